using System.Globalization;
using System.Text.RegularExpressions;
using NewsArchive.Articles;
using NewsArchive.Text;

namespace NewsArchive.Search.Language;

/// <summary>Cuts what a person typed into operators, parentheses and things to search. Operators count in capitals only.</summary>
internal sealed partial class QueryLexer(string typed, List<Notice> notices)
{
    private const int FarthestNear = 100;
    private const int UsualNear = 5;

    private static readonly Dictionary<string, QueryField> Fields = new()
    {
        ["titre"] = QueryField.Title,
        ["title"] = QueryField.Title,
        ["cite"] = QueryField.Quote,
        ["quote"] = QueryField.Quote,
        ["source"] = QueryField.Source,
        ["personne"] = QueryField.Person,
        ["person"] = QueryField.Person,
        ["lieu"] = QueryField.Place,
        ["place"] = QueryField.Place,
        ["organisation"] = QueryField.Organisation,
        ["organization"] = QueryField.Organisation,
        ["orateur"] = QueryField.Speaker,
        ["speaker"] = QueryField.Speaker,
    };

    private int _at;

    public List<QueryToken> Read()
    {
        var tokens = new List<QueryToken>();
        while (_at < typed.Length)
        {
            if (char.IsWhiteSpace(typed[_at]))
                _at++;
            else if (typed[_at] is '(' or ')')
                tokens.Add(new(typed[_at] == '(' ? QuerySign.Open : QuerySign.Close, new TextSpan(_at, ++_at)));
            else if (ReadOperator() is { } token)
                tokens.Add(token);
            else if (ReadOperand() is { } node)
                tokens.Add(new(QuerySign.Operand, node.At, node));
        }

        return tokens;
    }

    private QueryToken? ReadOperator()
    {
        var start = _at;
        if (typed[_at] == '-' && _at + 1 < typed.Length && typed[_at + 1] is not '-' && !char.IsWhiteSpace(typed[_at + 1]))
            return new(QuerySign.Not, new TextSpan(start, ++_at));
        var word = Chunk(_at);
        var (sign, distance) = word switch
        {
            "OU" or "OR" => (QuerySign.Or, 0),
            "ET" or "AND" => (QuerySign.And, 0),
            "SAUF" or "NOT" => (QuerySign.Not, 0),
            _ when Near().Match(word) is { Success: true } near => (QuerySign.Near, DistanceOf(near.Groups["n"].Value)),
            _ => (QuerySign.Operand, 0),
        };
        if (sign == QuerySign.Operand)
            return null;
        _at += word.Length;
        return new(sign, new TextSpan(start, _at), null, distance);
    }

    private static int DistanceOf(string digits) =>
        digits.Length == 0 ? UsualNear : digits.Length > 3 ? FarthestNear : Math.Min(int.Parse(digits, CultureInfo.InvariantCulture), FarthestNear);

    private QueryNode? ReadOperand()
    {
        var start = _at;
        var name = FieldName().Match(typed, _at);
        if (name.Success && name.Length < typed.Length - start && !IsEnd(start + name.Length))
        {
            var folded = Folding.Fold(name.Groups["name"].Value);
            if (folded is "date" or "avant" or "before" or "apres" or "after")
            {
                _at += name.Length;
                return ReadDate(folded, start);
            }

            if (Fields.TryGetValue(folded, out var field))
            {
                _at += name.Length;
                var valueStart = _at;
                return ReadValue(start) switch
                {
                    null => null,
                    AllNode all => all with { Parts = [.. all.Parts.Select(part => new FieldNode(field, part, part is PrefixNode prefix ? prefix.Typed : ((WordNode)part).Typed, part.At))] },
                    var part => new FieldNode(field, part, typed[valueStart.._at].Trim(), new TextSpan(start, _at)),
                };
            }

            notices.Add(new Notice(new Message("query.unknown-field", name.Groups["name"].Value), start));
        }

        return ReadValue(start);
    }

