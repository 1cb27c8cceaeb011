using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>A verb that may report speech, with its auxiliary, clitics and pronoun.</summary>
/// <param name="First">The first token of the group: auxiliary, clitic or negation, else the verb.</param>
/// <param name="Head">The main verb: the participle of <c>a déclaré</c>.</param>
/// <param name="End">The token behind the group, the hung pronoun of <c>a-t-il</c> included.</param>
/// <param name="Verb">The reading of the main verb.</param>
/// <param name="Form">The one tense this occurrence has.</param>
internal sealed record VerbGroup(int First, int Head, int End, VerbReading Verb, Tenses Form)
{
    /// <summary>The token of the pronoun behind the verb (<c>a-t-il</c>, <c>dit-elle</c>), or -1.</summary>
    public int Pronoun { get; init; } = -1;

    public bool IsNegated { get; init; }

    public bool IsReflexive { get; init; }

    public bool IsPassive { get; init; }

    public bool IsPlural { get; init; }

    public bool IsFinite => Form.HasFlag(Tenses.Finite);

    public string Lemma => Verb.Lemma;
}
