using System.Buffers;
using System.Text.Json;
using NewsArchive.Text;

namespace NewsArchive.Returning;

/// <summary>The annotations in a JSON file of any size, one in memory at a time, wherever they stand in it: alone, in lists, pages or collections.</summary>
/// <remarks>What has the type <c>Annotation</c> is one; any other object is only looked into.</remarks>
internal sealed class JsonItems(Stream stream)
{
    private const int Block = 1 << 16;
    private const int Longest = 16 << 20;

    private byte[] _buffer = new byte[Block];
    private int _length;
    private bool _isEnd;

    /// <exception cref="JsonException">It is no JSON, it ends too early, or one annotation is longer than can be held.</exception>
    public IEnumerable<JsonElement> Read()
    {
        Fill();
        // A mark of the byte order is no part of the text.
        var at = _buffer.AsSpan(0, _length).StartsWith("\uFEFF"u8) ? 3 : 0;
        // Several values, one behind the other or one to a line, are read as one list.
        var state = new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        while (true)
        {
            if (Next(ref at, ref state) is { } annotation)
                yield return annotation;
            else if (_isEnd)
                break;
            else
                More(ref at);
        }
    }

    // The next annotation in what was read, or null when more must be read first.
    private JsonElement? Next(ref int at, ref JsonReaderState state)
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(at, _length - at), _isEnd, state);
        while (true)
        {
            var (consumed, before) = ((int)reader.BytesConsumed, reader.CurrentState);
            var isRead = reader.Read();
            if (isRead && reader.TokenType != JsonTokenType.StartObject)
                continue;
            var isAnnotation = isRead ? IsAnnotation(reader) : null;
            if (isAnnotation == false)
                continue;
            if (isAnnotation == true && JsonElement.TryParseValue(ref reader, out var annotation))
            {
                (at, state) = (at + (int)reader.BytesConsumed, reader.CurrentState);
                return annotation;
            }

            (at, state) = (at + consumed, before);
            return null;
        }
    }

    /// <param name="reader">A copy, at the beginning of an object.</param>
    /// <returns>Null when too little was read to say so.</returns>
    private static bool? IsAnnotation(Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
                return false;
            // What holds others is none, however much there is of it.
            if (Is(reader, "items"u8) || Is(reader, "first"u8) || Is(reader, "@graph"u8))
                return false;
            var isType = Is(reader, "type"u8) || Is(reader, "@type"u8);
            if (!reader.Read())
                return null;
            if (isType)
                return Names(ref reader);
            if (!reader.TrySkip())
                return null;
        }

        return null;
    }

    private static bool? Names(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return IsName(reader);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (IsName(reader))
                return true;
        }

        return reader.TokenType == JsonTokenType.EndArray ? false : null;
    }

    private static bool IsName(Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String
        && (Is(reader, "Annotation"u8) || Is(reader, "oa:Annotation"u8) || Is(reader, "http://www.w3.org/ns/oa#Annotation"u8));

    // To compare what holds half a surrogate pair throws; it is none of these words.
    private static bool Is(Utf8JsonReader reader, ReadOnlySpan<byte> word) =>
        (!reader.ValueIsEscaped || StorableText.FaultInJson(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan) is null) && reader.ValueTextEquals(word);

    private void More(ref int at)
    {
        Buffer.BlockCopy(_buffer, at, _buffer, 0, _length - at);
        (_length, at) = (_length - at, 0);
        if (_length == _buffer.Length)
        {
            if (_buffer.Length >= Longest)
                throw new JsonException();
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        Fill();
    }

    private void Fill()
    {
        var read = stream.ReadAtLeast(_buffer.AsSpan(_length), 1, throwOnEndOfStream: false);
        _isEnd = read == 0;
        _length += read;
    }
}
