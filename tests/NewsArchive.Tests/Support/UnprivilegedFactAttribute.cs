using System.Diagnostics;

namespace NewsArchive.Tests.Support;

/// <summary>A test that needs a user who may not read everything: not root, or another user that root can become.</summary>
public sealed class UnprivilegedFactAttribute : FactAttribute
{
    private const string BecomeAnother = "/usr/bin/setpriv";

    public UnprivilegedFactAttribute() => Skip = ReasonToSkip();

    /// <summary>The words before a command that is to run without privileges; none when the tests have none themselves.</summary>
    public static string[] Unprivileged => Environment.IsPrivilegedProcess ? [BecomeAnother, "--reuid=65534", "--regid=65534", "--clear-groups"] : [];

    private static string? ReasonToSkip()
    {
        if (!OperatingSystem.IsLinux())
            return "Permissions are those of Linux.";
        if (!Environment.IsPrivilegedProcess)
            return null;
        if (!File.Exists(BecomeAnother))
            return "The tests run as root, and setpriv is not installed.";
        using var reading = Process.Start(BecomeAnother, [.. Unprivileged[1..], "test", "-r", Path.Combine(AppContext.BaseDirectory, "NewsArchive.dll")]);
        reading.WaitForExit();
        return reading.ExitCode == 0 ? null : "The tests run as root, and other users cannot read the program.";
    }
}
