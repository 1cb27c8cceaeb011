namespace NewsArchive.Cli;

/// <summary>The name of a file on the command line.</summary>
internal static class FileArgument
{
    /// <summary>Whether it can name a file at all.</summary>
    public static bool IsPath(string typed) => !string.IsNullOrWhiteSpace(typed) && !typed.Contains('\0', StringComparison.Ordinal);
}
