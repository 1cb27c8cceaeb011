namespace NewsArchive.Articles;

public sealed class TypedDateTests
{
    private static readonly DateOnly Today = new(2024, 5, 17);

    [Theory]
    [InlineData("2023", "2023")]
    [InlineData("2023-09", "2023-09")]
    [InlineData("2023-9-5", "2023-09-05")]
    [InlineData(" 15/09/2023 ", "2023-09-15")]
    [InlineData("15.09.2023", "2023-09-15")]
    [InlineData("09/2023", "2023-09")]
    [InlineData("septembre 2023", "2023-09")]
    [InlineData("en septembre 2023", "2023-09")]
    [InlineData("1er septembre 2023", "2023-09-01")]
    [InlineData("le 15 sept. 2023", "2023-09-15")]
    [InlineData("15 Février 2023 à 9h30", "2023-02-15")]
    [InlineData("fe\u0301vrier 2023", "2023-02")]
    [InlineData("September 15, 2023", "2023-09-15")]
    [InlineData("2024", "2024")]
    [InlineData("2024-05-18", "2024-05-18")]
    public void Dates_are_read_as_people_write_them(string typed, string date) =>
        Assert.Equal((date, null), (TypedDate.Read(typed, Today).Date?.ToString(), TypedDate.Read(typed, Today).Fault));

    [Theory]
    [InlineData("", "correct.date-unreadable")]
    [InlineData("hier", "correct.date-unreadable")]
    [InlineData("09/23", "correct.date-unreadable")]
    [InlineData("septembre 2023 ou 2024", "correct.date-unreadable")]
    [InlineData("septembre 2023 ou octobre 2023", "correct.date-unreadable")]
    [InlineData("pas le 15 septembre 2023", "correct.date-unreadable")]
    [InlineData("2023-13", "correct.date-impossible")]
    [InlineData("13/2023", "correct.date-impossible")]
    [InlineData("30 février 2023", "correct.date-impossible")]
    [InlineData("0000", "correct.date-impossible")]
    [InlineData("2025", "correct.date-future")]
    [InlineData("juin 2024", "correct.date-future")]
    [InlineData("2024-05-19", "correct.date-future")]
    public void What_is_no_date_is_said_kindly(string typed, string fault)
    {
        var (date, found) = TypedDate.Read(typed, Today);
        Assert.Null(date);
        Assert.Equal(new Message(fault, typed), found);
    }
}