    private DateNode? ReadDate(string field, int start)
    {
        var value = Chunk(_at);
        _at += value.Length;
        var at = new TextSpan(start, _at);
        var ends = value.Split("..", 2);
        if (PartialDate.TryParse(ends[0], out var from) && PartialDate.TryParse(ends[^1], out var to) && (ends.Length == 1 || field == "date"))
        {
            return field switch
            {
                "date" => DateNode.Of(from, to, at.In(typed), at),
                "avant" or "before" => new DateNode(null, from.FirstDay.DayNumber > 0 ? from.FirstDay.AddDays(-1) : from.FirstDay, at.In(typed), at),
                _ => new DateNode(from.LastDay < DateOnly.MaxValue ? from.LastDay.AddDays(1) : from.LastDay, null, at.In(typed), at),
            };
        }

        notices.Add(new Notice(new Message("query.bad-date", value.Length > 40 ? value[..Offsets.LastBorder(value, 40)] : value), start));
        return null;
    }

    // A word, a phrase, a beginning or an exact form.
    private QueryNode? ReadValue(int start)
    {
        var isExact = typed[_at] == '=' && !IsEnd(_at + 1);
        if (isExact)
            _at++;
        TextSpan inner;
        var isPrefix = false;
        if (ClosingOf(typed[_at]) is { } closing)
        {
            var end = typed.AsSpan(_at + 1).IndexOfAny(closing);
            if (end < 0)
                notices.Add(new Notice(new Message("query.closed-quote"), _at));
            inner = new TextSpan(_at + 1, end < 0 ? typed.Length : _at + 1 + end);
            _at = end < 0 ? typed.Length : inner.End + 1;
        }
        else
        {
            // At least one sign is taken, so that reading always goes on.
            inner = new TextSpan(_at, _at + Math.Max(1, Chunk(_at, hasGroups: true).Length));
            _at = inner.End;
            isPrefix = typed[inner.End - 1] == '*' && !isExact;
        }

        return NodeOf(inner, new TextSpan(start, _at), isExact, isPrefix);
    }

    private QueryNode? NodeOf(TextSpan inner, TextSpan at, bool isExact, bool isPrefix)
    {
        var (terms, starts, end) = (new List<Term>(), new List<int>(), 0);
        var words = new WordReader(inner.In(typed));
        while (words.Read())
        {
            terms.Add(words.Term);
            starts.Add(inner.Start + words.Start);
            end = inner.Start + words.End;
        }

        if (terms.Count == 0)
        {
            notices.Add(new Notice(new Message("query.no-word", at.In(typed).Trim()), at.Start));
            return null;
        }

        var written = typed[starts[0]..end];
        if (isExact)
            return new ExactNode(terms, written, at);
        if (isPrefix && end == inner.End - 1)
        {
            var prefix = new PrefixNode(terms[^1].Folded, typed[starts[^1]..end], at);
            if (terms.Count == 1)
                return prefix;
            // Each word has the place up to the next one.
            starts[0] = at.Start;
            var before = terms[..^1].Select((term, i) => new WordNode(term, term.Exact, new TextSpan(starts[i], starts[i + 1])));
            return new AllNode([.. before, prefix with { At = new TextSpan(starts[^1], at.End) }], at);
        }

        return terms.Count == 1 ? new WordNode(terms[0], written, at) : new PhraseNode(terms, written, at);
    }

    private string Chunk(int from, bool hasGroups = false)
    {
        var end = from;
        while ((!IsEnd(end) && (end == from || ClosingOf(typed[end]) is null)) || (hasGroups && IsBetweenGroups(from, end)))
            end++;
        return typed[from..end];
    }

    // « 3 000 » is one number here as it is in texts.
    private bool IsBetweenGroups(int from, int at)
    {
        var digits = 0;
        while (digits < 4 && at - digits > from && char.IsAsciiDigit(typed[at - digits - 1]))
            digits++;
        return digits is >= 1 and <= 3 && WordReader.IsGroup(typed, at);
    }

    private bool IsEnd(int at) => at >= typed.Length || char.IsWhiteSpace(typed[at]) || typed[at] is '(' or ')';

    // An opening mark and the marks that may close it. A closing mark alone separates words, as any sign does.
    private static string? ClosingOf(char c) => c switch
    {
        '"' => "\"",
        '«' => "»",
        '“' or '„' or '”' => "”“",
        _ => null,
    };

    [GeneratedRegex(@"^(?:NEAR|PROCHE)(?:/(?<n>[0-9]+))?$")]
    private static partial Regex Near();

    [GeneratedRegex(@"\G(?<name>\p{L}{2,20}):")]
    private static partial Regex FieldName();
}
