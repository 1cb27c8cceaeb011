using System.Globalization;
using NewsArchive.Annotations;
using NewsArchive.Editing;
using NewsArchive.Entities;
using NewsArchive.Exporting;
using NewsArchive.Storage;
using NewsArchive.Text;

namespace NewsArchive.Returning;

/// <summary>One document of brat: text-bound annotations, relations or events that join them, attributes, references and notes.</summary>
/// <param name="stem">Its name without an ending, folders included.</param>
/// <param name="text">Its text; places count its code points.</param>
/// <param name="archive">The archive it left, or null.</param>
internal sealed class BratDocument(string stem, string text, ArchiveIdentity? archive)
{
    private readonly Dictionary<string, Span> _spans = [];
    private readonly Dictionary<string, Dictionary<string, string>> _attributes = [];
    private readonly Dictionary<string, ReturnedWho> _references = [];
    private readonly Dictionary<string, string> _notes = [];
    private readonly Dictionary<string, string> _cues = [], _speakers = [];
    private readonly Dictionary<string, string> _triggers = [];
    private readonly List<Returned> _faults = [];
    private readonly Dictionary<string, int> _unknown = [];
    private readonly Func<int, int> _units = Offsets.UnitsOf(text);

    private sealed record Span(string Id, string Type, IReadOnlyList<ReturnedSpan> Parts, string Where);

    /// <param name="lines">The lines of the annotations.</param>
    public IEnumerable<Returned> Read(string lines)
    {
        // Lines may stand in any order: first what is named, then what names it.
        var read = lines.Split('\n').Select((line, at) => (Line: line.TrimEnd('\r'), Where: $"{stem}.ann:{at + 1}")).Where(line => line.Line.Length > 0)
            .ToLookup(line => line.Line[0] is 'T' or 'E' ? line.Line[0] : ' ', line => (Fields: line.Line.Split('\t'), line.Where));
        foreach (var (fields, where) in read['T'])
            TakeSpan(fields, where);
        foreach (var (fields, where) in read['E'])
            TakeEvent(fields, where);
        foreach (var (fields, where) in read[' '])
            Take(fields, where);
        var article = Article();
        foreach (var (type, count) in _unknown)
            _faults.Add(new ReturnedFault($"{stem}.ann", new Message("return.unknown-label", Words.Shown(type), count)));
        return [article, .. _faults];
    }

    private ReturnedArticle Article()
    {
        var name = stem[(stem.LastIndexOf('/') + 1)..];
        var digits = name.TakeWhile(char.IsAsciiDigit).Count();
        var isNumbered = digits is > 0 and < 18 && digits < name.Length && name[digits] == '-';
        var article = new ReturnedArticle(stem, Told.None)
        {
            Keys = isNumbered ? [name, name[(digits + 1)..]] : [name],
            Number = isNumbered ? long.Parse(name.AsSpan(0, digits), CultureInfo.InvariantCulture) : null,
            Texts = new Dictionary<int, string> { [0] = text },
        };
        foreach (var span in _spans.Values)
        {
            if (KindWords.IsQuote(span.Type))
                article.Quotes.Add(QuoteOf(span));
            else if (KindWords.Entity(span.Type) is { } kind)
                article.Mentions.Add(MentionOf(span, kind));
            else if (!KindWords.IsCue(span.Type) && !KindWords.IsSpeaker(span.Type))
                _unknown[span.Type] = _unknown.GetValueOrDefault(span.Type) + 1;
        }

        return article;
    }

    private ReturnedQuote QuoteOf(Span span)
    {
        var attributes = _attributes.GetValueOrDefault(span.Id) ?? [];
        var speaker = _speakers.TryGetValue(span.Id, out var named) ? _spans.GetValueOrDefault(named) : null;
        var who = _references.GetValueOrDefault(span.Id) ?? (speaker is null ? null : _references.GetValueOrDefault(speaker.Id));
        var kind = KindWords.Entity(attributes.GetValueOrDefault("SpeakerKind")) ?? KindWords.Entity(speaker?.Type);
        return new ReturnedQuote(span.Where, 0, span.Parts)
        {
            Cue = _cues.TryGetValue(span.Id, out var cue) && _spans.TryGetValue(cue, out var cueSpan) ? Whole(cueSpan) : null,
            Speaker = speaker is null ? null : Whole(speaker),
            Who = who is null ? null : who with { Kind = kind },
            Kind = Words.TryRead<QuoteKind>(attributes.GetValueOrDefault("QuoteType"), default, out var type) && attributes.ContainsKey("QuoteType") ? type : null,
            State = StateOf(attributes),
            Note = _notes.GetValueOrDefault(span.Id),
            Anchoring = attributes.ContainsKey("ToCheck") ? Anchoring.Check : Anchoring.Sure,
        };
    }

