using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace NewsArchive.Tests.Support;

/// <summary>A good backup, to be made a bad one: its members and its manifest, which follows what is done to them unless it is told otherwise.</summary>
public sealed class CraftedBackup
{
    private readonly List<(string Name, byte[] Bytes)> _members = [];

    public CraftedBackup(string good)
    {
        using var zip = ZipFile.OpenRead(good);
        foreach (var entry in zip.Entries)
        {
            using var bytes = new MemoryStream();
            using (var from = entry.Open())
                from.CopyTo(bytes);
            if (entry.FullName == "manifest.json")
                Manifest = JsonNode.Parse(bytes.ToArray())!.AsObject();
            else
                _members.Add((entry.FullName, bytes.ToArray()));
        }
    }

    public JsonObject Manifest { get; } = [];

    /// <summary>Runs a statement on the database, as somebody would who wants to harm.</summary>
    public CraftedBackup Run(string sql)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("archive.db", _members.Single(member => member.Name == "archive.db").Bytes);
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        return Replace("archive.db", File.ReadAllBytes(file)).Describe();
    }

    public CraftedBackup Replace(string name, byte[] bytes)
    {
        _members.RemoveAll(member => member.Name == name);
        return Add(name, bytes);
    }

    public CraftedBackup Add(string name, byte[] bytes)
    {
        _members.Add((name, bytes));
        return this;
    }

    /// <summary>Makes the manifest say what the members are.</summary>
    public CraftedBackup Describe()
    {
        Manifest["members"] = new JsonArray([.. _members.Select(member => new JsonObject
        {
            ["name"] = member.Name,
            ["length"] = member.Bytes.Length,
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(member.Bytes)),
        })]);
        return this;
    }

    public void Write(string file)
    {
        using var zip = new ZipArchive(new FileStream(file, FileMode.Create), ZipArchiveMode.Create);
        foreach (var (name, bytes) in _members.Append(("manifest.json", Encoding.UTF8.GetBytes(Manifest.ToJsonString()))))
        {
            using var to = zip.CreateEntry(name).Open();
            to.Write(bytes);
        }
    }
}
