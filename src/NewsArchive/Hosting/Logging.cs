using System.Globalization;
using NewsArchive.Storage;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;

namespace NewsArchive.Hosting;

/// <summary>Serilog behind <c>ILogger</c>: warnings on the console, everything in a file a day in the data directory.</summary>
internal static class Logging
{
    private const string FileForm = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Fault:l}";
    private const string ConsoleForm = "[{Timestamp:HH:mm:ss} {Level:u3}] {Message:lj}{NewLine}{Fault:l}";

    /// <summary>Logs to the console what happens before a host has read its settings.</summary>
    public static Serilog.ILogger Bootstrap() =>
        new LoggerConfiguration().Enrich.With<FaultText>().WriteTo.Warnings().CreateBootstrapLogger();

    /// <summary>Logs of one host; several in one process do not share a logger.</summary>
    public static void Configure(WebApplicationBuilder builder, ArchiveOptions archive)
    {
        builder.Logging.ClearProviders();
        builder.Host.UseSerilog(
            (_, logger) => logger
                .MinimumLevel.Information()
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
                // What keeps the site from starting is said in a sentence by Failures.
                .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
                // It throws what it logs, so whoever catches it would log it again.
                .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)
                .Enrich.With<FaultText>()
                .WriteTo.Warnings()
                .WriteTo.Files(archive)
                .ReadFrom.Configuration(builder.Configuration),
            preserveStaticLogger: true,
            // Whoever adds a provider gets what the files get.
            writeToProviders: true);
    }

    /// <summary>One event per request: what was asked, how it was answered, how long it took. Never the body, never a query's words.</summary>
    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
        // « l »: without quotation marks, in every sink.
        options.MessageTemplate = "{RequestMethod:l} {RequestPath:l} {StatusCode} {Elapsed:0.0} ms";
        // The middleware would give the path decoded: a line end in it would begin a line of the log.
        options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
        [
            new LogEventProperty("RequestMethod", new ScalarValue(context.Request.Method)),
            new LogEventProperty("RequestPath", new ScalarValue(context.Request.Path.ToUriComponent())),
            new LogEventProperty("StatusCode", new ScalarValue(status)),
            new LogEventProperty("Elapsed", new ScalarValue(elapsed)),
        ];
        options.GetLevel = (context, _, fault) => fault is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error : LogEventLevel.Information;
    });

    /// <summary>The log files alone, for a command that runs with or without a site.</summary>
    public static Logger OfFile(ArchiveOptions archive) =>
        new LoggerConfiguration().Enrich.With<FaultText>().WriteTo.Files(archive).CreateLogger();

    private static LoggerConfiguration Warnings(this LoggerSinkConfiguration to) => to.Console(
        LogEventLevel.Warning, ConsoleForm, CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose);

    private static LoggerConfiguration Files(this LoggerSinkConfiguration to, ArchiveOptions archive) => to.File(
        Path.Combine(archive.LogDirectory, "newsarchive-.log"), outputTemplate: FileForm, formatProvider: CultureInfo.InvariantCulture,
        rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14, fileSizeLimitBytes: 20 * 1024 * 1024, rollOnFileSizeLimit: true, shared: true);

    /// <summary>The exception of an event as text: a bug with its stack; a full disk, a lock or damage in one line, since no stack explains them.</summary>
    private sealed class FaultText : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            if (logEvent.Exception is not { } fault)
                return;
            var text = StoreFaults.Of(fault) is null ? fault.ToString() : Line(fault);
            logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty("Fault", text + Environment.NewLine));
        }

        private static string Line(Exception fault) =>
            $"{fault.GetType().Name}: {fault.Message}{(fault.InnerException is { } cause ? $" ({cause.GetType().Name})" : "")}";
    }
}
