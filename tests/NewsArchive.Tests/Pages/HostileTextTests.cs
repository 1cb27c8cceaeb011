namespace NewsArchive.Tests.Pages;

/// <summary>Articles whose texts try everything that could shift a character between the data and the page.</summary>
public sealed class StrangeTexts() : TestSite(folder =>
{
    folder.Write("marks.txt", "date 2023-09-01 Un titre & <b>gras</b> &amp; &lt;\n\nTexte </mark><script>alert(1)</script> suite & fin &nbsp; &#65; <!-- <p>.\n\nAutre <textarea> bloc</div> final.");
    folder.Write("signs.txt", "date 2023 Émojis 👩‍👩‍👧‍👦 et 🇫🇷\n\nUn 😀 et « deux » ; e\u0301 composé, n\u0303, fine\u202f: oui\u00a0! \u200b\u00ad\u202eenvers\u202c.\nUne ligne\u2028dans la ligne\u0085encore.");
    folder.Write("controls.txt", "date 2023-09 Commandes\n\nTabulation\tici, saut\fpage\vvertical, \u0001 et \u007f et \u009f, fin.\n\nUn bloc   avec   des blancs   \n  et un retrait.");
});

public sealed class HostileTextTests(StrangeTexts site) : IClassFixture<StrangeTexts>
{
    public static TheoryData<string, string> Articles => new()
    {
        { "marks", "script alert" },
        { "signs", "deux compose" },
        { "controls", "page blancs" },
    };

    [Theory]
    [MemberData(nameof(Articles))]
    public async Task The_page_has_the_text_also_with_hits_and_overlapping_annotations(string key, string words)
    {
        var api = site.Api();
        var id = await api.ArticleAsync(key);
        var text = (string)(await api.GetAsync($"/api/articles/{id}"))["text"]!;
        foreach (var (start, end) in await AnnotateEverythingAsync(api, id, text))
            Assert.True(start < end);

        var page = await site.Browse().OpenAsync($"/articles/{id}?q={Uri.EscapeDataString(words)}");
        Assert.Equal(text, page.One("#text").TextContent);
        Assert.True(page.Document.QuerySelectorAll("#text mark.quote").Length > 3);
        Assert.True(page.Has("#text mark.hit"));
        Assert.True(page.Has("#text mark.quote.name"));
        Assert.DoesNotContain(page.Document.QuerySelectorAll("#text *"), element => element.LocalName is not ("h1" or "h2" or "p" or "mark" or "span"));
    }

    [Fact]
    public async Task Each_mark_of_a_quotation_names_it_and_together_they_cover_it()
    {
        var api = site.Api();
        var id = await api.ArticleAsync("marks");
        var parts = new[] { await api.SpanAsync(id, "gras</b> &amp; &lt;\n\nTexte </mark><script>") };
        var quote = await api.PostAsync($"/api/articles/{id}/quotes", new { parts, kind = "direct" });
        var page = await site.Browse().OpenAsync($"/articles/{id}");
        var marks = page.Document.QuerySelectorAll($"#text mark[data-of~='quote-{quote.Id}']");
        Assert.Equal("gras</b> &amp; &lt;Texte </mark><script>", string.Concat(marks.Select(mark => mark.TextContent)));
        Assert.True(page.Has($"#quote-{quote.Id}"));
    }

    // A quotation and a name at many places: nested, crossing, and over the borders of blocks.
    private static async Task<List<(int Start, int End)>> AnnotateEverythingAsync(ApiClient api, long id, string text)
    {
        var borders = System.Globalization.StringInfo.ParseCombiningCharacters(text);
        var spans = new List<(int Start, int End)>();
        for (var i = 0; i + 12 < borders.Length; i += 7)
        {
            var (start, end) = (borders[i], borders[i + 12]);
            var exact = text[start..end];
            var quote = await api.PostAsync($"/api/articles/{id}/quotes", new { parts = new[] { new { start, end, exact } } });
            Assert.Equal(System.Net.HttpStatusCode.Created, quote.Status);
            var inner = (start: borders[i + 3], end: borders[i + 9]);
            var mention = await api.PostAsync(
                $"/api/articles/{id}/mentions", new { inner.start, inner.end, exact = text[inner.start..inner.end], entity = new { name = "Quelqu’un", kind = "person" } });
            Assert.Equal(System.Net.HttpStatusCode.Created, mention.Status);
            spans.Add((start, end));
        }

        return spans;
    }
}
