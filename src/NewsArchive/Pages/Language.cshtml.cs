using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Pages.Shared;
using NewsArchive.Wording;

namespace NewsArchive.Pages;

/// <summary>The switch between French and English. Nothing to see here: it leads back.</summary>
public sealed class LanguageModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public IActionResult OnPost(string? language, string? back)
    {
        if (Texts.Languages.FirstOrDefault(known => known.Name == language) is { } chosen)
        {
            Response.Cookies.Append(
                "newsarchive-language",
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)),
                new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        }

        return WayBack.To(Url, back, "/");
    }
}
