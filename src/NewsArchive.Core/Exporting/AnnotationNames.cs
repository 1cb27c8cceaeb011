using System.Globalization;
using NewsArchive.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Exporting;

/// <summary>By what an annotation and everything it speaks of is called.</summary>
/// <param name="identity">The archive: a revision has no address, and is called alike wherever it is named.</param>
internal abstract class AnnotationNames(ArchiveIdentity identity)
{
    /// <param name="what">What it is, such as <c>quote 12</c>, <c>quote 12 part 2 link</c> or <c>mention 7</c>.</param>
    public abstract string Annotation(string what);

    public abstract string Article(Article article);

    public abstract string Entity(long id);

    public string Revision(Article article, int number) => identity.UrnOf($"article {article.Key} revision {number}");
}

/// <summary>Names for what leaves the archive: they are the same in every copy of it.</summary>
internal sealed class UrnNames(ArchiveIdentity identity) : AnnotationNames(identity)
{
    private readonly ArchiveIdentity _identity = identity;

    public override string Annotation(string what) => _identity.UrnOf(what);

    public override string Article(Article article) => _identity.UrnOf($"article {article.Key}");

    public override string Entity(long id) => _identity.UrnOf($"entity {id}");
}

/// <summary>Names that lead somewhere: addresses of the site that serves the annotation.</summary>
internal sealed class SiteNames(ArchiveIdentity identity, string site) : AnnotationNames(identity)
{
    public override string Annotation(string what) => $"{site}/annotations/{what.Replace(' ', '-')}";

    public override string Article(Article article) => string.Create(CultureInfo.InvariantCulture, $"{site}/articles/{article.Id}");

    public override string Entity(long id) => string.Create(CultureInfo.InvariantCulture, $"{site}/entities/{id}");
}
