using System.Data.Common;
using NewsArchive.Annotations;

namespace NewsArchive.Storage;

/// <summary>Writes lines of the change log by a prepared command, where they are many; see <see cref="ChangeLog.WriteAtOnce"/>.</summary>
internal sealed class ChangeWriter(DbConnection connection, DbTransaction? transaction, Action end) : IDisposable
{
    private readonly DbCommand _insert = connection.Prepare(transaction, """
        INSERT INTO change (id, at, actor_id, action, subject, subject_id, article_id, version, before, after, undoes, batch, hash)
        VALUES ($id, $at, $actor, $action, $subject, $subjectId, $article, $version, $before, $after, $undoes, $batch, $hash)
        """, "$id", "$at", "$actor", "$action", "$subject", "$subjectId", "$article", "$version", "$before", "$after", "$undoes", "$batch", "$hash");

    public void Write(Change change)
    {
        var hashed = HashedChange.Of(change);
        _insert.Run(
            hashed.Id, hashed.At, hashed.ActorId, hashed.Action, hashed.Subject, hashed.SubjectId, hashed.ArticleId, hashed.Version,
            hashed.Before, hashed.After, hashed.Undoes, hashed.Batch, change.Hash);
    }

    public void Dispose()
    {
        end();
        _insert.Dispose();
    }
}
