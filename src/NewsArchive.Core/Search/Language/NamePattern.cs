using NewsArchive.Entities;

namespace NewsArchive.Search.Language;

/// <summary>How the value of a field is looked for in names: its words where a word of the name begins; an exact form is the whole name.</summary>
internal sealed class NamePattern
{
    private readonly QueryNode _part;
    private readonly string _folded;

    public NamePattern(FieldNode field)
    {
        _part = field.Part;
        var typed = field.Part switch { ExactNode => field.Typed.TrimStart('='), PrefixNode prefix => prefix.Typed, _ => field.Typed };
        _folded = TypedName.Folded(typed);
    }

    /// <summary>What a value in SQL is compared with.</summary>
    public string Value => _part switch
    {
        ExactNode => _folded,
        PrefixNode => $"% {TypedName.Like(_folded)}%",
        _ => $"% {TypedName.Like(_folded)} %",
    };

    /// <summary>The comparison of a column of folded names with <see cref="Value"/>.</summary>
    public string Sql(string column, string value) => _part switch
    {
        ExactNode => $"{column} = {value}",
        PrefixNode => $"(' ' || {column}) LIKE {value} ESCAPE '\\'",
        _ => $"(' ' || {column} || ' ') LIKE {value} ESCAPE '\\'",
    };

    /// <summary>Whether a name is meant.</summary>
    public bool Means(string name)
    {
        var folded = Entity.Folded(name);
        return _part switch
        {
            ExactNode => folded == _folded,
            PrefixNode => $" {folded}".Contains($" {_folded}", StringComparison.Ordinal),
            _ => $" {folded} ".Contains($" {_folded} ", StringComparison.Ordinal),
        };
    }
}
