namespace NewsArchive.Tests.Support;

/// <summary>One site with the seeds, shared by all tests that only read.</summary>
[CollectionDefinition(Name)]
public sealed class SeedSite : ICollectionFixture<TestSite>
{
    public const string Name = "Reading the seeds";

    /// <summary>The keys of the seeds: the first has a headline and a standfirst, the second neither.</summary>
    public const string Headlined = "000_5666f36604abccb9", Untitled = "001_763a1a7f2a6a6fd3";
}
