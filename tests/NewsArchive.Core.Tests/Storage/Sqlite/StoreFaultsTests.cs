using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NewsArchive.Storage.Sqlite;

public sealed class StoreFaultsTests
{
    [Theory]
    [InlineData(5, 5, StoreFault.Busy)]
    [InlineData(5, 261, StoreFault.Busy)]
    [InlineData(6, 6, StoreFault.Busy)]
    [InlineData(8, 8, StoreFault.ReadOnly)]
    [InlineData(8, 1544, StoreFault.ReadOnly)]
    [InlineData(10, 778, StoreFault.Device)]
    [InlineData(10, 4874, StoreFault.Full)]
    [InlineData(11, 267, StoreFault.Damaged)]
    [InlineData(13, 13, StoreFault.Full)]
    [InlineData(14, 14, StoreFault.NoAccess)]
    [InlineData(19, 1811, StoreFault.Constraint)]
    [InlineData(26, 26, StoreFault.Damaged)]
    [InlineData(1, 1, null)]
    public void A_code_of_SQLite_says_what_a_person_can_do(int code, int extended, StoreFault? fault)
    {
        var thrown = new SqliteException("message", code, extended);
        Assert.Equal(fault, StoreFaults.Of(thrown));
        Assert.Equal(fault, StoreFaults.Of(new InvalidOperationException("outer", new DbUpdateException("inner", thrown))));
    }

    [Theory]
    [InlineData(28, StoreFault.Full)]
    [InlineData(122, StoreFault.Full)]
    [InlineData(unchecked((int)0x80070070), StoreFault.Full)]
    [InlineData(unchecked((int)0x80070027), StoreFault.Full)]
    [InlineData(30, StoreFault.ReadOnly)]
    [InlineData(2, null)]
    public void A_code_of_the_system_does_too(int code, StoreFault? fault) => Assert.Equal(fault, StoreFaults.Of(new IOException("message", code)));

    [Theory]
    [InlineData("SELECT NULL")]
    [InlineData("SELECT 1 WHERE absent")]
    [InlineData("SELECT value FROM gone")]
    public void A_value_or_a_column_that_is_not_there_is_damage(string sql)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        var thrown = Assert.ThrowsAny<Exception>(() =>
        {
            using var row = command.ExecuteReader();
            row.Read();
            row.GetString(0);
        });
        Assert.Equal((StoreFault.Damaged, DamagedPart.Data), (StoreFaults.Of(thrown), DamagedArchiveException.In(thrown)));
    }

    [Fact]
    public void A_bug_is_no_fault_of_the_store()
    {
        Assert.Null(StoreFaults.Of(null));
        Assert.Null(StoreFaults.Of(new InvalidOperationException()));
        Assert.Equal(StoreFault.NoAccess, StoreFaults.Of(new UnauthorizedAccessException()));
    }
}
