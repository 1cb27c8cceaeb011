using NewsArchive.Storage;

namespace NewsArchive.Importing;

public sealed class ReprintsTests : IDisposable
{
    private static readonly string[] Paragraphs =
    [
        "Le Conseil de sécurité de l’ONU s’est réuni en urgence lundi soir à New York à la demande de trois de ses membres.",
        "« La situation s’aggrave de jour en jour », a déclaré la représentante de la France, qui demande un couloir humanitaire.",
        "La Russie et la Chine n’ont pas encore fait connaître leur position. Un projet de résolution doit circuler dans la journée.",
        "Plus de trois mille personnes ont quitté la ville depuis samedi, selon les chiffres que le gouverneur a donnés à la radio.",
        "Les secours attendent toujours l’autorisation de traverser le fleuve, où deux ponts sur quatre ont été détruits par les bombes.",
    ];

    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task Texts_that_are_nearly_the_same_make_a_group_and_others_do_not()
    {
        await ImportAsync(("afp", Text(0, 1, 2, 3)), ("monde", Text(0, 1, 2, 3) + "\n\nAvec AFP."), ("figaro", Text(0, 1, 3)), ("autre", "Le maire a inauguré hier la nouvelle piscine, qui a coûté deux fois plus que prévu, a reconnu son adjoint aux sports."));
        Find();
        Assert.Equal(["afp|1", "autre|", "figaro|1", "monde|1"], Groups());
    }

    [Fact]
    public async Task What_comes_later_finds_what_stands_and_joins_two_groups_that_were_apart()
    {
        await ImportAsync(("a", Text(0, 1)), ("b", Text(0, 1) + " Fin."), ("c", Text(1, 2)), ("d", Text(1, 2) + " Fin."));
        Find();
        Assert.Equal(["a|1", "b|1", "c|2", "d|2"], Groups());
        // It holds the one and the other, and so all are one story.
        await ImportAsync(("e", Text(0, 1, 2)));
        Find();
        Assert.Equal(["a|1", "b|1", "c|1", "d|1", "e|1"], Groups());
    }

    [Fact]
    public async Task A_text_that_was_rewritten_leaves_its_group_and_may_find_another()
    {
        await ImportAsync(("a", Text(0, 1, 2)), ("b", Text(0, 1, 2) + " Fin."), ("c", Text(3, 4)));
        Find();
        await ImportAsync(("b", Text(3, 4) + " Fin."));
        Find();
        Assert.Equal(["a|1", "b|2", "c|2"], Groups());
        await ImportAsync(("c", "Tout autre chose, que personne d’autre n’a jamais écrit et qui ne ressemble à rien de ce que l’archive contient déjà."));
        Find();
        Assert.Equal(["a|1", "b|2", "c|"], Groups());
    }

    [Fact]
    public async Task Nothing_is_read_twice_and_a_look_that_is_broken_off_goes_on()
    {
        await ImportAsync(("a", Text(0, 1, 2)), ("b", Text(0, 1, 2) + " Fin."));
        using (var connection = Database.Open(_archive.Options))
            Assert.Equal([2], Reprints.StepsAsync(connection).ToBlockingEnumerable().Take(1));
        Assert.Equal(["a|", "b|"], Groups());
        using (var connection = Database.Open(_archive.Options))
            Assert.Equal([2], Reprints.StepsAsync(connection).ToBlockingEnumerable());
        Assert.Equal(["a|1", "b|1"], Groups());
        using (var connection = Database.Open(_archive.Options))
            Assert.Empty(Reprints.StepsAsync(connection).ToBlockingEnumerable());
    }

    [Fact]
    public async Task A_deleted_article_is_like_nothing()
    {
        await ImportAsync(("a", Text(0, 1, 2)));
        _archive.Run("UPDATE article SET is_deleted = 1");
        await ImportAsync(("b", Text(0, 1, 2) + " Fin."));
        Find();
        Assert.Equal(["b|"], Groups());
    }

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public async Task Many_reprints_of_one_text_make_one_group()
    {
        var count = Soak.Size(60, 300);
        await ImportAsync([.. Enumerable.Range(100, count).Select(number => ($"n{number}", Text(0, 1, 2, 3) + $"\n\nÉdition numéro {number}."))]);
        Find();
        Assert.Equal(count, Reprinted());
        Assert.Equal(1, _archive.Read<long>("SELECT count(DISTINCT group_id) FROM article_sketch"));
    }

    [Fact]
    public async Task Two_that_look_at_the_same_time_write_down_the_same()
    {
        await ImportAsync([.. Enumerable.Range(100, 40).Select(number => ($"n{number}", Text(number % 2, (number % 2) + 2) + $"\n\nÉdition numéro {number}."))]);
        Parallel.For(0, 4, _ => Find());
        Assert.Equal(40, Reprinted());
        Assert.Equal(2, _archive.Read<long>("SELECT count(DISTINCT group_id) FROM article_sketch"));
    }

    private static string Text(params int[] paragraphs) => string.Join("\n\n", paragraphs.Select(number => Paragraphs[number]));

    private async Task ImportAsync(params (string Key, string Text)[] articles)
    {
        foreach (var (key, text) in articles)
            _archive.Write($"{key}.txt", $"date 2023-09 {text}");
        Assert.Empty((await _archive.ImportAsync()).Rejected);
    }

    private void Find()
    {
        using var connection = Database.Open(_archive.Options);
        _ = Reprints.StepsAsync(connection).ToBlockingEnumerable().Count();
    }

    private long Reprinted()
    {
        using var connection = Database.Open(_archive.Options);
        return Reprints.Count(connection);
    }

    private IReadOnlyList<string> Groups() =>
        _archive.Rows("SELECT a.key, coalesce(s.group_id, '') FROM article a JOIN article_sketch s ON s.article_id = a.id WHERE a.is_deleted = 0 ORDER BY a.key");
}
