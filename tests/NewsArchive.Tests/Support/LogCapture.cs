using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace NewsArchive.Tests.Support;

/// <summary>Keeps what is logged.</summary>
internal sealed class LogCapture(ConcurrentQueue<(LogLevel Level, string Text)> log) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Writer(log);

    public void Dispose()
    {
    }

    private sealed class Writer(ConcurrentQueue<(LogLevel Level, string Text)> log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));
    }
}
