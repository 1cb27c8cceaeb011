using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace NewsArchive.Search.Index;

/// <summary>The search terms and the written forms of one text, as two fields that are filled again for the next text.</summary>
/// <param name="words">The name of the field of search terms.</param>
/// <param name="forms">The name of the field of written forms.</param>
/// <param name="hasLength">Whether the length of the text is kept with its search terms.</param>
// Its streams read from memory: there is nothing to dispose of.
#pragma warning disable CA1001
internal sealed class TextFields(string words, string forms, bool hasLength)
#pragma warning restore CA1001
{
    private static readonly FieldType WithoutLength = TypeOf(omitNorms: true);
    private static readonly FieldType WithLength = TypeOf(omitNorms: false);

    private static readonly FieldType Keys = new() { IsIndexed = true, IsTokenized = false, OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY };

    private readonly TermStream _words = new(isForms: false), _forms = new(isForms: true);
    private Field? _wordField, _formField;

    /// <summary>A field that holds one term, which is not analysed.</summary>
    public static Field Key(string name, string value) => new(name, value, Keys);

    /// <summary>The term of a number.</summary>
    public static string KeyOf(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Adds the fields of a text to a document; none where it has no words.</summary>
    /// <param name="document">The document.</param>
    /// <param name="read">The words; must stay as they are until the document is indexed.</param>
    /// <param name="count">How many of the words belong to the text.</param>
    public void AddTo(List<IIndexableField> document, IReadOnlyList<IndexedWord> read, int count)
    {
        if (count == 0)
            return;
        _words.Set(read, count);
        _forms.Set(read, count);
        document.Add(_wordField ??= new Field(words, _words, hasLength ? WithLength : WithoutLength));
        document.Add(_formField ??= new Field(forms, _forms, WithoutLength));
    }

    private static FieldType TypeOf(bool omitNorms) =>
        new() { IsIndexed = true, IsTokenized = true, OmitNorms = omitNorms, IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS };
}
