using System.Runtime.InteropServices;
using System.Text.Json;
using NewsArchive.Annotations;
using NewsArchive.Editing;
using NewsArchive.Text;

namespace NewsArchive.Returning;

/// <summary>Reads annotations of the W3C Web Annotation Data Model: those of <c>export w3c</c> whole, those of others as far as the archive has something like them.</summary>
/// <remarks>
/// A name is what identifies or is classified as a person, an organisation and so on; any other stretch of text is a quotation. What is
/// linked to a quotation as its part, its cue or its speaker becomes that. Annotations of one article are understood together where
/// they stand one behind the other, up to a bound.
/// </remarks>
internal static class WebAnnotationReader
{
    private const int MostTogether = 100_000;
    private const Told Says = Told.Origin | Told.Confidence | Told.Categories | Told.Parts;

    /// <param name="stream">The file.</param>
    public static IEnumerable<Returned> Read(Stream stream)
    {
        var together = new List<ForeignAnnotation>();
        ReturnedFault? fault = null;
        using var items = new JsonItems(stream).Read().GetEnumerator();
        while (Next(items, out fault))
        {
            var next = WebAnnotationParser.Of(items.Current);
            if (StorableText.FaultInJson(JsonMarshal.GetRawUtf8Value(items.Current)) is { } character)
            {
                yield return new ReturnedFault(next.Id, new Message("import.unstorable", character));
                continue;
            }

            if (together.Count > 0 && (together.Count == MostTogether || (next.Span is not null && IsOther(together, next))))
            {
                foreach (var piece in Understand(together))
                    yield return piece;
                together.Clear();
            }

            together.Add(next);
        }

        foreach (var piece in Understand(together))
            yield return piece;
        if (fault is not null)
            yield return fault;
    }

    private static bool Next(IEnumerator<JsonElement> items, out ReturnedFault? fault)
    {
        fault = null;
        try
        {
            return items.MoveNext();
        }
        catch (JsonException)
        {
            fault = new("", new Message("return.broken-json"));
            return false;
        }
    }

    private static bool IsOther(List<ForeignAnnotation> together, ForeignAnnotation next) =>
        together.Find(one => one.Span is not null) is { } first && (first.Key, first.Source) != (next.Key, next.Source);

    private static IEnumerable<Returned> Understand(List<ForeignAnnotation> together)
    {
        if (together.Find(one => one.Span is not null) is not { } first)
            return together.Where(one => !one.Has("linking")).Select(one => new ReturnedFault(one.Id, new Message("return.no-words")));
        var links = Links(together);
        var linked = links.SelectMany(link => link).Where(link => link.Source.Span is not null && !IsName(link.Source)).Select(link => link.Source).ToHashSet(ReferenceEqualityComparer.Instance);
        var article = new ReturnedArticle(first.Key ?? first.Source ?? "", Says) { Keys = first.Key is null ? [] : [first.Key], Url = first.Source, Number = NumberIn(first.Source) };
        var faults = new List<Returned>();
        foreach (var one in together.Where(one => !linked.Contains(one)))
        {
            if (one.Span is null)
            {
                if (!one.Has("linking"))
                    faults.Add(new ReturnedFault(one.Id, new Message("return.no-words")));
            }
            else if (IsName(one))
            {
                article.Mentions.Add(MentionOf(one));
            }
            else if (one.Bodies.Any(body => body.Purpose == "classifying" && (KindWords.IsCue(body.Value) || KindWords.IsSpeaker(body.Value))))
            {
                faults.Add(new ReturnedFault(one.Id, new Message("return.alone")));
            }
            else
            {
                article.Quotes.Add(QuoteOf(one, links[one.Id]));
            }
        }

        return [article, .. faults];
    }

