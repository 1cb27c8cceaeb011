using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Support;

/// <summary>Names in many places: a few in some articles, one in very many, and hostile texts.</summary>
public sealed class TaggedSite() : TestSite(folder =>
{
    folder.Write("un.txt", "date 2020-01 Peskov à Moscou\n\nDmitri Peskov a parlé, selon Peskov, que M. Peskov l’a lu.\n");
    folder.Write("deux.txt", "date 2021-01 L’Université de Moscou\n\nElle est à Moscou.\n");
    folder.Write("trois.txt", "date 2022-01 Deux fois Kirby\n\nKirby, encore.\n");
    folder.Write("quatre.txt", "date 2023-01 Attaques\n\n" + string.Join("\n\n", Attacks.Lines) + "\n\nUn alert de plus.\n");
    for (var i = 0; i < Many / 10; i++)
        folder.Write($"many-{i:000}.txt", $"date 2011-{(i % 12) + 1:00} Article {i}\n\n{string.Concat(Enumerable.Repeat("Près de Tchernobyl, rien. ", 10))}\n");
})
{
    public const int Many = 2000;
}

internal static class Nodes
{
    /// <summary>An object with a property more, as JSON.</summary>
    public static string With(this JsonNode node, string name, object value)
    {
        node[name] = JsonSerializer.SerializeToNode(value);
        return node.ToJsonString();
    }
}
