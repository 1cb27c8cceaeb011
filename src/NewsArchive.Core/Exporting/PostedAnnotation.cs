using System.Text.Json;

namespace NewsArchive.Exporting;

/// <summary>An annotation of the W3C model as somebody sends it, as far as an archive can hold it: a quotation or the mention of a name.</summary>
/// <remarks>Nothing in it is believed yet: neither that there is such an article or entity nor that the words stand there (<see cref="PostedPlace"/>).</remarks>
public sealed class PostedAnnotation
{
    private readonly List<string> _categories = [];

    private PostedAnnotation(PostedPlace place) => Place = place;

    /// <summary>Where it stands.</summary>
    public PostedPlace Place { get; }

    /// <summary>Whether it identifies a name; else it is a quotation.</summary>
    public bool IsMention { get; private set; }

    /// <summary>What it calls itself, or null.</summary>
    public string? Id { get; private set; }

    /// <summary>Whether it says where it came from (<c>canonical</c>, <c>via</c>): the model demands that this is kept.</summary>
    public bool HasOrigin { get; private set; }

    /// <summary>direct, indirect or mixed; null when it does not say.</summary>
    public string? Kind { get; private set; }

    /// <summary>The kind of the entity that is named, or null.</summary>
    public string? EntityKind { get; private set; }

    /// <summary>Whom it names, or who speaks, by an IRI, or null.</summary>
    public string? EntityIri { get; private set; }

    /// <summary>The same by name, or null.</summary>
    public string? EntityName { get; private set; }

    /// <summary>proposed, accepted or rejected; null when it does not say.</summary>
    public string? Status { get; private set; }

    /// <summary>A remark, or null.</summary>
    public string? Note { get; private set; }

    /// <summary>Categories by their names.</summary>
    public IReadOnlyList<string> Categories => _categories;

    /// <summary>Reads one.</summary>
    /// <param name="sent">Any JSON.</param>
    /// <returns>The annotation, or what is wrong.</returns>
    public static (PostedAnnotation? Annotation, Message? Fault) Read(JsonElement sent)
    {
        var fields = new JsonFields();
        try
        {
            var read = ReadFields(sent, fields);
            // Whatever else is wrong comes of it.
            return fields.Fault is { Key: "problem.unstorable" } fault ? (null, fault) : read;
        }
        // Half a surrogate pair, written as an escape, is no name of a field.
        catch (InvalidOperationException)
        {
            return (null, new Message("problem.unstorable", "?", "\\uD800–\\uDFFF"));
        }
    }

    private static (PostedAnnotation? Annotation, Message? Fault) ReadFields(JsonElement sent, JsonFields fields)
    {
        if (sent.ValueKind != JsonValueKind.Object || !fields.Words(sent, "type").Contains("Annotation"))
            return (null, fields.Fault ?? new Message("posted.none"));
        if (JsonFields.Items(sent, "@context") is { Count: > 0 } contexts && !contexts.Any(context => context.ValueKind == JsonValueKind.String && fields.Word(context, "@context") is AnnotationContext.Model or "https://www.w3.org/ns/anno.jsonld"))
            return (null, new Message("posted.context", AnnotationContext.Model));
        var (place, fault) = PostedPlace.Read(sent, fields);
        if (fault is not null)
            return (null, fault);
        var motivations = fields.Words(sent, "motivation");
        var read = new PostedAnnotation(place!)
        {
            IsMention = motivations.Contains("identifying"),
            Id = fields.Text(sent, "id"),
            HasOrigin = sent.TryGetProperty("canonical", out _) || sent.TryGetProperty("via", out _),
            Status = fields.Text(sent, "status"),
            Note = fields.Text(sent, "bodyValue"),
        };
        var bodies = JsonFields.Items(sent, "body");
        read.IsMention |= bodies.Any(body => body.ValueKind == JsonValueKind.Object && fields.Text(body, "purpose") == "identifying");
        foreach (var body in bodies)
            fault ??= read.Take(body, motivations, fields);
        fault ??= fields.Fault;
        return fault is null ? (read, null) : (null, fault);
    }

    private Message? Take(JsonElement body, IReadOnlyList<string> motivations, JsonFields fields)
    {
        if (body.ValueKind == JsonValueKind.String)
            return IsMention ? Name(fields.Word(body, "body"), null) : Unknown(fields.Word(body, "body"));
        if (body.ValueKind != JsonValueKind.Object)
            return Unknown(body.ValueKind.ToString());
        var (value, role) = (fields.Text(body, "value"), fields.Text(body, "role"));
        var purpose = fields.Text(body, "purpose") ?? (motivations.Count == 1 ? motivations[0] : null);
        switch (purpose)
        {
            case "identifying":
                return Name(fields.Text(body, "source") ?? fields.Text(body, "id"), fields.Text(body, "name") ?? value);
            case "linking" when role == "speaker" && !IsMention:
                return Name(fields.Text(body, "source") ?? fields.Text(body, "id"), fields.Text(body, "name") ?? value);
            case "classifying" when value is "cue" or "speaker":
            case "linking" when role is "part" or "cue" or "spokenBy":
                return new Message("posted.piece");
            case "classifying" when value is "quote" or "quotation" && !IsMention:
                return null;
            case "classifying" when value is not null && IsMention:
                EntityKind = value == "organization" ? "organisation" : value;
                return null;
            case "tagging" when role is null && value is "direct" or "indirect" or "mixed" && !IsMention:
                Kind = value;
                return null;
            case "tagging" when value is not null && !IsMention:
                _categories.Add(value);
                return null;
            case "commenting" or "describing" or null when value is not null && !IsMention && (fields.Text(body, "format") ?? "text/plain") == "text/plain":
                Note = Note is null ? value : $"{Note}\n\n{value}";
                return null;
            default:
                return Unknown(value ?? purpose);
        }
    }

    private Message? Name(string? iri, string? name)
    {
        if (EntityIri is not null || EntityName is not null || (iri is null && string.IsNullOrWhiteSpace(name)))
            return new Message("posted.one-entity");
        (EntityIri, EntityName) = (iri, string.IsNullOrWhiteSpace(name) ? null : name);
        return null;
    }

    private static Message Unknown(string? what) => new Message("posted.body", what is { Length: > 80 } ? what[..80] + "…" : what ?? "");
}
