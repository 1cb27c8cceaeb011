using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>An article as a line or a row has it: every field as written, null where there is none.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Date">Its date.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Text">Its text, with or without the headline.</param>
/// <param name="Source">Its publication.</param>
/// <param name="Url">Its address.</param>
/// <param name="Section">The part of the publication it stood in.</param>
/// <param name="Language">The language it is written in.</param>
/// <param name="Authors">Who wrote it; may be empty.</param>
internal sealed record ArticleRecord(
    string? Id, string? Date, string? Title, string? Text, string? Source, string? Url, string? Section, string? Language, IReadOnlyList<string> Authors)
{
    /// <summary>Whether the title was derived from the text and is no headline.</summary>
    public bool TitleIsDerived { get; init; }

    /// <summary>The first character in it that cannot be stored (<see cref="StorableText"/>), or null.</summary>
    public string? Unstorable => ((string?[])[Id, Date, Title, Text, Source, Url, Section, Language, .. Authors]).Select(StorableText.FaultOf).FirstOrDefault(fault => fault is not null);

    /// <summary>Puts a record together.</summary>
    /// <param name="values">What a field holds, or nothing.</param>
    public static ArticleRecord Of(Func<RecordField, IReadOnlyList<string>> values)
    {
        return new(
            One(RecordField.Id), One(RecordField.Date), One(RecordField.Title), Joined(RecordField.Text, "\n\n"), One(RecordField.Source), One(RecordField.Url),
            One(RecordField.Section), One(RecordField.Language), values(RecordField.Author))
        {
            TitleIsDerived = One(RecordField.TitleIsDerived) is "true" or "True" or "1",
        };

        string? One(RecordField field) => Joined(field, " ");
        string? Joined(RecordField field, string by) => string.Join(by, values(field)) is var joined && string.IsNullOrWhiteSpace(joined) ? null : joined;
    }
}
