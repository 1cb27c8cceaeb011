using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace NewsArchive.Storage;

/// <summary>Holds the numbered scripts and EF's model together, column by column.</summary>
public sealed class MappingTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void The_model_has_the_tables_of_the_scripts() => Assert.Equal(
        _archive.Rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT IN ('archive', 'change_feed') ORDER BY name"),
        Tables().Select(table => table.GetTableName()!).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_column_has_the_same_name_type_and_nullability()
    {
        foreach (var table in Tables())
        {
            var inScript = _archive.Rows($"SELECT '{table.GetTableName()}', name, type, \"notnull\" OR pk > 0 FROM pragma_table_xinfo('{table.GetTableName()}')");
            var inModel = table.GetProperties()
                .Select(column => $"{table.GetTableName()}|{column.GetColumnName()}|{column.GetColumnType()}|{(column.IsNullable ? 0 : 1)}");
            Assert.Equal(inScript.Order(StringComparer.Ordinal), inModel.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Every_key_is_the_same()
    {
        foreach (var table in Tables())
        {
            Assert.Equal(
                _archive.Rows($"SELECT name FROM pragma_table_xinfo('{table.GetTableName()}') WHERE pk > 0 ORDER BY pk"),
                table.FindPrimaryKey()!.Properties.Select(column => column.GetColumnName()));
            var references = table.GetForeignKeys().Select(key => $"{key.Properties.Single().GetColumnName()}|{key.PrincipalEntityType.GetTableName()}");
            Assert.Subset(
                _archive.Rows($"SELECT \"from\", \"table\" FROM pragma_foreign_key_list('{table.GetTableName()}')").ToHashSet(),
                references.ToHashSet());
        }
    }

    [Fact]
    public void Words_of_kinds_and_states_are_those_the_scripts_allow()
    {
        foreach (var column in Tables().SelectMany(table => table.GetProperties()).Where(column => column.ClrType.IsEnum))
        {
            var sql = _archive.Read<string>($"SELECT sql FROM sqlite_schema WHERE name = '{column.DeclaringType.GetTableName()}'");
            var words = Enum.GetNames(column.ClrType).Select(name => $"'{name.ToLowerInvariant()}'");
            Assert.Contains($"CHECK ({column.GetColumnName()} IN ({string.Join(", ", words)}))", sql, StringComparison.Ordinal);
        }
    }

    private IReadOnlyList<IEntityType> Tables()
    {
        using var context = _archive.Context();
        return [.. context.GetService<IDesignTimeModel>().Model.GetEntityTypes()];
    }
}
