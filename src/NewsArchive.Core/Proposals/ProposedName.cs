namespace NewsArchive.Proposals;

/// <summary>What a proposed name is the name of.</summary>
public enum ProposedKind
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>An organisation.</summary>
    Organisation,

    /// <summary>A place.</summary>
    Place,
}

/// <summary>A place of a text where a name is proposed.</summary>
/// <param name="Start">UTF-16 code units from the beginning of the text, inclusive.</param>
/// <param name="End">UTF-16 code units, exclusive; after <paramref name="Start"/>.</param>
/// <param name="Kind">What is named.</param>
/// <param name="Name">Who or what that is, in the fullest form that the text gives: « Emmanuel Macron » for a later « Macron ». Never empty.</param>
/// <param name="Confidence">0 to 1: how probable it is that exactly this stretch is a name of this kind.</param>
/// <param name="Rule">Which rule proposed it, a short stable identifier.</param>
public sealed record ProposedName(int Start, int End, ProposedKind Kind, string Name, double Confidence, string Rule);