    private ReturnedMention MentionOf(Span span, EntityKind kind)
    {
        var attributes = _attributes.GetValueOrDefault(span.Id) ?? [];
        var place = Whole(span);
        var who = _references.GetValueOrDefault(span.Id) ?? new ReturnedWho(null, place.Exact);
        return new ReturnedMention(span.Where, 0, place, who with { Kind = kind })
        {
            State = StateOf(attributes),
            Anchoring = attributes.ContainsKey("ToCheck") ? Anchoring.Check : Anchoring.Sure,
        };
    }

    private static AnnotationState StateOf(Dictionary<string, string> attributes) =>
        Words.TryRead(attributes.GetValueOrDefault("State"), AnnotationState.Accepted, out var state) ? state : AnnotationState.Accepted;

    // A cue, a speaker or a name is one stretch, whatever lies between its fragments.
    private ReturnedSpan Whole(Span span)
    {
        var (start, end) = (span.Parts.Min(part => part.Place!.Value.Start), span.Parts.Max(part => part.Place!.Value.End));
        return new ReturnedSpan((start, end), text[start..end]);
    }

    private void TakeSpan(string[] fields, string where)
    {
        if (fields.Length < 3 || fields[1].Split(' ', 2) is not [var type, var places] || Fragments(places) is not { } fragments)
            _faults.Add(new ReturnedFault(where, new Message("return.bad-line")));
        else if (string.Join(' ', fragments.Select(span => span.In(text))) != string.Join('\t', fields[2..]))
            _faults.Add(new ReturnedFault(where, new Message("return.not-exact")));
        else
            _spans[fields[0]] = new Span(fields[0], type, [.. Joined(fragments).Select(span => new ReturnedSpan((span.Start, span.End), span.In(text)))], where);
    }

    private List<TextSpan>? Fragments(string places)
    {
        var fragments = new List<TextSpan>();
        foreach (var place in places.Split(';'))
        {
            if (place.Split(' ') is not [var from, var to] || !int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var start) || !int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var end))
                return null;
            var span = new TextSpan(_units(start), _units(end));
            if (!Offsets.Fits(text, span))
                return null;
            fragments.Add(span);
        }

        return fragments;
    }

    // The format cuts a span at the ends of lines: there it is put together again.
    private List<TextSpan> Joined(List<TextSpan> fragments)
    {
        var joined = new List<TextSpan>();
        foreach (var span in fragments)
        {
            if (joined is [.., var last] && span.Start > last.End && BratAnnotations.AreBreaks(text.AsSpan(last.End, span.Start - last.End)))
                joined[^1] = new TextSpan(last.Start, span.End);
            else
                joined.Add(span);
        }

        return joined;
    }

    private void TakeEvent(string[] fields, string where)
    {
        var arguments = fields.Length < 2 ? [] : Arguments(fields[1].Split(' '));
        if (arguments.Count == 0)
        {
            _faults.Add(new ReturnedFault(where, new Message("return.bad-line")));
            return;
        }

        var quote = _triggers[fields[0]] = arguments[0].Span;
        foreach (var (role, span) in arguments.Skip(1))
            Join(role, quote, span);
    }

    private void Take(string[] fields, string where)
    {
        var words = fields.Length < 2 ? [] : fields[1].Split(' ');
        switch (fields[0].FirstOrDefault())
        {
            case '*':
                break;
            case 'R' when Arguments(words.Skip(1)) is [var one, var other]:
                Join(words[0], one.Span, other.Span);
                break;
            case 'A' or 'M' when words.Length is 2 or 3:
                var of = Standing(words[1]);
                if (!_attributes.TryGetValue(of, out var attributes))
                    _attributes[of] = attributes = [];
                attributes[words[0]] = words.Length == 3 ? words[2] : "";
                break;
            case 'N' when words.Length == 3 && fields.Length > 2:
                _references[Standing(words[1])] = new ReturnedWho(NameOf(words[2]), fields[2]);
                break;
            case '#' when words.Length >= 2 && fields.Length > 2:
                _notes[Standing(words[1])] = string.Join('\t', fields[2..]);
                break;
            default:
                _faults.Add(new ReturnedFault(where, new Message("return.bad-line")));
                break;
        }
    }

    private void Join(string role, string quote, string span)
    {
        if (KindWords.IsCue(role) || role == "CuedBy")
            _cues[Standing(quote)] = Standing(span);
        else if (KindWords.IsSpeaker(role))
            _speakers[Standing(quote)] = Standing(span);
    }

    private static List<(string Role, string Span)> Arguments(IEnumerable<string> words) =>
        [.. words.Select(word => word.Split(':', 2)).Where(pair => pair is [_, { Length: > 0 }]).Select(pair => (pair[0].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'), pair[1]))];

    // What is said of an event is said of the words it stands on.
    private string Standing(string id) => _triggers.GetValueOrDefault(id) ?? id;

    private string NameOf(string reference) =>
        archive is not null && reference.StartsWith("Archive:", StringComparison.Ordinal) ? archive.UrnOf($"entity {reference[8..]}") : reference;
}
