using System.Data.Common;

namespace NewsArchive.Storage;

/// <summary>Tells at one look whether texts have come since the last one: what reads all of them need not search for new ones each time.</summary>
public static class NewestText
{
    /// <summary>The number of the text that came last, a later revision of an article among them.</summary>
    /// <param name="connection">An open connection.</param>
    public static long Of(DbConnection connection) => connection.Read<long>("SELECT coalesce(max(id), 0) FROM revision");
}
