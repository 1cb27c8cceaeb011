using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Hosting;

/// <summary>Tells on the terminal where the site is and where the data lies, once it answers.</summary>
internal static class Announcement
{
    public static void Register(WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        foreach (var address in app.Urls)
            Console.WriteLine(Texts.Say("start.address", address));
        Console.WriteLine(Texts.Say("start.data", app.Services.GetRequiredService<ArchiveOptions>().DataDirectory));
        Console.WriteLine(Texts.Say("start.stop"));
    });
}
