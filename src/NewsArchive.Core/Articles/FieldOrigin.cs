namespace NewsArchive.Articles;

/// <summary>Where in a saved page something was found.</summary>
/// <param name="Field">What was found: <c>title</c>, <c>date</c>, <c>authors</c>, <c>publication</c>, <c>standfirst</c>, <c>section</c>, <c>url</c>, <c>language</c>, <c>body</c>.</param>
/// <param name="From">The part of the page: <c>json-ld</c>, <c>meta</c>, <c>microdata</c> or <c>document</c>.</param>
public sealed record FieldOrigin(string Field, string From);
