using NewsArchive.Articles;
using NewsArchive.Entities;

namespace NewsArchive.Editing;

/// <summary>Proves what is sent of entities.</summary>
internal static class EntityDrafts
{
    /// <param name="draft">What was sent.</param>
    /// <param name="former">What the entity was before, or null for a new one.</param>
    /// <param name="content">The proved content, with what nobody sends as it was.</param>
    /// <returns>Null, or what is wrong.</returns>
    public static Message? Prove(EntityContentDraft draft, EntityContent? former, out EntityContent? content)
    {
        content = null;
        var name = Entity.Tidy(draft.Name);
        if (Words.NameFault(name, Entity.LongestName) is { } fault)
            return fault;
        if (draft.Kind is null || !Words.TryRead(draft.Kind, EntityKind.Other, out var kind))
            return new Message("edit.unknown-entity-kind", Words.Shown(draft.Kind), Words.List<EntityKind>());
        var aliases = (draft.Aliases ?? []).Select(Entity.Tidy).Where(alias => alias.Length > 0).ToList();
        if (aliases.Count > Entity.MostAliases)
            return new Message("edit.too-many-aliases", Entity.MostAliases);
        if (aliases.Select(alias => Words.NameFault(alias, Entity.LongestName)).FirstOrDefault(found => found is not null) is { } aliasFault)
            return aliasFault;
        if (Words.NoteFault(draft.Description, Entity.LongestDescription) is { } descriptionFault)
            return descriptionFault;
        IReadOnlyList<EntityFunction> functions = former?.Functions ?? [];
        if (draft.Functions is not null && ProveFunctions(draft.Functions, out functions) is { } functionFault)
            return functionFault;
        IReadOnlyList<EntityIdentifier> identifiers = former?.Identifiers ?? [];
        if (draft.Identifiers is not null && ProveIdentifiers(draft.Identifiers, out identifiers) is { } identifierFault)
            return identifierFault;
        content = new EntityContent(name, kind, aliases, Words.Noted(draft.Description))
        {
            Functions = functions,
            Identifiers = identifiers,
            Unlike = former?.Unlike ?? [],
            MergedInto = former?.MergedInto,
        };
        return null;
    }

    private static Message? ProveFunctions(IReadOnlyList<FunctionDraft?> drafts, out IReadOnlyList<EntityFunction> functions)
    {
        var proved = new List<EntityFunction>();
        functions = proved;
        if (drafts.Count > Entity.MostFunctions)
            return new Message("edit.too-many-functions", Entity.MostFunctions);
        foreach (var draft in drafts)
        {
            var title = Entity.Tidy(draft?.Title);
            if (Words.NameFault(title, EntityFunction.LongestTitle) is { } fault)
                return title.Length == 0 ? new Message("edit.no-function") : fault;
            if (!TryRead(draft!.From, out var from))
                return new Message("query.bad-date", Words.Shown(draft.From));
            if (!TryRead(draft.To, out var to))
                return new Message("query.bad-date", Words.Shown(draft.To));
            var function = new EntityFunction(title, from, to);
            if (!function.IsInOrder)
                return new Message("edit.function-order", title, from!.Value, to!.Value);
            proved.Add(function);
        }

        return null;
    }

    private static bool TryRead(string? typed, out PartialDate? date)
    {
        date = PartialDate.TryParse(typed, out var read) ? read : null;
        return date is not null || string.IsNullOrWhiteSpace(typed);
    }

    private static Message? ProveIdentifiers(IReadOnlyList<IdentifierDraft?> drafts, out IReadOnlyList<EntityIdentifier> identifiers)
    {
        var proved = new List<EntityIdentifier>();
        identifiers = proved;
        if (drafts.Count > EntityIdentifier.Most)
            return new Message("edit.too-many-identifiers", EntityIdentifier.Most);
        foreach (var draft in drafts)
        {
            if (draft?.Scheme is null || !Words.TryRead<IdentifierScheme>(draft.Scheme, default, out var scheme))
                return new Message("edit.unknown-scheme", Words.Shown(draft?.Scheme), Words.List<IdentifierScheme>());
            if (EntityIdentifier.Read(scheme, draft.Value ?? "") is not { } identifier)
                return new Message($"unreadable.{scheme.ToString().ToLowerInvariant()}", Words.Shown(draft.Value));
            if (!proved.Contains(identifier))
                proved.Add(identifier);
        }

        return null;
    }
}
