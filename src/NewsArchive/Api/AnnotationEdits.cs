using System.Globalization;
using System.Text.Json;
using NewsArchive.Annotations;
using NewsArchive.Editing;
using NewsArchive.Exporting;

namespace NewsArchive.Api;

/// <summary>Makes, replaces and deletes quotations and mentions by the Web Annotation Protocol.</summary>
internal static class AnnotationEdits
{
    public static async Task CreateAsync(HttpContext http, ServedAnnotations annotations, AnnotationDrafts drafts, QuoteEditor quotes, MentionEditor mentions)
    {
        AnnotationAnswers.DescribeContainer(http.Response, AnnotationContainer.IsPage(http.Request));
        if (AnnotationContainer.IsPage(http.Request))
        {
            await Problems.Of(StatusCodes.Status405MethodNotAllowed).ExecuteAsync(http);
            return;
        }

        var (draft, problem) = AnnotationAnswers.Negotiate(http.Request) is null ? (null, AnnotationAnswers.NotAcceptable()) : await drafts.ReadAsync(http, null);
        if (draft is { Mention: { } mention })
            await AnswerAsync(http, annotations, "mention", await mentions.CreateAsync(draft.Article, mention), StatusCodes.Status201Created);
        else if (draft is { Quote: { } quote })
            await AnswerAsync(http, annotations, "quote", await quotes.CreateAsync(draft.Article, quote), StatusCodes.Status201Created);
        else
            await problem!.ExecuteAsync(http);
    }

    public static async Task ReplaceAsync(string name, HttpContext http, ServedAnnotations annotations, AnnotationDrafts drafts, QuoteEditor quotes, MentionEditor mentions)
    {
        var (annotation, problem) = await FindAsync(name, http, annotations);
        var draft = default(AnnotationDraft);
        if (annotation is not null)
            (draft, problem) = AnnotationAnswers.Negotiate(http.Request) is null ? (null, AnnotationAnswers.NotAcceptable()) : await drafts.ReadAsync(http, annotation);
        if (draft is { Mention: { } mention })
            await AnswerAsync(http, annotations, "mention", await mentions.ReplaceAsync(annotation!.Mention!.Id, annotation.Version, mention), StatusCodes.Status200OK);
        else if (draft is { Quote: { } quote })
            await AnswerAsync(http, annotations, "quote", await quotes.ReplaceAsync(annotation!.Quote!.Id, annotation.Version, quote), StatusCodes.Status200OK);
        else
            await problem!.ExecuteAsync(http);
    }

    public static async Task<IResult> DeleteAsync(string name, HttpContext http, ServedAnnotations annotations, QuoteEditor quotes, MentionEditor mentions)
    {
        var (annotation, problem) = await FindAsync(name, http, annotations);
        if (annotation is null)
            return problem!;
        return annotation.Mention is { } mention
            ? EditResults.Deleted(http, await mentions.DeleteAsync(mention.Id, annotation.Version), _ => Shape(annotation))
            : EditResults.Deleted(http, await quotes.DeleteAsync(annotation.Quote!.Id, annotation.Version), _ => Shape(annotation));
    }

    // What can be changed at this address, by somebody who has seen it as it is.
    private static async Task<(ServedAnnotation? Annotation, IResult? Problem)> FindAsync(string name, HttpContext http, ServedAnnotations annotations)
    {
        var (annotation, problem) = await AnnotationResource.FindAsync(http, name, annotations);
        if (annotation is null)
            return (null, problem);
        if (AnnotationName.Read(name)!.Span is not null)
            return (null, Problems.Of(StatusCodes.Status405MethodNotAllowed, new Message("posted.piece")));
        // Either media type is the same state.
        var seen = Precondition.Compare(http.Request, AnnotationAnswers.TagsOf(annotation.Json));
        return seen switch
        {
            null => (null, Problems.Of(StatusCodes.Status428PreconditionRequired, new Message("problem.if-match"))),
            false => (null, Problems.Of(StatusCodes.Status412PreconditionFailed, new Message("problem.stale"), Shape(annotation))),
            _ => (annotation, null),
        };
    }

    private static async Task AnswerAsync<T>(HttpContext http, ServedAnnotations annotations, string kind, Edit<T> edit, int status)
        where T : IVersioned
    {
        var path = edit is Edit<T>.Saved { Subject: var subject } ? string.Create(CultureInfo.InvariantCulture, $"{kind}-{IdOf(subject)}") : "";
        var annotation = path.Length == 0 ? null : await annotations.FindAsync(AnnotationAnswers.SiteOf(http.Request), AnnotationName.Read(path)!, path, http.RequestAborted);
        if (annotation is null)
        {
            await EditResults.Replaced(http, edit, subject => new { id = IdOf(subject) }).ExecuteAsync(http);
            return;
        }

        if (status == StatusCodes.Status201Created)
            http.Response.Headers.Location = annotation.Id;
        http.Response.Headers["X-Change-Id"] = $"{((Edit<T>.Saved)edit).ChangeId}";
        await AnnotationAnswers.WriteAsync(http, annotation.Json, AnnotationAnswers.Negotiate(http.Request)!, status);
    }

    private static long IdOf<T>(T subject) => subject is Quote quote ? quote.Id : ((Mention)(object)subject!).Id;

    private static JsonElement Shape(ServedAnnotation annotation) => JsonSerializer.Deserialize<JsonElement>(annotation.Json.Span);
}
