using NewsArchive.Editing;
using NewsArchive.Entities;
using NewsArchive.Pages.Shared;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Entities;

/// <summary>The fields of an entity: aliases one a line, a row for each function, the identifiers of a scheme in one field.</summary>
public sealed class EntityForm
{
    private const int EmptyRows = 2;

    public int Version { get; set; }

    public string? Name { get; set; }

    public string? Kind { get; set; }

    public string? Aliases { get; set; }

    public string? Description { get; set; }

    public List<FunctionRow> Functions { get; set; } = [];

    public Dictionary<string, string?> Identifiers { get; set; } = [];

    /// <summary>The rows that are filled, and some more.</summary>
    public IEnumerable<FunctionRow> Rows => Functions.Where(row => !row.IsEmpty).Concat(Enumerable.Range(0, EmptyRows).Select(_ => new FunctionRow()));

    public static EntityForm Of(Entity entity) => new()
    {
        Version = entity.Version,
        Name = entity.Name,
        Kind = $"{entity.Kind}".ToLowerInvariant(),
        Aliases = string.Join('\n', entity.Aliases),
        Description = entity.Description,
        Functions = [.. entity.Functions.Select(function => new FunctionRow { Title = function.Title, From = $"{function.From}", To = $"{function.To}" })],
        Identifiers = entity.Identifiers.GroupBy(identifier => identifier.Scheme)
            .ToDictionary(scheme => NameOf(scheme.Key), scheme => (string?)string.Join(" ; ", scheme.Select(identifier => identifier.Printed))),
    };

    public static string NameOf(IdentifierScheme scheme) => scheme.ToString().ToLowerInvariant();

    public EntityContentDraft Draft => new(
        Name, Kind, (Aliases ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), Description,
        [.. Functions.Where(row => !row.IsEmpty).Select(row => new FunctionDraft(row.Title, row.From, row.To))],
        [.. Identifiers.SelectMany(typedIn => (typedIn.Value ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(typed => new IdentifierDraft(typedIn.Key, typed)))]);

    /// <summary>The fields of this form, which are saved, beside those of another one.</summary>
    public IReadOnlyList<BothFields> Beside(EntityForm mine) =>
    [
        new(Texts.Say("form.preferred-name"), Name, mine.Name),
        new(Texts.Say("form.entity-kind"), BothFields.Word("entity", Kind), BothFields.Word("entity", mine.Kind)),
        new(Texts.Say("field.aliases"), Aliases, mine.Aliases),
        new(Texts.Say("form.description"), Description, mine.Description),
        new(Texts.Say("entities.functions"), Listed(Functions), Listed(mine.Functions)),
        .. Enum.GetValues<IdentifierScheme>().Select(NameOf).Select(scheme =>
            new BothFields(Texts.Say($"scheme.{scheme}"), Identifiers.GetValueOrDefault(scheme), mine.Identifiers.GetValueOrDefault(scheme))),
    ];

    private static string Listed(IEnumerable<FunctionRow> rows) =>
        string.Join('\n', rows.Where(row => !row.IsEmpty).Select(row => $"{row.Title?.Trim()} ({row.From?.Trim()}–{row.To?.Trim()})"));
}

/// <summary>A function as it stands in a form.</summary>
public sealed class FunctionRow
{
    public string? Title { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Title + From + To);
}
