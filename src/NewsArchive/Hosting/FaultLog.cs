using NewsArchive.Importing;
using NewsArchive.Storage;
using Serilog.Extensions.Logging;

namespace NewsArchive.Hosting;

/// <summary>What a command writes down of the faults that it tells a person in one sentence: into the same files as the site. Nothing is opened before there is something to write.</summary>
internal sealed class FaultLog(ArchiveOptions archive) : ILogger<Importer>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        using var provider = new SerilogLoggerProvider(Logging.OfFile(archive), dispose: true);
        provider.CreateLogger(typeof(Importer).FullName!).Log(logLevel, eventId, state, exception, formatter);
    }
}
