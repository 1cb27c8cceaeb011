namespace NewsArchive.Articles;

/// <summary>Where in a saved page something was found.</summary>
/// <param name="Field">What was found: <c>headline</c>, <c>standfirst</c>, <c>authors</c>, <c>publication</c>, <c>published</c>, <c>modified</c>, <c>section</c>, <c>address</c>, <c>language</c>.</param>
/// <param name="From">The part of the page: <c>jsonLd</c>, <c>meta</c>, <c>microdata</c>, <c>document</c> or <c>address</c>.</param>
public sealed record FieldOrigin(string Field, string From);
