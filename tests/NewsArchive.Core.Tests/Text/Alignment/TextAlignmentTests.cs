namespace NewsArchive.Text.Alignment;

public sealed class TextAlignmentTests
{
    private const string Peace = "Le ministre a déclaré que la paix viendrait lundi à Genève.", SamePeace = "Le ministre a déclaré que la paix viendrait mardi à Genève.";

    /// <summary>The words, marked by square brackets in the old text and, where they are followed, in the new one.</summary>
    [Theory]
    [InlineData("typewriter apostrophes", "Il a dit que [l’accord n’existe pas].", "Il a dit que [l'accord n'existe pas].", Followed.Surely)]
    [InlineData("no-break blanks", "[« Oui ! »], a dit Kirby.", "[«\u00A0Oui\u202F!\u00A0»], a dit Kirby.", Followed.Surely)]
    [InlineData("other quotation marks", "[« Oui »], a dit Kirby.", "[“Oui”], a dit Kirby.", Followed.Surely)]
    [InlineData("dashes, ligatures, points of suspension", "[Le cœur — dit-il — bat...] encore.", "[Le coeur – dit-il – bat…] encore.", Followed.Surely)]
    [InlineData("a soft hyphen", "Le [marché] noir.", "Le [mar\u00ADché] noir.", Followed.Surely)]
    [InlineData("a line broken", "[Le marché noir] gagne.", "[Le marché\nnoir] gagne.", Followed.Surely)]
    [InlineData("another headline", "Un titre\n\nLe début. [« Oui »], a dit Kirby.", "Tout autre chose\n\nLe début. [« Oui »], a dit Kirby.", Followed.Surely)]
    [InlineData("paragraphs swapped", "Le premier paragraphe dit une chose.\n\n[Kirby] parle dans le second paragraphe.", "[Kirby] parle dans le second paragraphe.\n\nLe premier paragraphe dit une chose.", Followed.Surely)]
    [InlineData("a word changed elsewhere in the sentence", "Hier soir, [Kirby] a répondu aux questions des journalistes.", "Hier matin, [Kirby] a répondu aux questions des journalistes.", Followed.Surely)]
    [InlineData("a sentence split", "[Kirby a parlé pendant une heure], et la salle a longuement applaudi.", "[Kirby a parlé pendant une heure]. La salle a longuement applaudi.", Followed.Surely)]
    [InlineData("a word changed within", "Selon lui, [« la paix viendra un jour de printemps »]. Puis il est parti.", "Selon lui, [« la paix viendra un soir de printemps »]. Puis il est parti.", Followed.Doubtfully)]
    [InlineData("a slip mended", "Le président [Zelenski] est arrivé hier à Paris.", "Le président [Zelensky] est arrivé hier à Paris.", Followed.Doubtfully)]
    [InlineData("a capital", "Et [la paix viendra demain], dit-il.", "Et [La paix viendra demain], dit-il.", Followed.Doubtfully)]
    [InlineData("deleted, and the neighbour is alike but for one word", $"Début du texte. [{Peace}] {SamePeace} Fin du texte.", $"Début du texte. {SamePeace} Fin du texte.", Followed.Not)]
    [InlineData("the same from the other side", $"Début du texte. {SamePeace} [{Peace}] Fin du texte.", $"Début du texte. {SamePeace} Fin du texte.", Followed.Not)]
    [InlineData("words of the deleted sentence that the neighbour has as well", "Début du texte. Le ministre a déclaré que [la paix] viendrait lundi à Genève. " + SamePeace + " Fin.", "Début du texte. " + SamePeace + " Fin.", Followed.Not)]
    [InlineData("two alike became a third", $"Début du texte. [{Peace}] {SamePeace} Fin du texte.", "Début du texte. Le ministre a déclaré que la paix viendrait jeudi à Genève. Fin du texte.", Followed.Not)]
    [InlineData("one of two equal sentences deleted", "Début. [Oui, a dit le ministre.] Oui, a dit le ministre. Fin.", "Début. Oui, a dit le ministre. Fin.", Followed.Not)]
    [InlineData("another name", "Le président [Poutine] est arrivé hier à Paris.", "Le président Macron est arrivé hier à Paris.", Followed.Not)]
    [InlineData("the same name in another sentence", "Le début du texte. [Kirby] a refusé de parler hier. La fin.", "Le début du texte. Les journalistes attendaient longtemps devant la porte de Kirby. La fin.", Followed.Not)]
    [InlineData("all gone", "[« Oui »], a dit Kirby.", "Rien de tel.", Followed.Not)]
    [InlineData("an empty text", "[« Oui »], a dit Kirby.", "", Followed.Not)]
    public void Words_are_followed(string what, string before, string after, Followed expected)
    {
        var (from, span) = Read(before);
        var (to, place) = Read(after);
        Assert.True(span is not null, what);
        Assert.Equal(expected, new TextAlignment(from, to).Follow(span!.Value, out var found));
        Assert.Equal(expected == Followed.Not ? null : place, found);
    }

