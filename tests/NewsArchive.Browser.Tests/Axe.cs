using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace NewsArchive.Browser.Tests;

/// <summary>The accessibility rules of axe, asked for faults only.</summary>
/// <remarks>The package's own way opens a window for each look, to join what frames report; no page of ours has frames.</remarks>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private static readonly string[] Standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    /// <summary>What is wrong with the page as it stands, one line for each element.</summary>
    public static Task<string[]> FaultsAsync(IPage page) => RunAsync(page, "tag", Standards);

    /// <summary>What cannot be read for its colours: all that is different in the dark.</summary>
    public static Task<string[]> FaultsOfColourAsync(IPage page) => RunAsync(page, "rule", ["color-contrast"]);

    private static async Task<string[]> RunAsync(IPage page, string type, string[] values)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>("""
            async only => {
              const { violations } = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
              return violations.flatMap(({ id, help, nodes }) => nodes.map(node => `${id} (${help}) ${node.html}`));
            }
            """, new { type, values });
    }
}
