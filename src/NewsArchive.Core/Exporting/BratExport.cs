namespace NewsArchive.Exporting;

/// <summary>brat standoff: a text and its annotations for each article, and the configuration that makes a folder of them a collection of brat.</summary>
internal sealed class BratExport : ExportFormat
{
    // As brat reads it: the four sections must be there, even empty.
    private const string Configuration =
        "[entities]\nQuote\nCue\nSpeaker\n" +
        "Person\t<NORM>:Archive\nOrganization\t<NORM>:Archive\nPlace\t<NORM>:Archive\nEvent\t<NORM>:Archive\nOther\t<NORM>:Archive\n\n" +
        "[relations]\nSpokenBy\tArg1:Quote, Arg2:Speaker|Person|Organization|Place|Event|Other\nCuedBy\tArg1:Quote, Arg2:Cue\n" +
        "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n" +
        "[events]\n\n" +
        "[attributes]\nQuoteType\tArg:Quote, Value:Direct|Indirect|Mixed\nSpeakerKind\tArg:Quote, Value:Person|Organization|Place|Event|Other\nState\tArg:<ENTITY>, Value:Accepted|Proposed|Rejected\nToCheck\tArg:<ENTITY>\n";

    public override string Name => "brat";

    public override string Ending => "zip";

    public override string MediaType => "application/zip";

    public override IReadOnlyList<string> Lacks => ["metadata", "blocks", "earlier", "lines", "joined-parts", "categories", "origins", "register", "rejected", "originals", "history"];

    internal override Standing Tells => Standing.Check;

    internal override string Offsets => "code points";

    internal override async Task WriteAsync(Export export, Stream output, CancellationToken cancellation)
    {
        var zip = await ZippedFiles.BeginAsync(output, export.At, cancellation);
        await zip.WriteAsync("annotation.conf", Configuration, cancellation);
        await foreach (var article in export.Articles(ExportParts.Annotations, cancellation))
        {
            export.Name(article.Entities);
            var name = ZippedFiles.NameOf(article.Article);
            await zip.WriteAsync($"{name}.txt", article.Text, cancellation);
            await zip.WriteAsync($"{name}.ann", BratAnnotations.Of(article), cancellation);
        }

        await zip.CompleteAsync(Manifest.Whole(export), cancellation);
    }
}
