using System.Globalization;

namespace NewsArchive.Exporting;

/// <summary>What is exported, and for whom.</summary>
/// <param name="Articles">The numbers of the articles, in the order of the list; those that are gone meanwhile are left out.</param>
public sealed record ExportRequest(IReadOnlyList<long> Articles)
{
    /// <summary>The numbers of the only quotations that are wanted, and then no mentions; null for everything in the articles.</summary>
    public IReadOnlySet<long>? Quotes { get; init; }

    /// <summary>Whether it is the whole archive, entities that nothing names included.</summary>
    public bool IsWhole { get; init; }

    /// <summary>How the query was understood, as a sentence.</summary>
    public string Understood { get; init; } = "";

    /// <summary>The address of the list, such as <c>/?q=onu</c>.</summary>
    public string Address { get; init; } = "/";

    /// <summary>The reader's language: it decides the separator of spreadsheets and the language of the manifest.</summary>
    public CultureInfo Language { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>Says a message in that language.</summary>
    public Func<Message, string> Say { get; init; } = message => message.Key;
}
