using System.Data.Common;
using System.Text.Json;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Storage.Checks;

/// <summary>What a check has found so far. Each part of it fails by itself: what cannot be read is a finding, and the next part goes on.</summary>
/// <param name="most">How many findings are kept; further ones are dropped.</param>
internal sealed class Findings(int most)
{
    private readonly List<Message> _faults = [];

    /// <summary>All of them.</summary>
    public IReadOnlyList<Message> Faults => _faults;

    /// <summary>How many there are.</summary>
    public int Count => _faults.Count;

    /// <summary>Adds one.</summary>
    public void Add(Message fault)
    {
        if (_faults.Count < most)
            _faults.Add(fault);
    }

    /// <summary>Runs a part of the check.</summary>
    /// <param name="damaged">The key of the sentence that names the part as damaged; its argument is what the reading ended with.</param>
    /// <param name="part">What the part finds.</param>
    public void Run(string damaged, Func<IEnumerable<Message>> part)
    {
        try
        {
            foreach (var fault in part())
                Add(fault);
        }
        catch (Exception fault) when (DamagedArchiveException.IsLikely(fault))
        {
            Add(new Message(damaged, Reason(fault)));
        }
    }

    /// <summary>What kind of fault reading ended with, to be put into a sentence: a <see cref="Message"/>, or the words of SQLite.</summary>
    public static object Reason(Exception fault) => fault switch
    {
        DamagedArchiveException { InnerException: { } cause } => Reason(cause),
        DbException sqlite => Words(sqlite.Message),
        JsonException => new Message("damage.json"),
        InvalidCastException => new Message("damage.type"),
        InvalidOperationException when SqliteFaults.IsOfValue(fault) => new Message("damage.missing"),
        _ => new Message("damage.value"),
    };

    // « SQLite Error 11: 'database disk image is malformed'. »
    private static string Words(string message)
    {
        var (start, end) = (message.IndexOf('\'') + 1, message.LastIndexOf('\''));
        return start > 0 && end > start ? message[start..end] : message;
    }
}
