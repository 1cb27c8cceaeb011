using System.Globalization;
using System.Text;
using System.Text.Json;
using NewsArchive.Articles;

namespace NewsArchive.Storage;

/// <summary>The blocks of a revision as one short column: <c>[[0,12,"headline"],…]</c>.</summary>
internal static class BlockList
{
    private static readonly string[] Names = [.. Enum.GetValues<BlockKind>().Select(kind => kind.ToString().ToLowerInvariant())];

    public static string Write(IReadOnlyList<Block> blocks)
    {
        var json = new StringBuilder("[");
        foreach (var block in blocks)
            json.Append(CultureInfo.InvariantCulture, $"{(json.Length > 1 ? "," : "")}[{block.Start},{block.End},\"{Names[(int)block.Kind]}\"]");
        return json.Append(']').ToString();
    }

    /// <exception cref="DamagedArchiveException">It is not what was written.</exception>
    public static List<Block> Read(string stored)
    {
        try
        {
            using var json = JsonDocument.Parse(stored);
            return [.. json.RootElement.EnumerateArray().Select(block =>
                new Block(block[0].GetInt32(), block[1].GetInt32(), (BlockKind)Array.IndexOf(Names, block[2].GetString())))];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new DamagedArchiveException(DamagedPart.Data, fault);
        }
    }
}
