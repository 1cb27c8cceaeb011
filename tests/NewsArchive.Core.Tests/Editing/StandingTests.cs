using System.Globalization;

namespace NewsArchive.Editing;

public sealed class StandingTests
{
    // The history of one subject: a number is a change, « 3<1 » is change 3, which undoes change 1.
    [Theory]
    [InlineData("1", "1", true)]
    [InlineData("1 2", "1", false)]
    [InlineData("1 2", "2", true)]
    [InlineData("1 2", "1 2", true)]
    [InlineData("1 2<1", "1", false)]
    [InlineData("1 2<1", "2", true)]
    [InlineData("1 2<1 3<2", "1", true)]
    [InlineData("1 2<1 3<2", "2", false)]
    [InlineData("1 2<1 3<2", "3", true)]
    [InlineData("1 2 3<2", "1", true)]
    [InlineData("1 2 3<2 4", "3", false)]
    [InlineData("1 2 3<2 4 5<4", "3", true)]
    [InlineData("1 2 3", "1 3", false)]
    [InlineData("1 2 3<2 4", "1 4", true)]
    [InlineData("1 2 3<2 4<1", "3 4", true)]
    [InlineData("1 2 3<2 4<1 5<4 6<3", "1 2", true)]
    [InlineData("1 2 3<2 4<1 5<4 6<3", "5 6", true)]
    [InlineData("1 2 3<2 4<1 5<4 6<3", "3 4", false)]
    [InlineData("1 2 3<2 4<1 5<4 6<3 7", "1 2", false)]
    [InlineData("1 2 3<2 4<1 5<4 6<3 7<6 8<5", "7 8", true)]
    [InlineData("1 2", "9", false)]
    public void Changes_are_taken_back_once_all_that_stands_upon_them_is(string history, string changes, bool expected)
    {
        var steps = history.Split(' ').Select(step => step.Split('<')).Select(step => new Step(Number(step[0]), step.Length > 1 ? Number(step[1]) : null));
        Assert.Equal(expected, new Standing(steps).CanTakeBack(changes.Split(' ').Select(Number)));
    }

    private static long Number(string typed) => long.Parse(typed, CultureInfo.InvariantCulture);
}
