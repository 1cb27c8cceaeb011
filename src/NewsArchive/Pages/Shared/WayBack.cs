using Microsoft.AspNetCore.Mvc;

namespace NewsArchive.Pages.Shared;

/// <summary>Where a form leads back to: only to an address of this site, and only if it can stand in a header.</summary>
internal static class WayBack
{
    public static LocalRedirectResult To(IUrlHelper url, string? back, string otherwise) =>
        new(url.IsLocalUrl(back) && back.All(c => c is > ' ' and < '\x7f') ? back : otherwise);
}
