using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NewsArchive.Annotations;

namespace NewsArchive.Storage;

/// <summary>The columns of a change that its hash covers, as they lie in the database.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">When it was saved, in milliseconds since 1970 (UTC).</param>
/// <param name="ActorId">The number of whoever made it.</param>
/// <param name="Action">What was done, as the word that is stored.</param>
/// <param name="Subject">The kind of thing it was done to, as the word that is stored.</param>
/// <param name="SubjectId">The number of that thing.</param>
/// <param name="ArticleId">The article concerned, or null.</param>
/// <param name="Version">The version the subject has after it.</param>
/// <param name="Before">The content before, as JSON, or null.</param>
/// <param name="After">The content after, as JSON, or null.</param>
/// <param name="Undoes">The change it undoes, or null.</param>
/// <param name="Batch">The first change of its decision, or null.</param>
internal readonly record struct HashedChange(
    long Id, long At, long ActorId, string Action, string Subject, long SubjectId, long? ArticleId, long Version,
    string? Before, string? After, long? Undoes, long? Batch)
{
    /// <summary>What is stored of a change.</summary>
    public static HashedChange Of(Change change) => new(
        change.Id, change.At.ToUnixTimeMilliseconds(), change.ActorId, Word(change.Action), Word(change.Subject), change.SubjectId,
        change.ArticleId, change.Version, change.Before, change.After, change.Undoes, change.Batch);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

/// <summary>The hash that chains the changes of the history: none can be altered, removed or moved without breaking those that follow.</summary>
/// <remarks>
/// <para>SHA-256 over, in this order: the hash of the change before it (32 bytes; zeros for the first), then number, time, actor,
/// action, subject kind, subject number, article, version, before, after, undone change, batch.</para>
/// <para>A number is 8 bytes, big-endian, two's complement. A text is the length of its UTF-8 form in bytes, as such a number, and
/// then that form. Whatever may be null (article, before, after, undone change, batch) has one byte in front: 0 for null, with
/// nothing behind it, else 1. Times are milliseconds since 1970 (UTC), words are those of the columns <c>action</c> and
/// <c>subject</c>. No two changes have the same encoding.</para>
/// </remarks>
internal static class ChangeHash
{
    /// <summary>How many bytes a hash has.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    /// <summary>The hash of a change.</summary>
    /// <param name="previous">The hash of the change before it; zeros for the first.</param>
    /// <param name="change">The change.</param>
    public static byte[] Of(ReadOnlySpan<byte> previous, in HashedChange change)
    {
        var bytes = new ArrayBufferWriter<byte>(256 + (change.Before?.Length ?? 0) + (change.After?.Length ?? 0));
        bytes.Write(previous);
        Add(bytes, change.Id);
        Add(bytes, change.At);
        Add(bytes, change.ActorId);
        Add(bytes, change.Action);
        Add(bytes, change.Subject);
        Add(bytes, change.SubjectId);
        AddOptional(bytes, change.ArticleId);
        Add(bytes, change.Version);
        AddOptional(bytes, change.Before);
        AddOptional(bytes, change.After);
        AddOptional(bytes, change.Undoes);
        AddOptional(bytes, change.Batch);
        return SHA256.HashData(bytes.WrittenSpan);
    }

    /// <summary>The hash of a change whose values the database gives, in the order of <see cref="HashedChange"/> behind the hash before.</summary>
    internal static byte[] Of(object?[] values) => Of((byte[])values[0]!, new HashedChange(
        (long)values[1]!, (long)values[2]!, (long)values[3]!, (string)values[4]!, (string)values[5]!, (long)values[6]!, values[7] as long?, (long)values[8]!,
        values[9] as string, values[10] as string, values[11] as long?, values[12] as long?));

    private static void Add(ArrayBufferWriter<byte> bytes, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(sizeof(long)), number);
        bytes.Advance(sizeof(long));
    }

    private static void Add(ArrayBufferWriter<byte> bytes, string text)
    {
        Add(bytes, (long)Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, bytes);
    }

    private static void AddOptional(ArrayBufferWriter<byte> bytes, long? number)
    {
        bytes.Write([number is null ? (byte)0 : (byte)1]);
        if (number is { } known)
            Add(bytes, known);
    }

    private static void AddOptional(ArrayBufferWriter<byte> bytes, string? text)
    {
        bytes.Write([text is null ? (byte)0 : (byte)1]);
        if (text is not null)
            Add(bytes, text);
    }
}
