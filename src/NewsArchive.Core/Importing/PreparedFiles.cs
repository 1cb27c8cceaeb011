using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NewsArchive.Storage;

namespace NewsArchive.Importing;

/// <summary>First four stages of an import, on all cores: what is found is unpacked, read and parsed. Whatever a file makes the program do, that file is rejected, and the next ones follow.</summary>
internal sealed class PreparedFiles(ImportRequest request, ArchiveOptions options, ILogger log)
{
    private readonly Channel<Task<PreparedFile>> _prepared = Channel.CreateBounded<Task<PreparedFile>>(2 * Environment.ProcessorCount);

    /// <summary>The files in their order, as they become ready.</summary>
    public ChannelReader<Task<PreparedFile>> Reader => _prepared.Reader;

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.Yield();
            foreach (var file in FileFinder.Find(request.Paths).Where(file => request.Only?.Invoke(file.Path) ?? true).Select(request.Name).SelectMany(Unpack))
                await _prepared.Writer.WriteAsync(Task.Run(() => Prepare(file), cancellation), cancellation);
            _prepared.Writer.Complete();
        }
        catch (Exception fault)
        {
            _prepared.Writer.Complete(fault);
            throw;
        }
    }

    private IEnumerable<FoundFile> Unpack(FoundFile file)
    {
        using var inside = Unpacking.Of(file, options.LargestFile).GetEnumerator();
        while (Next(inside, file, out var fault))
            yield return fault ?? inside.Current;

        bool Next(IEnumerator<FoundFile> from, FoundFile of, out FoundFile? rejected)
        {
            rejected = null;
            try
            {
                return from.MoveNext();
            }
            catch (Exception fault)
            {
                log.LogError(fault, "{File} could not be read to its end", of.Shown);
                rejected = of with { Rejected = RunFault.OfFile(fault) };
                // An iterator that has thrown is at its end.
                return true;
            }
        }
    }

    private PreparedFile Prepare(FoundFile file)
    {
        try
        {
            return PreparedFile.Of(file, options);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "{File} could not be read", file.Shown);
            return PreparedFile.Reject(file, RunFault.OfFile(fault));
        }
    }
}
