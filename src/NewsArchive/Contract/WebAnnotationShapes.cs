using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace NewsArchive.Contract;

/// <summary>An annotation of the W3C Web Annotation Data Model, as <c>/annotations/</c> writes and reads it, for the description of the API: <c>Core/Exporting</c> writes it itself.</summary>
/// <param name="Context">http://www.w3.org/ns/anno.jsonld, and what the archive's own terms mean.</param>
/// <param name="Id">Its address; of one that is sent, the same or none.</param>
/// <param name="Type">Annotation.</param>
/// <param name="Motivation">classifying: a quotation or a piece of one; identifying: a name; linking: a piece and its quotation.</param>
/// <param name="Body">What is said of the passage.</param>
/// <param name="Status">proposed, accepted or rejected.</param>
/// <param name="Origin">person, or the rule that proposed it.</param>
/// <param name="Confidence">How sure the rule was, from 0 to 1; missing where a person made it.</param>
/// <param name="Standing">sure; check when an import moved it in doubt; earlier in a former text; broken without its words.</param>
/// <param name="Target">The passage, or of a link the quotation.</param>
public sealed record AnnotationShape(
    [property: JsonPropertyName("@context")] JsonNode? Context = null, string? Id = null, string Type = "Annotation", string? Motivation = null,
    IReadOnlyList<AnnotationBodyShape>? Body = null, string? Status = null, string? Origin = null, double? Confidence = null, string? Standing = null, JsonNode? Target = null);

/// <summary>What an annotation says of a passage.</summary>
/// <param name="Type">TextualBody or SpecificResource.</param>
/// <param name="Purpose">classifying, tagging, commenting, linking or identifying.</param>
/// <param name="Value">The text of a textual body.</param>
/// <param name="Source">The address of an entity or an annotation.</param>
/// <param name="Role">speaker, category, part, cue or spokenBy.</param>
/// <param name="Name">The name of the entity.</param>
/// <param name="Kind">The kind of the entity who speaks: person, organisation, place, event or other.</param>
/// <param name="Format">text/plain.</param>
public sealed record AnnotationBodyShape(
    string? Type = null, string? Purpose = null, string? Value = null, string? Source = null, string? Role = null, string? Name = null, string? Kind = null, string? Format = null);

/// <summary>All annotations, as a container and collection; with <c>p</c> a page of it: then type is <c>AnnotationPage</c>, with <c>partOf</c> and <c>items</c>.</summary>
/// <param name="Context">http://www.w3.org/ns/anno.jsonld and http://www.w3.org/ns/ldp.jsonld.</param>
/// <param name="Id">Its address.</param>
/// <param name="Type">BasicContainer and AnnotationCollection, or AnnotationPage.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Total">How many annotations there are.</param>
/// <param name="Modified">When the archive was last changed.</param>
/// <param name="First">The first page, or its address.</param>
/// <param name="Last">The address of the last page.</param>
/// <param name="PartOf">Of a page: the collection, with total and modified.</param>
/// <param name="StartIndex">Of a page: how many annotations stand before it.</param>
/// <param name="Prev">Of a page: the one before.</param>
/// <param name="Next">Of a page: the next one.</param>
/// <param name="Items">Of a page: its annotations, or their addresses.</param>
public sealed record AnnotationCollectionShape(
    [property: JsonPropertyName("@context")] JsonNode? Context = null, string Id = "", JsonNode? Type = null, string? Label = null, long? Total = null, DateTimeOffset? Modified = null,
    JsonNode? First = null, string? Last = null, JsonNode? PartOf = null, long? StartIndex = null, string? Prev = null, string? Next = null, IReadOnlyList<JsonNode>? Items = null);
