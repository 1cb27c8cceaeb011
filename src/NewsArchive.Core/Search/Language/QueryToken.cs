using NewsArchive.Text;

namespace NewsArchive.Search.Language;

internal enum QuerySign
{
    Operand,
    Or,
    And,
    Not,
    Near,
    Open,
    Close,
}

/// <summary>A sign of a query: an operator, a parenthesis, or something to search.</summary>
/// <param name="Sign">What it is.</param>
/// <param name="At">Where it was typed.</param>
/// <param name="Node">What is searched, for an operand.</param>
/// <param name="Distance">How many words may stand between, for NEAR.</param>
internal readonly record struct QueryToken(QuerySign Sign, TextSpan At, QueryNode? Node = null, int Distance = 0);
