using System.Text.Json;

namespace NewsArchive.Exporting;

/// <summary>The types of our CAS: INCEpTION's own layers where it has them, custom layers for quotations.</summary>
internal static class CasTypes
{
    public const string Annotation = "uima.tcas.Annotation", Text = "uima.cas.String", Top = "uima.cas.TOP", Sofa = "uima.cas.Sofa", List = "uima.cas.FSArray";

    public const string Document = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";

    public const string Name = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity";

    public const string Quote = "webanno.custom.Quote", Part = "webanno.custom.QuotePart", Cue = "webanno.custom.QuoteCue", Speaker = "webanno.custom.QuoteSpeaker";

    /// <summary>The type of a link feature is named by its layer and itself.</summary>
    public static string LinkOf(string feature) => $"{Quote}{char.ToUpperInvariant(feature[0])}{feature[1..]}Link";

    private static readonly (string Name, string Super, (string Feature, string Range)[] Features)[] All =
    [
        (Document, "uima.tcas.DocumentAnnotation", [("documentTitle", Text), ("documentId", Text), ("documentUri", Text)]),
        (Name, Annotation, [("value", Text), ("identifier", Text), ("state", Text)]),
        (Quote, Annotation,
        [
            ("quoteType", Text), ("speakerName", Text), ("identifier", Text), ("state", Text), ("origin", Text), ("standing", Text), ("note", Text), ("categories", Text),
            ("speaker", LinkOf("speaker") + "[]"), ("cue", LinkOf("cue") + "[]"), ("part", LinkOf("part") + "[]"),
        ]),
        (Part, Annotation, []),
        (Cue, Annotation, []),
        (Speaker, Annotation, []),
        (LinkOf("speaker"), Top, [("role", Text), ("target", Annotation)]),
        (LinkOf("cue"), Top, [("role", Text), ("target", Annotation)]),
        (LinkOf("part"), Top, [("role", Text), ("target", Annotation)]),
    ];

    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("%TYPES");
        foreach (var (name, super, features) in All)
        {
            json.WriteStartObject(name);
            json.WriteString("%NAME", name);
            json.WriteString("%SUPER_TYPE", super);
            foreach (var (feature, range) in features)
            {
                json.WriteStartObject(feature);
                json.WriteString("%NAME", feature);
                json.WriteString("%RANGE", range);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
