using NewsArchive.Importing;
using NewsArchive.Text.Alignment;

namespace NewsArchive.Benchmarks.Carrying;

/// <summary>The part <c>carrying</c>: how many annotations of real articles come to their right places when the texts are edited, and how many to wrong ones.</summary>
/// <remarks>Where they belong is known from the edits themselves (<see cref="EditedText"/>), not from a comparison of the texts.</remarks>
internal static class CarryingBenchmark
{
    private const int MostEdits = 8;

    public static int Run(CarryingSettings settings)
    {
        var files = Directory.GetFiles(settings.Folder, "*.txt", SearchOption.AllDirectories);
        Array.Sort(files, string.CompareOrdinal);
        var texts = files.Select(file => SeedFormat.Parse(File.ReadAllText(file)).Article?.Text).OfType<string>().ToList();
        var tally = new CarryingTally(settings.Shown);
        for (var round = 0; round < settings.Rounds; round++)
        {
            for (var i = 0; i < texts.Count; i++)
                Edit(texts[i], texts[(i + 1) % texts.Count], new Random(((settings.Seed + round) * 1_000_003) + i), tally);
        }

        Console.WriteLine($"{texts.Count} articles, edited {settings.Rounds} times");
        tally.Print(Console.Out);
        return 0;
    }

    private static void Edit(string article, string other, Random random, CarryingTally tally)
    {
        string[] foreign = [.. other.Split(". ").Select(sentence => sentence.Replace("\n\n", " ", StringComparison.Ordinal).Trim()).Where(sentence => sentence.Length > 0).Select(sentence => sentence + ".")];
        // Every second article has repetitions to begin with: sentences that are like their neighbours but for one word, and paragraphs that stand twice.
        var first = new EditedText(article, random);
        for (var i = random.Next(2) * random.Next(1, 4); i > 0; i--)
            first.Edit((TextEdit)random.GetItems([(int)TextEdit.TwinBeside, (int)TextEdit.TwinElsewhere, (int)TextEdit.CopySentence, (int)TextEdit.DoubleParagraph], 1)[0], random.GetItems(foreign, 1)[0]);
        var text = first.Text;
        var edited = new EditedText(text, random);
        var edits = Enum.GetValues<TextEdit>();
        for (var i = random.Next(1, MostEdits + 1); i > 0; i--)
            edited.Edit(random.GetItems(edits, 1)[0], random.GetItems(foreign, 1)[0]);
        var carrying = new Annotations.Carrying(new TextAlignment(text, edited.Text), edited.Text, 2);
        foreach (var annotation in CarriedAnnotation.Of(text, random))
            tally.Add(annotation, annotation.Follow(carrying), text, edited, annotation.Spans.Any(span => first.IsRepeated(span) || edited.IsCopied(span)));
    }
}
