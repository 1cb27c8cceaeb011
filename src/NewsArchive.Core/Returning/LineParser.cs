using NewsArchive.Codebook;
using NewsArchive.Collections;
using NewsArchive.Editing;
using NewsArchive.Storage;

namespace NewsArchive.Returning;

/// <summary>Proves lines of the frame and the register: nothing comes in that a person could not have typed.</summary>
internal sealed class LineParser
{
    private ArchiveIdentity? _archive;

    /// <summary>By what name an entity of the file is meant.</summary>
    public string EntityName(long number) => _archive?.UrnOf($"entity {number}") ?? $"entity {number}";

    /// <returns>What the line holds, or null when nothing is made of it.</returns>
    public Returned? Of(string where, object line)
    {
        switch (line)
        {
            case LinesOfJson.Manifest manifest:
                _archive = ArchiveIdentity.OfUrn(manifest.Archive);
                return null;
            case LinesOfJson.Category category:
                return OfCategory(where, category);
            case LinesOfJson.Collection collection:
                return OfCollection(where, collection);
            case LinesOfJson.Entity entity:
                return OfEntity(where, entity);
            default:
                return null;
        }
    }

    /// <summary>A version as another archive has counted it.</summary>
    public static int Version(int? version) => Math.Max(1, version ?? 1);

    private static Returned OfCategory(string where, LinesOfJson.Category line)
    {
        var name = Entities.Entity.Tidy(line.Name);
        if ((Words.NameFault(name, Category.LongestName) ?? Words.NoteFault(line.Definition, Category.LongestDefinition)) is { } fault)
            return new ReturnedFault(where, fault);
        var colour = line.Colour is { } known && Enum.IsDefined(known) ? known : CategoryColour.Grey;
        return new ReturnedCategory(line.Id, Version(line.Version), new CategoryContent(name, line.Parent, Words.Noted(line.Definition), colour, Category.KeyOf(line.Key)));
    }

    private static Returned OfCollection(string where, LinesOfJson.Collection line)
    {
        var name = Entities.Entity.Tidy(line.Name);
        if ((Words.NameFault(name, Collection.LongestName) ?? Words.NoteFault(line.Description, Collection.LongestDescription)) is { } fault)
            return new ReturnedFault(where, fault);
        var kind = line.Kind is { } known && Enum.IsDefined(known) ? known : CollectionKind.Fixed;
        // An address of the site's own list, and of nothing else.
        var address = line.Address is "/" || (line.Address?.StartsWith("/?", StringComparison.Ordinal) ?? false) ? line.Address : null;
        if (kind == CollectionKind.Living && address is null)
            return new ReturnedFault(where, new Message("return.no-list", name));
        return new ReturnedCollection(line.Id, Version(line.Version), new CollectionContent(name, Words.Noted(line.Description), kind, address, line.CreatedAt ?? DateTimeOffset.UnixEpoch));
    }

    private Returned OfEntity(string where, LinesOfJson.Entity line)
    {
        var draft = new EntityContentDraft(
            line.Name, line.Kind, line.Aliases, line.Description,
            [.. (line.Functions ?? []).OfType<LinesOfJson.Function>().Select(function => new FunctionDraft(function.Title, function.From, function.To))],
            [.. (line.Identifiers ?? []).OfType<LinesOfJson.Identifier>().Select(identifier => new IdentifierDraft(identifier.Scheme, identifier.Value))]);
        if (EntityDrafts.Prove(draft, null, out var content) is { } fault)
            return new ReturnedFault(where, fault);
        return new ReturnedEntity(EntityName(line.Id), Version(line.Version), content!, [.. (line.Unlike ?? []).Take(Entities.Entity.MostUnlike).Select(EntityName)]) { Number = line.Id };
    }
}
