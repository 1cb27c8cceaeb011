using NewsArchive.Articles;

namespace NewsArchive.Importing.Pages;

/// <summary>The article of a saved page.</summary>
/// <param name="Headline">The headline as printed; null when the page has none, and a title has to be derived.</param>
/// <param name="Standfirst">The standfirst; when the page describes itself but prints no standfirst, that description, which then is not in the text.</param>
/// <param name="Authors">Who wrote it, persons first; may be empty.</param>
/// <param name="Publication">Where it was printed.</param>
/// <param name="Date">When, as precise as the page says; the day is not compared with today.</param>
/// <param name="Section">The section of the publication.</param>
/// <param name="CanonicalAddress">An absolute address of http or https, 2,000 characters at most.</param>
/// <param name="Language">A tag as <c>fr</c> or <c>fr-FR</c>.</param>
/// <param name="Text">The text in its stored form: headline, standfirst and body, blocks separated by one blank line.</param>
/// <param name="Blocks">Its blocks, in order.</param>
/// <param name="Origins">Where each field that has a value was found. <see cref="PageField.Modified"/> instead of <see cref="PageField.Published"/> when the date is that of a change.</param>
/// <param name="Encoding">The encoding the page was read in.</param>
/// <param name="DeclaredEncoding">The encoding it claimed, when that was found wrong; else null.</param>
/// <param name="Dropped">How many invisible characters (soft hyphens, zero-width blanks) were left out of the text.</param>
internal sealed record ReadPage(
    string? Headline, string? Standfirst, IReadOnlyList<string> Authors, string? Publication, WrittenDate Date, string? Section, string? CanonicalAddress, string? Language,
    string Text, IReadOnlyList<Block> Blocks, IReadOnlyDictionary<PageField, FieldOrigin> Origins, string Encoding, string? DeclaredEncoding, int Dropped);
