using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Shared;

/// <summary>What was done, said on the next page together with a button that undoes it.</summary>
internal static class Flash
{
    public static void Set(PageModel page, string key, long change)
    {
        page.TempData["Done"] = Texts.Say(key);
        page.TempData["Change"] = $"{change}";
        // What was taken back can be done again.
        page.TempData["Redo"] = key == "done.undone";
    }

    /// <summary>What was done and is not undone from where it is said.</summary>
    public static void Set(PageModel page, string key) => page.TempData["Done"] = Texts.Say(key);

    /// <summary>The query of the page a form was sent from, without the name of the form.</summary>
    public static string WithoutHandler(this QueryString query)
    {
        var rest = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query.Value).Where(pair => pair.Key != "handler");
        return QueryString.Create(rest).ToString();
    }
}
