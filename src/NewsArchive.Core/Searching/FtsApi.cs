using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NewsArchive.Searching;

/// <summary>The part of SQLite's C interface of FTS5 that the collector calls, which no package offers.</summary>
/// <remarks>Layout of <c>fts5_api</c> and <c>Fts5ExtensionApi</c>: https://www.sqlite.org/fts5.html, « Extending FTS5 », and <c>fts5.h</c>; both only ever grow at their end.</remarks>
internal static unsafe partial class FtsApi
{
    private const string Library = "e_sqlite3";

    // A physical connection keeps its functions for as long as it lives; pooled ones come back with them.
    private static readonly ConditionalWeakTable<sqlite3, object> Registered = [];

    /// <summary>What an auxiliary function may ask of the row it is called for.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Extension
    {
        public int Version;
        private nint _userData, _columnCount, _rowCount, _columnTotalSize, _tokenize;
        public delegate* unmanaged[Cdecl]<nint, int> PhraseCount;
        private nint _phraseSize, _instCount, _inst;
        public delegate* unmanaged[Cdecl]<nint, long> Rowid;
        private nint _columnText, _columnSize;
        public delegate* unmanaged[Cdecl]<nint, int, void*, delegate* unmanaged[Cdecl]<Extension*, nint, void*, int>, int> QueryPhrase;
        private nint _setAuxdata, _getAuxdata;
        public delegate* unmanaged[Cdecl]<nint, int, Places*, int*, int*, int> PhraseFirst;
        private nint _phraseNext;
        public delegate* unmanaged[Cdecl]<nint, int, Places*, int*, int> PhraseFirstColumn;
    }

    /// <summary>The places of a phrase in a row that have not been read yet.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Places
    {
        public byte* Next;
        public byte* End;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Api
    {
        public int Version;
        private nint _createTokenizer, _findTokenizer;
        public delegate* unmanaged[Cdecl]<Api*, byte*, void*, delegate* unmanaged[Cdecl]<Extension*, nint, nint, int, nint*, void>, nint, int> CreateFunction;
    }

    /// <summary>Gives a connection an auxiliary function, unless it has it.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="name">The name in SQL, ending with a zero.</param>
    /// <param name="function">The function.</param>
    public static void Register(SqliteConnection connection, ReadOnlySpan<byte> name, delegate* unmanaged[Cdecl]<Extension*, nint, nint, int, nint*, void> function)
    {
        if (Registered.TryGetValue(connection.Handle!, out _))
            return;
        Api* api = null;
        var statement = nint.Zero;
        fixed (byte* sql = "SELECT fts5(?1)\0"u8, type = "fts5_api_ptr\0"u8, text = name)
        {
            Check(Prepare(connection.Handle!, sql, -1, out statement, 0));
            Check(BindPointer(statement, 1, &api, type, 0));
            _ = Step(statement);
            Check(Finalize(statement));
            Check(api->CreateFunction(api, text, null, function, 0));
        }

        Registered.Add(connection.Handle!, new object());
    }

    /// <summary>Runs a query that gives no rows: its auxiliary function takes what it needs and lets nothing through.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">The query, with one parameter; never built from what a person typed.</param>
    /// <param name="match">The value of the parameter.</param>
    /// <exception cref="SqliteException">SQLite failed; code 9 when it was interrupted.</exception>
    public static void Run(SqliteConnection connection, string sql, string match)
    {
        var value = System.Text.Encoding.UTF8.GetBytes(match);
        var terminated = System.Text.Encoding.UTF8.GetBytes(sql + "\0");
        var statement = nint.Zero;
        fixed (byte* query = terminated, text = value)
        {
            Check(Prepare(connection.Handle!, query, -1, out statement, 0));
            _ = BindText(statement, 1, text, value.Length, 0);
            _ = Step(statement);
            // Says once more how the last step ended.
            var code = Finalize(statement);
            if (code != 0)
                throw new SqliteException(raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), code & 0xFF, code);
        }
    }

    private static void Check(int code) => SqliteException.ThrowExceptionForRC(code, null);

    [LibraryImport(Library, EntryPoint = "sqlite3_prepare_v2")]
    private static partial int Prepare(sqlite3 connection, byte* sql, int length, out nint statement, nint tail);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_pointer")]
    private static partial int BindPointer(nint statement, int parameter, void* pointer, byte* type, nint destroy);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    private static partial int BindText(nint statement, int parameter, byte* text, int length, nint destroy);

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    private static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_finalize")]
    private static partial int Finalize(nint statement);
}
