using System.Diagnostics;

namespace NewsArchive.Tests.Support;

/// <summary>A test that mounts a file system: skipped with a reason where that is not allowed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MountFactAttribute : FactAttribute
{
    public MountFactAttribute() => Skip = Mount.ReasonToSkip;
}

/// <summary>A folder that is a file system of its own: a small disk, or one that is write-protected.</summary>
public sealed class Mount : IDisposable
{
    private static readonly Lazy<string?> Reason = new(Try);

    private readonly string _folder;

    private Mount(string folder, params string[] arguments)
    {
        _folder = folder;
        if (!Run("mount", [.. arguments, folder]))
            throw new InvalidOperationException($"{folder} could not be mounted.");
    }

    public static string? ReasonToSkip => Reason.Value;

    /// <summary>Makes a folder a disk of a few megabytes.</summary>
    public static Mount SmallDisk(string folder, int megabytes) =>
        new(Directory.CreateDirectory(folder).FullName, "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs");

    /// <summary>Write-protects a folder, with what is in it.</summary>
    public static Mount WriteProtected(string folder)
    {
        var mount = new Mount(folder, "--bind", folder);
        return Run("mount", "-o", "remount,ro,bind", folder) ? mount : throw new InvalidOperationException($"{folder} could not be write-protected.");
    }

    public void Dispose() => Run("umount", "--lazy", _folder);

    private static string? Try()
    {
        if (!OperatingSystem.IsLinux())
            return "A file system is mounted by the command of Linux.";
        using var folder = new TemporaryFolder();
        if (!Run("mount", "-t", "tmpfs", "tmpfs", folder.Path))
            return "This account may not mount a file system.";
        Run("umount", folder.Path);
        return null;
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
