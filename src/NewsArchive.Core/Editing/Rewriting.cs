using NewsArchive.Annotations;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>Gives an annotation other content: its next version, with its line in the log.</summary>
internal static class Rewriting
{
    public static Change Rewrite(this Quote quote, QuoteContent content, ChangeLog log)
    {
        var before = quote.Content;
        quote.Version++;
        quote.Become(content);
        return log.Note(quote, before, quote.Content);
    }

    public static Change Rewrite(this Mention mention, MentionContent content, ChangeLog log)
    {
        var before = mention.Content;
        mention.Version++;
        mention.Become(content);
        return log.Note(mention, before, mention.Content);
    }
}
