namespace NewsArchive.Exporting;

/// <summary>A form in which articles and annotations leave the archive. Each is a class of its own; <see cref="All"/> names them.</summary>
public abstract class ExportFormat
{
    /// <summary>Every format, the most complete first.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new JsonLinesExport(), new CsvExport(), new WebAnnotationExport(), new BratExport(), new ConllExport(), new TeiExport(), new CasExport(), new BibtexExport(), new RisExport(),
    ];

    /// <summary>The format of a name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>Null when there is none.</returns>
    public static ExportFormat? Of(string? name) => All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Its name in commands and addresses.</summary>
    public abstract string Name { get; }

    /// <summary>How the name of its file ends, without a dot.</summary>
    public abstract string Ending { get; }

    /// <summary>Its media type.</summary>
    public abstract string MediaType { get; }

    /// <summary>What it cannot hold: each has a sentence <c>export-lacks.…</c>.</summary>
    public abstract IReadOnlyList<string> Lacks { get; }

    /// <summary>The least certain standing it can tell from others; what stands less certainly is left out.</summary>
    internal virtual Standing Tells => Standing.Sure;

    /// <summary>Whether it holds rejected annotations.</summary>
    internal virtual bool HasRejected => false;

    /// <summary>In what it counts places: <c>utf-16</c> or <c>code points</c>; null where it has none.</summary>
    internal virtual string? Offsets => "utf-16";

    /// <summary>Writes everything, to a stream that passes even synchronous writes on asynchronously.</summary>
    internal abstract Task WriteAsync(Export export, Stream output, CancellationToken cancellation);
}
