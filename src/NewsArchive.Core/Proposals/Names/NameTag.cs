namespace NewsArchive.Proposals.Names;

/// <summary>The tags of the sequence model: outside, or begin, inside, last, unit of each kind (BILOU).</summary>
internal static class NameTag
{
    public const int Outside = 0;
    public const int Count = 13;

    /// <summary>What a row of weights is padded to.</summary>
    public const int Width = 16;

    public const int Begin = 1;
    public const int Inside = 2;
    public const int Last = 3;
    public const int Unit = 4;

    /// <summary>What may stand behind each tag.</summary>
    public static readonly int[][] Behind = [.. Enumerable.Range(0, Count).Select(before => Enumerable.Range(0, Count).Where(tag => CanFollow(before, tag)).ToArray())];

    /// <summary>Whether a name, or what is outside of any, ends with each tag.</summary>
    public static readonly bool[] CanEnd = [.. Enumerable.Range(0, Count).Select(Ends)];

    public static int Of(ProposedKind kind, int part) => ((int)kind * 4) + part;

    public static ProposedKind KindOf(int tag) => (ProposedKind)((tag - 1) / 4);

    public static int PartOf(int tag) => tag == Outside ? 0 : ((tag - 1) % 4) + 1;

    public static bool Ends(int tag) => PartOf(tag) is 0 or Last or Unit;

    public static bool Starts(int tag) => PartOf(tag) is 0 or Begin or Unit;

    public static bool CanFollow(int before, int tag) => Ends(before) ? Starts(tag) : !Starts(tag) && KindOf(before) == KindOf(tag);
}
