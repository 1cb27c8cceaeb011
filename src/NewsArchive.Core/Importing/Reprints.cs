using System.Data.Common;
using System.Runtime.CompilerServices;
using NewsArchive.Storage;

namespace NewsArchive.Importing;

/// <summary>Finds the articles whose texts are nearly the same: agency copy that several papers printed, updates of one story.</summary>
/// <remarks>
/// Each text is read once and leaves a sketch of 64 bytes; then what is new is looked up among all sketches, and only texts that
/// have a band in common are compared word by word. The work grows with the number of articles, memory with the number looked up at once.
/// Every step is a transaction of its own: it can be stopped at any moment, and goes on.
/// </remarks>
public static class Reprints
{
    /// <summary>From which likeness on two texts are called the same (<see cref="Text.Shingles.Likeness"/>).</summary>
    public const double Alike = 0.5;

    /// <summary>How many articles are like another one.</summary>
    /// <param name="connection">An open connection.</param>
    public static long Count(DbConnection connection) => connection.Read<long>("SELECT count(*) FROM article_sketch WHERE group_id IS NOT NULL");

    /// <summary>Reads what has not been read, then joins what is alike.</summary>
    /// <param name="connection">An open connection without a transaction.</param>
    /// <param name="cancellation">Stops before the next step is stored.</param>
    /// <returns>After each step, how many articles it was about. The steps are taken as they are asked for.</returns>
    /// <exception cref="BusyArchiveException">Somebody else is writing for long; nothing is lost.</exception>
    public static async IAsyncEnumerable<int> StepsAsync(DbConnection connection, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var (sketching, more) = (new Sketching(connection), true); more;)
        {
            var read = await sketching.NextAsync(cancellation);
            more = read > 0;
            if (more)
                yield return read;
        }

        for (var more = true; more;)
        {
            var joined = await new Joining(connection).NextAsync(cancellation);
            more = joined > 0;
            if (more)
                yield return joined;
        }
    }
}
