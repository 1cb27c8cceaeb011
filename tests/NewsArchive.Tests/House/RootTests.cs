using System.Security.Cryptography;

namespace NewsArchive.Tests.House;

public sealed class RootTests
{
    private static readonly string[] Expected = ["src", "tests", "seeds", "NewsArchive.sln", "README.md", "Directory.Build.props", ".editorconfig"];

    [Fact]
    public void The_root_holds_what_the_plan_of_the_house_says_and_nothing_else()
    {
        var found = Directory.EnumerateFileSystemEntries(Repository.Root).Select(entry => Path.GetFileName(entry)!).ToList();
        Assert.Empty(found.Where(name => !name.StartsWith('.')).Except(Expected));
        Assert.Empty(Expected.Except(found).Except(["README.md"]));
    }

    [Theory]
    [InlineData("000_5666f36604abccb9.txt", "d9b6c1da27c2f04c0d69ebe0b534de4c64c1e93813c2bb60ad2c991a6a3ad9ad")]
    [InlineData("001_763a1a7f2a6a6fd3.txt", "54458f2b7fcdced0905063e6a23b7cf0aef26da1b9722b0ecc33a85756a2e0c6")]
    public void The_seeds_are_what_they_were_byte_by_byte(string name, string sha256) =>
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Repository.PathOf("seeds", name)))));

    [Fact]
    public void There_are_two_seeds() => Assert.Equal(2, Directory.GetFiles(Repository.Seeds).Length);
}