    // By the IRI of what they are linked to: what is linked, and as what.
    private static ILookup<string, (ForeignAnnotation Source, string Role)> Links(List<ForeignAnnotation> together)
    {
        var byId = together.Where(one => one.Id.Length > 0).GroupBy(one => one.Id).ToDictionary(group => group.Key, group => group.First());
        return together.Where(one => one.Span is null && one.Source is not null && one.Has("linking"))
            .SelectMany(one => one.Bodies.Where(body => body.Source is not null && byId.ContainsKey(body.Source))
                .Select(body => (To: one.Source!, Source: byId[body.Source!], Role: body.Role ?? one.Bodies.FirstOrDefault(tag => tag.Purpose == "tagging")?.Value ?? "")))
            .ToLookup(link => link.To, link => (link.Source, link.Role));
    }

    private static bool IsName(ForeignAnnotation one) => one.Has("identifying") || one.Bodies.Any(body => body.Purpose is "classifying" or "tagging" && KindWords.Entity(body.Value) is not null);

    private static ReturnedMention MentionOf(ForeignAnnotation one)
    {
        var who = one.Bodies.FirstOrDefault(body => body.Purpose == "identifying" && (body.Source ?? body.Name ?? body.Value) is not null);
        var kind = one.Bodies.Select(body => KindWords.Entity(body.Value)).FirstOrDefault(kind => kind is not null);
        return new ReturnedMention(one.Id, one.Revision, one.Span!, new ReturnedWho(who?.Source, who?.Name ?? who?.Value ?? one.Span!.Exact, kind))
        {
            State = one.State,
            Origin = Origin(one),
            Confidence = one.Confidence,
            Anchoring = one.IsToCheck ? Anchoring.Check : Anchoring.Sure,
        };
    }

    private static ReturnedQuote QuoteOf(ForeignAnnotation one, IEnumerable<(ForeignAnnotation Source, string Role)> links)
    {
        var parts = links.Where(link => link.Role == "part" && link.Source.Span is not null).Select(link => link.Source.Span!);
        var cue = links.FirstOrDefault(link => KindWords.IsCue(link.Role)).Source;
        var speaker = links.FirstOrDefault(link => KindWords.IsSpeaker(link.Role)).Source;
        var who = one.Bodies.FirstOrDefault(body => KindWords.IsSpeaker(body.Role) && (body.Source ?? body.Name) is not null);
        var named = speaker is not null && IsName(speaker) ? MentionOf(speaker).Who : null;
        var tags = one.Bodies.Where(body => body.Purpose == "tagging" && body.Value is not null).ToList();
        var kinds = tags.Where(tag => tag.Role is null && Words.TryRead<QuoteKind>(tag.Value, default, out _)).ToList();
        var notes = one.Bodies.Where(body => body.Purpose is "commenting" or "describing" or null && !string.IsNullOrWhiteSpace(body.Value)).Select(body => TextForm.Of(body.Value!));
        return new ReturnedQuote(one.Id, one.Revision, [one.Span!, .. parts])
        {
            Cue = cue?.Span,
            Speaker = speaker?.Span,
            Who = who is null ? named : new ReturnedWho(who.Source, who.Name, KindWords.Entity(who.Kind)),
            Kind = kinds.Count > 0 && Words.TryRead<QuoteKind>(kinds[0].Value, default, out var kind) ? kind : null,
            State = one.State,
            Origin = Origin(one),
            Confidence = one.Confidence,
            Note = string.Join('\n', notes) is { Length: > 0 } note ? note : null,
            Categories = [.. tags.Except(kinds).Select(tag => ((long?)null, (string?)tag.Value))],
            Anchoring = one.IsToCheck ? Anchoring.Check : Anchoring.Sure,
        };
    }

    private static string Origin(ForeignAnnotation one) => ArticleLines.Origin(one.Origin);

    // …/articles/12, on whatever host: believed where the words agree.
    private static long? NumberIn(string? source)
    {
        var path = Uri.TryCreate(source, UriKind.Absolute, out var address) ? address.AbsolutePath : "";
        return path.StartsWith("/articles/", StringComparison.Ordinal) && long.TryParse(path.AsSpan(10), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
