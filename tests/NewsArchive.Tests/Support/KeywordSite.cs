namespace NewsArchive.Tests.Support;

/// <summary>Keywords beside what a spreadsheet or a browser would take for its own, and an article with very many.</summary>
public sealed class KeywordSite() : TestSite(folder =>
{
    folder.Write("equals.txt", "date 2023-09-15 =HYPERLINK(\"http://x.example\";\"a\") le mot clé\n\nLe mot\n-2+3 ; mot, et « mot » ; @mot");
    folder.Write("html.txt", "date 2022 </td><script>alert(1)</script> mot <b>\n\nUn mot & l’autre mot.");
    folder.Write("many.txt", $"date 2021 Beaucoup\n\n{string.Concat(Enumerable.Range(1, Many).Select(number => $"Encore {number}. "))}");
})
{
    public const int Many = 2003;
}
