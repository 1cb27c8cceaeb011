using System.Text.Json;
using NewsArchive.Text;

namespace NewsArchive.Proposals.Names;

public class NameAccuracyTests
{
    // The weights were learned from these articles too: the floor tells when they no longer fit the features that are asked, not how good they are elsewhere (see the README beside them).
    [Fact]
    public void Weights_and_features_fit_each_other()
    {
        var (gold, proposed, right) = (0, 0, 0);
        foreach (var line in Checkout.Fixture("names-wikinews.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var article = JsonDocument.Parse(line);
            var text = article.RootElement.GetProperty("text").GetString()!;
            var wanted = Outermost(article.RootElement.GetProperty("mentions"), text);
            var found = NameProposer.Propose(text);
            gold += wanted.Count;
            proposed += found.Count;
            right += found.Count(name => wanted.Contains((name.Start, name.End, name.Kind)));
        }

        Assert.InRange(2.0 * right / (gold + proposed), 0.9, 1);
    }

    private static List<(int Start, int End, ProposedKind Kind)> Outermost(JsonElement mentions, string text)
    {
        var outermost = new List<(int Start, int End, ProposedKind Kind)>();
        var all = mentions.EnumerateArray().Select(mention => (
            Start: Offsets.FromCodePoints(text, mention.GetProperty("start").GetInt32()),
            End: Offsets.FromCodePoints(text, mention.GetProperty("end").GetInt32()),
            Kind: Enum.Parse<ProposedKind>(mention.GetProperty("type").GetString()!, ignoreCase: true)));
        foreach (var mention in all.OrderBy(mention => mention.Start).ThenByDescending(mention => mention.End))
        {
            if (outermost.Count == 0 || mention.Start >= outermost[^1].End)
                outermost.Add(mention);
        }

        return outermost;
    }
}
