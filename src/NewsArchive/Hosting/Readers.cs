namespace NewsArchive.Hosting;

/// <summary>Whether anybody is at the site: what works beside it makes way for them.</summary>
internal sealed class Readers(TimeProvider time)
{
    // A page asks for its styles, and a reader goes on to the next one, within this.
    private static readonly TimeSpan Near = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(3);

    private long _last = long.MinValue;

    /// <summary>Whether somebody asked for something a moment ago.</summary>
    public bool AreHere => WereHereWithin(Near);

    /// <summary>Whether somebody asked for something within some time.</summary>
    public bool WereHereWithin(TimeSpan past) => Interlocked.Read(ref _last) is var last && last != long.MinValue && time.GetElapsedTime(last) < past;

    /// <summary>Notes that somebody asks, or has just been answered.</summary>
    public void Note() => Interlocked.Exchange(ref _last, time.GetTimestamp());

    /// <summary>Leaves the machine, and the pen, to others after a piece of work: briefly to those of another process, and nearly all of the time to readers.</summary>
    /// <param name="worked">How long the piece took.</param>
    /// <param name="cancellation">Ends the rest.</param>
    public Task RestAsync(TimeSpan worked, CancellationToken cancellation)
    {
        var rest = AreHere ? 29 * worked : worked / 4;
        return Task.Delay(rest < LongestRest ? rest : LongestRest, time, cancellation);
    }
}

/// <summary>Notes each request, at its beginning and at its end.</summary>
internal sealed class NoteReaders(RequestDelegate next, Readers readers)
{
    public async Task InvokeAsync(HttpContext context)
    {
        readers.Note();
        try
        {
            await next(context);
        }
        finally
        {
            readers.Note();
        }
    }
}
