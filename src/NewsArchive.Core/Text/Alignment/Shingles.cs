namespace NewsArchive.Text.Alignment;

/// <summary>Tells whether some tokens in a row stand in a text only once.</summary>
/// <remarks>Four neighbours at a time are counted by a hash: what is said to stand once does; what stands once may, rarely, be said to stand more often.</remarks>
internal sealed class Shingles
{
    private const int Length = 4;

    private readonly byte[] _counts;

    public Shingles(TokenizedText text)
    {
        _counts = new byte[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, 4 * text.Count))];
        for (var token = 0; token + Length <= text.Count; token++)
        {
            ref var count = ref _counts[PlaceOf(text.Ids.Slice(token, Length))];
            count = (byte)Math.Min(2, count + 1);
        }
    }

    public bool HasOnce(ReadOnlySpan<int> ids)
    {
        for (var i = 0; i + Length <= ids.Length; i++)
        {
            if (_counts[PlaceOf(ids.Slice(i, Length))] < 2)
                return true;
        }

        return false;
    }

    private int PlaceOf(ReadOnlySpan<int> ids)
    {
        var hash = 14695981039346656037UL;
        foreach (var id in ids)
            hash = (hash ^ (uint)id) * 1099511628211UL;
        return (int)(hash ^ (hash >> 31)) & (_counts.Length - 1);
    }
}
