namespace NewsArchive.Proposals.Reading;

/// <summary>Pairs opening and closing marks of any shape, one inside another.</summary>
/// <remarks>
/// French prints repeat the opening mark at each paragraph of a long quotation (Lexique des règles typographiques en usage à
/// l'Imprimerie nationale, « Guillemets »). A mark left open ends before the next opening one, or with its block; a mark that
/// closes nothing, or opens at the end of a block, is an orphan and counts for nothing.
/// </remarks>
internal sealed class QuotationMarks
{
    private readonly TokenList _tokens;
    private readonly int[] _partner;
    private readonly bool[] _isContinuation;

    private QuotationMarks(TokenList tokens)
    {
        _tokens = tokens;
        _partner = new int[tokens.Length];
        _isContinuation = new bool[tokens.Length];
    }

    /// <summary>The outermost quoted spans in their order; linear in the number of tokens.</summary>
    public static List<QuotedSpan> Pair(TokenList tokens)
    {
        var marks = new QuotationMarks(tokens);
        marks.FindPartners();
        return marks.Outermost();
    }

    private void FindPartners()
    {
        var open = new Stack<int>();
        for (var i = 0; i < _tokens.Length; i++)
        {
            switch (_tokens[i].Kind)
            {
                case TokenKind.Open when !_isContinuation[i] && !EndsBlock(i + 1):
                    open.Push(i);
                    break;
                case TokenKind.Close when open.TryPop(out var partner):
                    _partner[partner] = i;
                    break;
                case TokenKind.Block when open.Count > 0:
                    var outermost = open.Last();
                    var goesOn = open.Count == 1 && GoesOnBehind(i);
                    open.Clear();
                    if (goesOn)
                        open.Push(outermost);
                    break;
                default:
                    break;
            }
        }
    }

    private bool EndsBlock(int at) => at >= _tokens.Length || _tokens[at].Kind is TokenKind.Block;

    private bool GoesOnBehind(int block)
    {
        if (block + 1 < _tokens.Length && _tokens[block + 1].Kind == TokenKind.Open)
        {
            _isContinuation[block + 1] = true;
            return true;
        }

        for (var i = block + 1; i < _tokens.Length && _tokens[i].Kind is not (TokenKind.Block or TokenKind.Open); i++)
        {
            if (_tokens[i].Kind == TokenKind.Close)
                return true;
        }

        return false;
    }

    private List<QuotedSpan> Outermost()
    {
        var spans = new List<QuotedSpan>();
        for (var i = 0; i < _tokens.Length; i++)
        {
            if (_tokens[i].Kind != TokenKind.Open || _isContinuation[i] || EndsBlock(i + 1))
                continue;
            if (_partner[i] == 0)
            {
                var end = EndOfUnclosed(i);
                if (end > i)
                    spans.Add(new QuotedSpan(i, end, false));
                i = Math.Max(i, end);
            }
            else
            {
                if (_partner[i] > i + 1)
                    spans.Add(new QuotedSpan(i, _partner[i], true));
                i = _partner[i];
            }
        }

        return spans;
    }

    private int EndOfUnclosed(int open)
    {
        var stop = open;
        for (var i = open + 1; i < _tokens.Length; i++)
        {
            if (_tokens[i].Kind == TokenKind.Stop)
                stop = i;
            else if (_tokens[i].Kind == TokenKind.Open)
                return stop;
            else if (_tokens[i].Kind == TokenKind.Block)
                return i - 1;
        }

        return _tokens.Length - 1;
    }
}
