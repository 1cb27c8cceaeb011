using Microsoft.AspNetCore.Diagnostics;
using NewsArchive.Search.Index;
using NewsArchive.Storage;

namespace NewsArchive.Hosting;

/// <summary>How a fault of the store is answered, to people and to programs. What is no such fault is a bug, and answered 500.</summary>
/// <param name="Status">The status of the answer.</param>
/// <param name="Message">What has happened, and what to do.</param>
/// <param name="RetryAfter">After how many seconds the same request may succeed; null when somebody has to do something before.</param>
internal sealed record FaultAnswer(int Status, Message Message, int? RetryAfter = null)
{
    // An import of another program, or a backup on a slow disk: seldom over sooner.
    private const int SecondsUntilFree = 5, SecondsUntilIndexed = 2;

    /// <summary>The key of the title, where it is not that of the status.</summary>
    public string? Title { get; private init; }

    /// <summary>Whether the search index is damaged, which can be built anew.</summary>
    public bool IsOfIndex { get; private init; }

    /// <summary>The answer to a fault; null for a bug, and where there is none.</summary>
    public static FaultAnswer? Of(Exception? fault, string folder) => fault is IndexNotReadyException { State: var state }
        ? new(StatusCodes.Status503ServiceUnavailable, state.Total == 0 ? new Message("search.not-open") : new Message("search.not-ready", state.Done, state.Total), SecondsUntilIndexed) { Title = "status.not-ready" }
        : OfStore(fault, folder);

    private static FaultAnswer? OfStore(Exception? fault, string folder) => StoreFaults.Of(fault) switch
    {
        StoreFault.Busy => new(StatusCodes.Status503ServiceUnavailable, new Message("store.busy"), SecondsUntilFree),
        StoreFault.Full => new(StatusCodes.Status507InsufficientStorage, new Message("store.full", folder)),
        StoreFault.ReadOnly => new(StatusCodes.Status503ServiceUnavailable, new Message("store.read-only", folder)),
        StoreFault.NoAccess => new(StatusCodes.Status503ServiceUnavailable, new Message("store.no-access", folder)),
        StoreFault.Damaged => OfDamage(DamagedArchiveException.In(fault)),
        StoreFault.Device => new(StatusCodes.Status503ServiceUnavailable, new Message("store.device", folder)),
        _ => DamagedArchiveException.In(fault) is { } part ? OfDamage(part) : null,
    };

    private static FaultAnswer OfDamage(DamagedPart? part) => new(StatusCodes.Status503ServiceUnavailable, part switch
    {
        DamagedPart.Index => new Message("failure.damaged-index"),
        DamagedPart.Original => new Message("failure.damaged-original"),
        _ => new Message("failure.damaged-data"),
    })
    {
        Title = "status.damaged",
        IsOfIndex = part == DamagedPart.Index,
    };

    /// <summary>The answer to the fault that ended a request, with its headers set.</summary>
    public static FaultAnswer? Of(HttpContext context)
    {
        var answer = Of(context.Features.Get<IExceptionHandlerFeature>()?.Error, context.RequestServices.GetRequiredService<ArchiveOptions>().DataDirectory);
        if (answer?.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = $"{seconds}";
        return answer;
    }
}
