using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Hosting;

/// <summary>Tells on the terminal where the site is and where the data lies, once it answers.</summary>
internal static class Announcement
{
    public static void Register(WebApplication app, CommandConsole console) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        foreach (var address in app.Urls)
            console.Out.WriteLine(Texts.Say("start.address", address));
        console.Out.WriteLine(Texts.Say("start.data", app.Services.GetRequiredService<ArchiveOptions>().DataDirectory));
        console.Out.WriteLine(Texts.Say("start.stop"));
    });
}
