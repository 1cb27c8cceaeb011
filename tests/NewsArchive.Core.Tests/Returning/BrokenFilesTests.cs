using FsCheck;
using FsCheck.Fluent;
using NewsArchive.Exporting;
using NewsArchive.Storage;

namespace NewsArchive.Returning;

/// <summary>Whatever is done to a file of annotations: it is read as far as it can be, nothing is thrown, and the archive stays sound.</summary>
public sealed class BrokenFilesTests : HostileArchive
{
    [Theory]
    [Trait(Soak.Category, Soak.Name)]
    [InlineData("jsonl")]
    [InlineData("w3c")]
    [InlineData("brat")]
    public async Task A_damaged_file_harms_nothing(string format)
    {
        var before = new ArchiveCheck(Archive.Options).Run().Faults;
        var whole = await ExportAsync(ExportFormat.Of(format)!);
        Prop.ForAll(Gen.Choose(1, 1_000_000).ListOf(6).ToArbitrary(), places =>
        {
            var damaged = Damage(whole, places);
            var (_, fault) = Return(Archive.Write("damaged", damaged));
            return fault is null || fault.Key == "return.unknown-format";
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Soak.Size(10, 40)));
        Assert.Equal(before, new ArchiveCheck(Archive.Options).Run().Faults);
    }

    [Theory]
    [InlineData("{\"type\":\"manifest\"")]
    [InlineData("[{\"type\":\"Annotation\",\"target\":{\"selector\":[[[[[[]]]]]]}}]")]
    [InlineData("[{\"type\":[\"Annotation\"],\"body\":[null,1,true,[],{\"source\":{\"id\":5}}],\"target\":[null,{\"selector\":{\"type\":7}}],\"motivation\":{}}]")]
    [InlineData("{\"type\":\"Annotation\",\"target\":\"\\ud83d\",\"id\":\"\\udc00\",\"body\":\"\\ud800\"}")]
    [InlineData("{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"items\":{\"items\":{}}}")]
    public void What_has_another_shape_is_said_to_have_it(string json)
    {
        var (report, fault) = Return(Archive.Write("odd", json));
        Assert.True(fault is not null || report!.Rejected > 0 || report.Quotes.Added == 0);
    }

    [Fact]
    public void Deep_nesting_ends_in_a_sentence()
    {
        var (report, _) = Return(Archive.Write("deep", $$"""{"@context":"http://www.w3.org/ns/anno.jsonld","items":[{"type":"Annotation","body":{{string.Concat(Enumerable.Repeat("[", 100_000))}}"""));
        Assert.Equal("return.broken-json", Assert.Single(report!.Notes).What.Key);
    }

    private (ReturnReport? Report, Message? Fault) Return(string file)
    {
        using var desk = Archive.Desk();
        return new AnnotationImport(desk.Context, desk.Log, Archive.Options, Archive.Clock).RunAsync(file, isDryRun: false).GetAwaiter().GetResult();
    }

    // Some bytes become others, a stretch is left out or doubled, and now and then the end is missing.
    private static byte[] Damage(byte[] whole, List<int> places)
    {
        var bytes = whole.ToList();
        foreach (var place in places.Take(4))
            bytes[place % bytes.Count] = (byte)(place * 7 % 256);
        var from = places[4] % bytes.Count;
        var stretch = bytes.GetRange(from, Math.Min(places[5] % 200, bytes.Count - from));
        if (places[5] % 3 == 0)
            bytes.RemoveRange(from, stretch.Count);
        else if (places[5] % 3 == 1)
            bytes.InsertRange(from, stretch);
        else
            bytes.RemoveRange(Math.Max(1, bytes.Count - stretch.Count), Math.Min(stretch.Count, bytes.Count - 1));
        return [.. bytes];
    }
}
