using NewsArchive.Editing;
using NewsArchive.Storage;

namespace NewsArchive;

/// <summary>One person's editors on a context of their own.</summary>
public sealed class Desk : IDisposable
{
    public Desk(ArchiveContext context, TimeProvider time, string who)
    {
        Context = context;
        var log = Log = new ChangeLog(context, time, who);
        Entities = new EntityEditor(context, log);
        Quotes = new QuoteEditor(context, log, Entities);
        Mentions = new MentionEditor(context, log, Entities);
        Merge = new EntityMerge(context, log, Entities);
        Split = new EntitySplit(context, log, Entities);
        Articles = new ArticleEditor(context, log);
        BulkCorrection = new BulkCorrection(context, log);
        SavedSearches = new SavedSearchEditor(context, log, time);
        Collections = new CollectionEditor(context, log, new CollectionMembers(context), time);
        Categories = new CategoryEditor(context, log);
        Undo = new Undo(context, log, Articles, Collections);
    }

    public ArchiveContext Context { get; }

    public ChangeLog Log { get; }

    public EntityEditor Entities { get; }

    public EntityMerge Merge { get; }

    public EntitySplit Split { get; }

    public QuoteEditor Quotes { get; }

    public MentionEditor Mentions { get; }

    public ArticleEditor Articles { get; }

    public BulkCorrection BulkCorrection { get; }

    public SavedSearchEditor SavedSearches { get; }

    public CollectionEditor Collections { get; }

    public CategoryEditor Categories { get; }

    public Undo Undo { get; }

    public void Dispose() => Context.Dispose();
}

internal static class Edits
{
    public static Edit<T>.Saved IsSaved<T>(this Edit<T> edit) => Assert.IsType<Edit<T>.Saved>(edit);

    public static Message IsRefused<T>(this Edit<T> edit) => Assert.IsType<Edit<T>.Refused>(edit).Reason;

    /// <summary>A draft of the words where they stand first in a text.</summary>
    public static SpanDraft SpanOf(this string text, string words)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(start >= 0, $"« {words} » is not in the text.");
        return new SpanDraft(start, start + words.Length, words);
    }

    public static QuoteDraft QuoteOf(this string text, params string[] parts) => new([.. parts.Select(text.SpanOf)]);

    public static MentionDraft MentionOf(this string text, string words, string kind = "person")
    {
        var span = text.SpanOf(words);
        return new MentionDraft(span.Start, span.End, words, new EntityDraft(Name: words, Kind: kind));
    }
}
