using Microsoft.Data.Sqlite;
using NewsArchive.Annotations;

namespace NewsArchive.Storage;

/// <summary>Writes lines of the change log by a prepared command, where they are many; see <see cref="ChangeLog.WriteAtOnce"/>.</summary>
internal sealed class ChangeWriter(SqliteConnection connection, SqliteTransaction? transaction, Action end) : IDisposable
{
    private readonly SqliteCommand _insert = connection.Prepare(transaction, """
        INSERT INTO change (id, at, who, action, subject, subject_id, article_id, version, before, after, undoes, batch)
        VALUES ($id, $at, $who, $action, $subject, $subjectId, $article, $version, $before, $after, $undoes, $batch)
        """, "$id", "$at", "$who", "$action", "$subject", "$subjectId", "$article", "$version", "$before", "$after", "$undoes", "$batch");

    public void Write(Change change) => _insert.Run(
        change.Id, change.At.ToUnixTimeMilliseconds(), change.Who, Word(change.Action), Word(change.Subject), change.SubjectId, change.ArticleId, change.Version,
        change.Before, change.After, change.Undoes, change.Batch);

    public void Dispose()
    {
        end();
        _insert.Dispose();
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
