using System.Data.Common;

namespace NewsArchive.Storage;

/// <summary>Whether an archive has articles.</summary>
public static class ArticleCount
{
    /// <summary>Whether there is any, deleted ones included.</summary>
    /// <param name="connection">An open connection.</param>
    public static bool IsAny(DbConnection connection) => connection.Read<long>("SELECT EXISTS (SELECT 1 FROM article)") == 1;
}
