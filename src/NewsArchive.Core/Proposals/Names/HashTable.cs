using System.Runtime.CompilerServices;

namespace NewsArchive.Proposals.Names;

/// <summary>A table from hashes to numbers with open addressing: made once, then only read, by any number of threads.</summary>
internal sealed class HashTable
{
    // A key and its value lie side by side: one look into memory finds both. 0 is an empty place.
    private readonly ulong[] _places;
    private readonly int _mask;

    /// <summary>Makes an empty table.</summary>
    /// <param name="count">How many keys will be added at most.</param>
    public HashTable(int count)
    {
        var size = 16;
        while (size < count * 2)
            size *= 2;
        (_places, _mask) = (new ulong[size], size - 1);
    }

    /// <summary>The value of a key, or 0.</summary>
    public int this[uint key]
    {
        get
        {
            for (var at = (int)key & _mask; ; at = (at + 1) & _mask)
            {
                var place = _places[at];
                if ((uint)(place >> 32) == key || place == 0)
                    return (int)place;
            }
        }
    }

    /// <summary>Adds to a key the bits of a value other than 0.</summary>
    public void Or(uint key, int value)
    {
        var at = (int)key & _mask;
        while (_places[at] != 0 && (uint)(_places[at] >> 32) != key)
            at = (at + 1) & _mask;
        _places[at] = ((ulong)key << 32) | (uint)(int)_places[at] | (uint)value;
    }

    /// <summary>Adds to each of many keys the bits of a value other than 0.</summary>
    // Optimised at once: it runs a few times only, and long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void OrAll(uint[] keys, int value)
    {
        foreach (var key in keys)
            Or(key, value);
    }

    /// <summary>Gives every key its number, from 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void NumberAll(uint[] keys)
    {
        for (var i = 0; i < keys.Length; i++)
            Or(keys[i], i + 1);
    }
}