    [Fact]
    public void Equal_words_are_told_apart_by_what_is_around_them()
    {
        const string before = "Kim a parlé lundi. Kim a mangé mardi. Kim a dormi mercredi. Le soir, Kim est parti.";
        var after = before.Replace("a mangé mardi", "a bien mangé mardi", StringComparison.Ordinal);
        var alignment = new TextAlignment(before, after);
        for (int at = before.IndexOf("Kim", StringComparison.Ordinal), there = 0; at >= 0; at = before.IndexOf("Kim", at + 1, StringComparison.Ordinal))
        {
            there = after.IndexOf("Kim", there, StringComparison.Ordinal);
            // Beside the change a person may have to look, but never at another name.
            Assert.NotEqual(Followed.Not, alignment.Follow(new TextSpan(at, at + 3), out var place));
            Assert.Equal(new TextSpan(there, there + 3), place);
            there++;
        }
    }

    [Fact]
    public void A_border_within_a_word_stays_there()
    {
        Assert.Equal(Followed.Surely, new TextAlignment("Début. Le porteparole parle encore.", "Autre. Le porteparole parle encore.").Follow(new TextSpan(10, 15), out var place));
        Assert.Equal(new TextSpan(10, 15), place);
    }

    [Fact]
    public void A_person_is_offered_also_what_belongs_to_other_words()
    {
        var offered = new TextAlignment($"Début. {Peace} {SamePeace} Fin.", $"Début. {SamePeace} Fin.").Candidates(new TextSpan(7, 7 + Peace.Length), 3);
        Assert.Equal(new TextSpan(7, 7 + SamePeace.Length), offered[0].Span);
        Assert.InRange(offered[0].Score, 0.5, 0.99);
    }

    [Theory]
    [Trait(Soak.Category, Soak.Name)]
    [InlineData("a", "")]
    [InlineData("a ", "")]
    [InlineData("a. A ", "")]
    [InlineData("a.\n", "b ")]
    [InlineData("« ", "» ")]
    [InlineData("\u0301", "x")]
    [InlineData("😀", "x")]
    public void A_long_text_takes_work_that_grows_with_its_length_whatever_it_is(string piece, string other)
    {
        string from = string.Concat(Enumerable.Repeat(piece, Soak.Size(50_000, 1_000_000) / piece.Length)), to = other + from[..(from.Length / 2)] + other + "mot " + from[(from.Length / 2)..];
        var allocated = Work.AllocatedPer(from.Length, () =>
        {
            var alignment = new TextAlignment(from, to);
            for (var i = 0; i < 100; i++)
            {
                var start = Offsets.LastBorder(from, from.Length / 100 * i);
                alignment.Follow(new TextSpan(start, Offsets.LastBorder(from, Math.Min(from.Length, start + 1 + (50 * i)))), out _);
            }
        });
        // None takes half of it at any length; the product of the lengths would be ten thousands.
        Assert.InRange(allocated, 0, 500);
    }

    private static (string Text, TextSpan? Span) Read(string marked)
    {
        var (start, end) = (marked.IndexOf('[', StringComparison.Ordinal), marked.IndexOf(']', StringComparison.Ordinal));
        return (marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal), start < 0 ? null : new TextSpan(start, end - 1));
    }
}
