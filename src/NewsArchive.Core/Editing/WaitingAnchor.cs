using NewsArchive.Annotations;
using NewsArchive.Text;

namespace NewsArchive.Editing;

/// <summary>A place in a text, shown in its sentence.</summary>
/// <param name="Span">The place in the whole text, UTF-16 code units, half-open.</param>
/// <param name="Sentence">The sentence, or the sentences, around it.</param>
/// <param name="Mark">The place in <paramref name="Sentence"/>.</param>
/// <param name="Score">How likely it is, from 0 to 1; 1 for the place itself.</param>
public sealed record ShownPlace(TextSpan Span, string Sentence, TextSpan Mark, double Score)
{
    internal static ShownPlace Of(string text, TextSpan span, double score)
    {
        var around = Sentences.Around(text, span);
        return new ShownPlace(span, around.In(text), new TextSpan(span.Start - around.Start, span.End - around.Start), score);
    }
}

/// <summary>What an anchor is to its annotation.</summary>
public enum PassageRole
{
    /// <summary>Quoted words, or the name of a mention.</summary>
    Part,

    /// <summary>The words that introduce the speech.</summary>
    Cue,

    /// <summary>The mention of the speaker.</summary>
    Speaker,
}

/// <summary>One anchor of an annotation that waits, with the places to choose from.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Former">Where it stood in the old text.</param>
/// <param name="Places">Where it may stand in the current text: where an import has put it first, else the most likely first; may be none.</param>
public sealed record WaitingPassage(PassageRole Role, ShownPlace Former, IReadOnlyList<ShownPlace> Places);

/// <summary>An annotation that waits for a person, because the text of its article has changed.</summary>
/// <param name="Quote">The quotation, with article and entity, or null.</param>
/// <param name="Mention">The mention, with article and entity, or null.</param>
/// <param name="FormerRevision">The revision in which it stood for certain.</param>
/// <param name="Revision">The current one.</param>
/// <param name="Passages">Its anchors: parts, then cue and speaker where there are any.</param>
public sealed record WaitingAnchor(Quote? Quote, Mention? Mention, int FormerRevision, int Revision, IReadOnlyList<WaitingPassage> Passages)
{
    /// <summary>Whether it is a quotation or a mention.</summary>
    public ChangeSubject Subject => Quote is null ? ChangeSubject.Mention : ChangeSubject.Quote;

    /// <summary>Its number.</summary>
    public long Id => Quote?.Id ?? Mention!.Id;

    /// <summary>Its version.</summary>
    public int Version => Quote?.Version ?? Mention!.Version;

    /// <summary>Its article.</summary>
    public Articles.Article Article => (Quote?.Article ?? Mention!.Article)!;

    /// <summary>The speaker, or whom it names; null when not known.</summary>
    public Entities.Entity? Entity => Quote is null ? Mention!.Entity : Quote.Entity;

    /// <summary>Whether it is still with an older text; else it has a place in the current one, in doubt.</summary>
    public bool IsLost => (Quote?.Revision ?? Mention!.Revision) != Revision;
}
