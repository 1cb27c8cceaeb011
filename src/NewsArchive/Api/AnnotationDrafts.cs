using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Exporting;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>What is to be saved of an annotation that was sent.</summary>
internal sealed record AnnotationDraft(long Article, QuoteDraft? Quote, MentionDraft? Mention);

/// <summary>Reads annotations that are sent, and finds what they speak of in this archive: the article, the place, the entity, the categories.</summary>
internal sealed class AnnotationDrafts(ArchiveContext context)
{
    private static readonly string[] MediaTypes = [AnnotationAnswers.LdJson, AnnotationAnswers.Json];

    /// <param name="http">The request.</param>
    /// <param name="former">The annotation that is to be replaced, or null.</param>
    public async Task<(AnnotationDraft? Draft, IResult? Problem)> ReadAsync(HttpContext http, ServedAnnotation? former)
    {
        if (!MediaTypes.Contains(http.Request.ContentType?.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase))
            return (null, AnnotationAnswers.NotRead());
        var (document, problem) = await JsonBody.ReadAsync<JsonDocument>(http.Request);
        using (document)
        {
            if (document is null)
                return (null, problem);
            var (sent, fault) = PostedAnnotation.Read(document.RootElement);
            if (sent is null)
                return (null, Refuse(StatusOf(fault!), fault!));
            if (OfConflicts(sent, former) is { } conflict)
                return (null, Refuse(former is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict, conflict));
            return await FindAsync(sent, former, AnnotationAnswers.SiteOf(http.Request), http.RequestAborted);
        }
    }

    private async Task<(AnnotationDraft? Draft, IResult? Problem)> FindAsync(PostedAnnotation sent, ServedAnnotation? former, string site, CancellationToken cancellation)
    {
        var names = new PostedNames(context, site);
        if (await names.ArticleAsync(sent.Place.Source, cancellation) is not { } article || await context.CurrentRevisionAsync(article, cancellation) is not { } revision)
            return (null, Unprocessable(new Message("posted.no-article", ListRequest.Shortened(sent.Place.Source), $"{site}/articles/12")));
        if (former is not null && article != (former.Quote?.ArticleId ?? former.Mention!.ArticleId))
            return (null, Refuse(StatusCodes.Status409Conflict, new Message("posted.other-article")));
        var (span, fault) = sent.Place.In(revision.Text);
        if (fault is not null)
            return (null, Unprocessable(fault));
        var place = new SpanDraft(span.Start, span.End, span.In(revision.Text));
        var (entity, unknown) = await names.EntityAsync(sent, place.Exact!, cancellation);
        if (unknown is not null)
            return (null, Refuse(unknown.Key == "edit.ambiguous-entity" ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity, unknown));
        if (sent.IsMention)
            return (new(article, null, new MentionDraft(place.Start, place.End, place.Exact, entity, sent.Status)), null);
        var (categories, strange) = await CategoriesAsync(sent, former?.Quote, cancellation);
        if (strange is not null)
            return (null, Unprocessable(strange));
        // Its cue, its speaker and its further parts are annotations of their own: they stay.
        var kept = former?.Quote is { } quote ? QuoteDraft.Of(quote) : new QuoteDraft([place]);
        return (new(article, kept with { Parts = [place, .. kept.Parts!.Skip(1)], Kind = sent.Kind, Entity = entity, State = sent.Status, Note = sent.Note, Categories = categories }, null), null);
    }

    // Two categories may have one name; what a quotation has already is what is meant.
    private async Task<(IReadOnlyList<long> Categories, Message? Fault)> CategoriesAsync(PostedAnnotation sent, Quote? former, CancellationToken cancellation)
    {
        if (sent.Categories.Count == 0)
            return ([], null);
        var known = (await context.Categories.Select(c => new { c.Id, c.Name }).ToListAsync(cancellation)).ToLookup(c => c.Name, c => c.Id);
        var found = new HashSet<long>();
        foreach (var name in sent.Categories)
        {
            var had = former is null ? [] : known[name].Where(former.Categories.Contains).ToList();
            if (had.Count == 0 && known[name].Count() != 1)
                return ([], new Message("posted.no-category", ListRequest.Shortened(name), known[name].Count()));
            found.UnionWith(had.Count > 0 ? had : known[name]);
        }

        return ([.. found], null);
    }

    private static Message? OfConflicts(PostedAnnotation sent, ServedAnnotation? former)
    {
        if (sent.HasOrigin)
            return new Message("posted.origin");
        if (former is null)
            return null;
        if (sent.Id is not null && sent.Id != former.Id)
            return new Message("posted.other-id", former.Id);
        return sent.IsMention == former.Mention is not null ? null : new Message("posted.other-kind");
    }

    private static int StatusOf(Message fault) => fault.Key switch
    {
        "posted.none" or "posted.context" => StatusCodes.Status415UnsupportedMediaType,
        "posted.field" or "problem.unstorable" => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static ProblemHttpResult Unprocessable(Message fault) => Refuse(StatusCodes.Status422UnprocessableEntity, fault);

    private static ProblemHttpResult Refuse(int status, Message fault) => Problems.Of(status, fault);
}
