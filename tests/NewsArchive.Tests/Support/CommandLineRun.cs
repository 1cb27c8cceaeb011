using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using NewsArchive.Cli;
using NewsArchive.Hosting;
using NewsArchive.Storage;

namespace NewsArchive.Tests.Support;

/// <summary>A run of the program: what it said and how it ended.</summary>
public sealed record CommandLineRun(int ExitCode, string Output, string Errors)
{
    public JsonNode Json => JsonNode.Parse(Output)!;

    /// <summary>What stands on standard output, blanks of every kind made one space.</summary>
    public string Words => Tidy(Output);

    public string ErrorWords => Tidy(Errors);

    private static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>The program with a data folder of its own; French unless said otherwise. Its commands run in this process, where a test does not ask for another one.</summary>
public sealed class CommandLineProgram : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string DataDirectory => Path.Combine(_folder.Path, "data");

    public string DatabaseFile => Path.Combine(DataDirectory, "archive.db");

    /// <summary>A file beside the data folder.</summary>
    public string Beside(string name) => Path.Combine(_folder.Path, name);

    /// <summary>One value straight from the database file.</summary>
    public T Read<T>(string sql) => Ask<T>($"Data Source={DatabaseFile};Pooling=False", sql);

    /// <summary>One value of a database file that is left as it is, such as a copy that was kept.</summary>
    public static T Read<T>(string file, string sql) => Ask<T>($"Data Source={file};Mode=ReadOnly;Pooling=False", sql);

    private static T Ask<T>(string source, string sql)
    {
        using var connection = new SqliteConnection(source);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)command.ExecuteScalar()!;
    }

    /// <summary>Changes the database file behind the program's back.</summary>
    public void Damage(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public Task<CommandLineRun> RunAsync(params string[] arguments) => RunAsync("fr_FR.UTF-8", arguments);

    public Task<CommandLineRun> RunAsync(string language, string[] arguments) => RunAsync(DataDirectory, language, [.. arguments, $"--Archive:DataDirectory={DataDirectory}"]);

    /// <summary>Runs a command on an archive, in this process, with nothing of its environment.</summary>
    /// <param name="dataDirectory">What the arguments say it is: its connections are closed at the end, as those of a process are.</param>
    /// <param name="language">As the variable LANG has it.</param>
    /// <param name="arguments">All of them.</param>
    /// <param name="input">Standard input; null for none.</param>
    public static async Task<CommandLineRun> RunAsync(string dataDirectory, string language, string[] arguments, string? input = null)
    {
        // Of this flow only.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language == "C" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language.Split('.')[0].Replace('_', '-'));
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        var console = new CommandConsole(new MemoryStream(Encoding.UTF8.GetBytes(input ?? "")), output, errors);
        var (settings, words) = CommandLineSettings.Split(arguments);
        try
        {
            var exitCode = await Task.Run(() => words.Length == 0
                ? Site.RunAsync([.. settings, "--applicationName=NewsArchive"], console)
                : CommandLine.RunAsync(words, () => new ConfigurationBuilder().AddCommandLine(settings).Build(), console));
            return new CommandLineRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(errors.ToArray()));
        }
        finally
        {
            ConnectionPools.Clear(new ArchiveOptions { DataDirectory = dataDirectory });
        }
    }

    /// <summary>Runs a command as a process of its own.</summary>
    public Task<CommandLineRun> RunProcessAsync(params string[] arguments) => FinishAsync(Start("fr_FR.UTF-8", [.. arguments, $"--Archive:DataDirectory={DataDirectory}"]));

    /// <summary>Starts the built program as a process of its own, in another folder than the tests.</summary>
    public Process Start(string language, string[] arguments, params (string Name, string Value)[] environment) => Start(language, [], arguments, environment);

    /// <summary>Starts the program by another one, such as one that gives up privileges.</summary>
    public Process Start(string language, string[] by, string[] arguments, params (string Name, string Value)[] environment)
    {
        string[] command = [.. by, "dotnet", Path.Combine(AppContext.BaseDirectory, "NewsArchive.dll"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("NEWSARCHIVE__", StringComparison.Ordinal) || name.StartsWith("LC_", StringComparison.Ordinal) || name is "LANGUAGE").ToList())
            start.Environment.Remove(name);
        start.Environment["LANG"] = language;
        // A test tells of its own annotations.
        start.Environment["NEWSARCHIVE__Archive__Propose"] = "false";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static async Task<CommandLineRun> FinishAsync(Process process)
    {
        using (process)
        {
            process.StandardInput.Close();
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return new CommandLineRun(process.ExitCode, await output, await errors);
        }
    }

    public void Dispose() => _folder.Dispose();
}
