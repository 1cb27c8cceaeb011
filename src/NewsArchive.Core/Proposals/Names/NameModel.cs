using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NewsArchive.Proposals.Names;

/// <summary>The learned weights: for each feature one number per tag, and one for each pair of neighbouring tags.</summary>
/// <remarks>Made by the part <c>names</c> of the benchmarks from data named in <c>README.md</c> beside the resource.</remarks>
internal sealed class NameModel
{
    private static readonly Lazy<NameModel> Loaded = new(() => Read(ResourceReader.Open("model.bin")));

    // Features none of whose weights, rounded, is as great are left out: they change no answer, and are a third of all.
    private const int Least = 5;

    private readonly HashTable _rows;
    private readonly sbyte[] _weights;
    private readonly float _unit;

    private NameModel(HashTable rows, sbyte[] weights, float unit, TagTransitions transitions) =>
        (_rows, _weights, _unit, Transitions) = (rows, weights, unit, transitions);

    public static NameModel Default => Loaded.Value;

    public TagTransitions Transitions { get; }

    /// <summary>The sums of the weights of features, for each tag.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<float> scores)
    {
        var (low, high) = (Vector128<short>.Zero, Vector128<short>.Zero);
        foreach (var feature in features)
        {
            var row = _rows[feature];
            if (row == 0)
                continue;
            var (left, right) = Vector128.Widen(Vector128.Create(_weights.AsSpan((row - 1) * NameTag.Width, NameTag.Width)));
            (low, high) = (low + left, high + right);
        }

        for (var tag = 0; tag < NameTag.Count; tag++)
            scores[tag] = (tag < 8 ? low[tag] : high[tag - 8]) * _unit;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static NameModel Read(Stream stream)
    {
        var reader = new ResourceReader(stream);
        var (count, unit) = (reader.Number(), reader.Real());
        var transitions = new TagTransitions();
        for (var i = 0; i < transitions.Weights.Length; i++)
            transitions.Weights[i] = reader.Real();
        transitions.Update();
        var rows = new HashTable(count);
        rows.NumberAll(reader.Keys(count));
        var weights = new sbyte[count * NameTag.Width];
        for (var tag = 0; tag < NameTag.Count; tag++)
        {
            var column = reader.Bytes(count);
            for (var row = 0; row < count; row++)
                weights[(row * NameTag.Width) + tag] = (sbyte)column[row];
        }

        return new NameModel(rows, weights, unit, transitions);
    }

    /// <summary>Writes a model: the weights are rounded to a 127th of the greatest, and features of which nothing is left are dropped.</summary>
    public static void Write(Stream stream, IReadOnlyCollection<(uint Key, float[] Weights)> features, TagTransitions transitions, CompressionLevel level)
    {
        var unit = features.Max(feature => feature.Weights.Max(MathF.Abs)) / sbyte.MaxValue;
        var rows = features.Select(feature => (feature.Key, Weights: Array.ConvertAll(feature.Weights, weight => (sbyte)Math.Clamp(MathF.Round(weight / unit), -127, 127))))
            .Where(row => row.Weights.Any(weight => Math.Abs(weight) >= Least)).OrderBy(row => row.Key).ToList();
        using var writer = new BinaryWriter(new BrotliStream(stream, level, leaveOpen: true));
        writer.Write(rows.Count);
        writer.Write(unit);
        foreach (var transition in transitions.Weights)
            writer.Write(transition);
        ResourceReader.Write(writer, rows.Select(row => row.Key));
        for (var tag = 0; tag < NameTag.Count; tag++)
        {
            foreach (var (_, weights) in rows)
                writer.Write(weights[tag]);
        }
    }
}
