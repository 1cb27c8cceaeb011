using System.Globalization;
using NewsArchive.Storage;
using Serilog;
using Serilog.Configuration;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace NewsArchive.Hosting;

/// <summary>Serilog behind <c>ILogger</c>: warnings on the console, everything in a file a day in the data directory.</summary>
internal static class Logging
{
    private const string Form = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";

    public static void Configure(WebApplicationBuilder builder, ArchiveOptions archive)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            // What keeps the site from starting is said in a sentence by Failures.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            .WriteTo.Console(LogEventLevel.Warning, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose)
            .WriteTo.Files(archive)
            .ReadFrom.Configuration(builder.Configuration)
            .CreateLogger();
        builder.Logging.ClearProviders().AddProvider(new SerilogLoggerProvider(logger, dispose: true));
    }

    /// <summary>The log files alone, for a command that runs beside a site or without one.</summary>
    public static SerilogLoggerProvider OfFile(ArchiveOptions archive) =>
        new(new LoggerConfiguration().WriteTo.Files(archive).CreateLogger(), dispose: true);

    private static LoggerConfiguration Files(this LoggerSinkConfiguration to, ArchiveOptions archive) => to.File(
        Path.Combine(archive.LogDirectory, "newsarchive-.log"), outputTemplate: Form, formatProvider: CultureInfo.InvariantCulture,
        rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14, fileSizeLimitBytes: 20 * 1024 * 1024, rollOnFileSizeLimit: true, shared: true);
}

/// <summary>One event per request: what was asked, how it was answered, how long it took. Never the body, never a query's words.</summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var since = TimeProvider.System.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var level = context.Response.StatusCode >= 500 ? LogLevel.Error : LogLevel.Information;
            log.Log(level, "{Method} {Path} {Status} {Elapsed:0.0} ms", context.Request.Method, context.Request.Path.ToUriComponent(),
                context.Response.StatusCode, TimeProvider.System.GetElapsedTime(since).TotalMilliseconds);
        }
    }
}
