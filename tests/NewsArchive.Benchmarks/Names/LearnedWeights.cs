using System.IO.Compression;
using NewsArchive.Proposals.Names;

namespace NewsArchive.Benchmarks.Names;

/// <summary>What was learned: the weights of each feature, and the transitions.</summary>
internal sealed record LearnedWeights(IReadOnlyCollection<(uint Key, float[] Weights)> Features, TagTransitions Transitions)
{
    public void Write(Stream stream, CompressionLevel level) => NameModel.Write(stream, Features, Transitions, level);

    public NameModel ToModel()
    {
        using var stream = new MemoryStream();
        Write(stream, CompressionLevel.Fastest);
        stream.Position = 0;
        return NameModel.Read(stream);
    }
}
