using NewsArchive.Text;

namespace NewsArchive.Search.Language;

/// <summary>Reads what a person typed into the search box. Nothing is an error: what cannot be read is left out, and said.</summary>
/// <remarks>
/// The language, in EBNF:
/// <code>
/// query   = all, { ("OU" | "OR"), all } ;
/// all     = unary, { [ "ET" | "AND" ], unary } ;
/// unary   = [ "SAUF" | "NOT" | "-" ], near ;
/// near    = primary, [ ("NEAR" | "PROCHE"), [ "/", number ], ( word | phrase ) ] ;
/// primary = "(", query, ")" | date | [ field, ":" ], value ;
/// value   = [ "=" ], ( word | phrase ) | word, "*" ;
/// phrase  = '"', text, '"' | "«", text, "»" | "“", text, "”" ;
/// date    = ( "date:", period, [ "..", period ] ) | ( "avant:" | "après:" ), period ;
/// </code>
/// </remarks>
public static class QueryParser
{
    /// <summary>The longest query that is read unless another length is given, in UTF-16 code units.</summary>
    public const int UsualLongest = 2000;

    /// <summary>How many words, phrases and periods are read; what stands behind is left out, with a notice.</summary>
    public const int MostParts = 200;

    /// <summary>Reads a query.</summary>
    /// <param name="typed">What was typed; null counts as nothing.</param>
    /// <param name="longest">The longest query that is read, in UTF-16 code units.</param>
    /// <returns>The query, with a notice for all that was left out.</returns>
    public static ParsedQuery Parse(string? typed, int longest = UsualLongest)
    {
        // Composed as texts are: « e » and a loose accent are « é ».
        typed = TextForm.Of((typed ?? "").Replace('\0', ' '));
        var notices = new List<Notice>();
        if (typed.Length > longest)
        {
            typed = typed[..Offsets.LastBorder(typed, longest)];
            notices.Add(new Notice(new Message("query.too-long", longest), typed.Length));
        }

        var tokens = Bounded(new QueryLexer(typed, notices).Read(), notices);
        var root = new Reader(tokens, notices).Read();
        return new ParsedQuery(typed, root, [.. notices.OrderBy(notice => notice.At)]);
    }

    private static List<QueryToken> Bounded(List<QueryToken> tokens, List<Notice> notices)
    {
        var parts = 0;
        var end = tokens.FindIndex(token => token.Sign == QuerySign.Operand && ++parts > MostParts);
        if (end < 0)
            return tokens;
        notices.Add(new Notice(new Message("query.too-many-parts", MostParts), tokens[end].At.Start));
        return tokens[..end];
    }

    private sealed class Reader(List<QueryToken> tokens, List<Notice> notices)
    {
        // Deeper nesting than anyone types is read as if its parentheses were not there.
        private const int Deepest = 50;
        private int _at;
        private int _depth;
        private int _ignored;

        private QueryToken? Next => _at < tokens.Count ? tokens[_at] : null;

        public AllNode? Read()
        {
            var parts = new List<QueryNode>();
            while (Next is not null)
            {
                if (ReadAny() is { } node)
                    parts.Add(node);
                if (Next is { Sign: QuerySign.Close } extra)
                {
                    notices.Add(new Notice(new Message("query.extra-parenthesis"), extra.At.Start));
                    _at++;
                }
            }

            return parts switch
            {
                [] => null,
                [AllNode all] => all,
                _ => new AllNode(parts, new TextSpan(parts[0].At.Start, parts[^1].At.End)),
            };
        }

        private QueryNode? ReadAny()
        {
            var parts = new List<QueryNode>();
            QueryToken? sign = null;
            while (true)
            {
                if (ReadAll() is { } part)
                    parts.Add(part);
                else if (sign is { } dangling)
                    Drop(dangling);
                if (Next is not { Sign: QuerySign.Or } or)
                    break;
                sign = parts.Count == 0 ? null : or;
                if (sign is null)
                    Drop(or);
                _at++;
            }

            return parts.Count switch
            {
                0 => null,
                1 => parts[0],
                _ => new AnyNode(parts, new TextSpan(parts[0].At.Start, parts[^1].At.End)),
            };
        }

        private QueryNode? ReadAll()
        {
            var parts = new List<QueryNode>();
            while (Next is { Sign: not QuerySign.Or } token && (token.Sign != QuerySign.Close || (_depth == Deepest && _ignored > 0)))
            {
                switch (token.Sign)
                {
                    case QuerySign.And:
                        _at++;
                        if (parts.Count == 0 || Next is null or { Sign: QuerySign.Or or QuerySign.Close or QuerySign.And or QuerySign.Near })
                            Drop(token);
                        break;
                    case QuerySign.Near:
                        _at++;
                        Drop(token);
                        break;
                    case QuerySign.Close:
                        _at++;
                        _ignored--;
                        break;
                    default:
                        if (ReadUnary() is { } part)
                            parts.Add(part);
                        break;
                }
            }

            return parts.Count switch
            {
                0 => null,
                1 => parts[0],
                _ => new AllNode(parts, new TextSpan(parts[0].At.Start, parts[^1].At.End)),
            };
        }

        // Words and phrases alone can be near; an operator that joins anything else is left to be dropped.
        private QueryNode? ReadNear(QueryNode? left)
        {
            if (left is not (WordNode or PhraseNode) || Next is not { Sign: QuerySign.Near } near
                || _at + 1 == tokens.Count || tokens[_at + 1].Node is not (WordNode or PhraseNode))
                return left;
            var right = tokens[_at + 1].Node!;
            _at += 2;
            return new NearNode(left, right, near.Distance, new TextSpan(left.At.Start, right.At.End));
        }

        private QueryNode? ReadUnary()
        {
            var token = tokens[_at++];
            switch (token.Sign)
            {
                case QuerySign.Operand:
                    return ReadNear(token.Node);
                case QuerySign.Not:
                    // SAUF SAUF a is a: signs are counted instead of nested.
                    var isNot = true;
                    while (Next is { Sign: QuerySign.Not })
                    {
                        isNot = !isNot;
                        _at++;
                    }

                    var part = Next is { Sign: QuerySign.Operand or QuerySign.Open } ? ReadUnary() : null;
                    if (part is null)
                        Drop(token);
                    return part is null || !isNot ? part : new NotNode(part, new TextSpan(token.At.Start, part.At.End));
                default:
                    return ReadNear(ReadParenthesis(token));
            }
        }

        private QueryNode? ReadParenthesis(QueryToken open)
        {
            if (_depth == Deepest)
            {
                _ignored++;
                return null;
            }

            if (Next is { Sign: QuerySign.Close })
                notices.Add(new Notice(new Message("query.no-word", "()"), open.At.Start));
            _depth++;
            var inner = ReadAny();
            _depth--;
            var end = inner?.At.End ?? open.At.End;
            if (Next is { Sign: QuerySign.Close } close)
            {
                _at++;
                end = close.At.End;
            }
            else
            {
                notices.Add(new Notice(new Message("query.closed-parenthesis"), open.At.Start));
            }

            return inner is null ? null : inner with { At = new TextSpan(open.At.Start, end) };
        }

        private void Drop(QueryToken sign) => notices.Add(new Notice(new Message("query.dropped-operator"), sign.At.Start));
    }
}
