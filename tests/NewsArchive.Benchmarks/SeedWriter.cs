using System.Globalization;
using System.Text;

namespace NewsArchive.Benchmarks;

/// <summary>Writes made-up articles in the form of the seed files. The article of a number is always the same.</summary>
internal sealed class SeedWriter
{
    private const int TypicalLength = 3150;

    private static readonly string[] Says = "a déclaré,a affirmé,estime,a précisé,regrette,a ajouté".Split(',');

    private readonly Vocabulary _words = new();

    public string Write(int number)
    {
        var random = new Random(number);
        // An article keeps to its subject: a few words come back again and again.
        string[] topic = [.. Enumerable.Range(0, 12).Select(at => at < 9 ? _words.Word(random) : _words.RareWord(random))];
        var date = new DateOnly(1995, 1, 1).AddDays(random.Next(365 * 30));
        var text = new StringBuilder();
        text.Append(" date ").Append(date.ToString("yyyy-MM", CultureInfo.InvariantCulture)).Append(' ');
        text.Append(Capital(Clause(random, topic, 7)));
        if (random.Next(2) == 0)
            text.Append("\n\n").Append(Capital(Clause(random, topic, 15)));
        var length = TypicalLength * (0.6 + (0.8 * random.NextDouble()));
        while (text.Length < length)
            text.Append("\n\n").Append(Paragraph(random, topic));
        return text.Append("\n\nAvec AFP\n").ToString();
    }

    private string Paragraph(Random random, string[] topic)
    {
        var text = new StringBuilder();
        for (var left = random.Next(1, 5); left > 0; left--)
        {
            var clause = Clause(random, topic, random.Next(8, 25));
            text.Append(random.Next(5) == 0
                ? $"« {Capital(clause)} », {Says[random.Next(Says.Length)]} {Name(random)}."
                : $"{Capital(clause)}.");
            if (left > 1)
                text.Append(' ');
        }

        return text.ToString();
    }

    private string Clause(Random random, string[] topic, int length)
    {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++)
        {
            if (i > 0)
                text.Append(random.Next(14) == 0 ? ", " : " ");
            if (random.Next(5) < 3)
                text.Append(Vocabulary.SmallWord(random)).Append(' ');
            var word = random.Next(40) == 0 ? Vocabulary.Formula(random)
                : random.Next(5) == 0 ? topic[random.Next(topic.Length)] : _words.Word(random);
            if (word[0] is 'a' or 'e' or 'é' or 'i' or 'u' && random.Next(3) == 0)
                text.Append(random.Next(2) == 0 ? "l’" : "d’");
            text.Append(word);
        }

        return text.ToString();
    }

    private string Name(Random random) => Capital(_words.Word(random)) + " " + Capital(_words.RareWord(random));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
