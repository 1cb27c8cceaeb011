namespace NewsArchive.Text;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("onu", "onu", 0)]
    [InlineData("", "a", 1)]
    [InlineData("nrod", "nord", 1)]
    [InlineData("parolle", "parole", 1)]
    [InlineData("gouvernemant", "gouvernement", 1)]
    [InlineData("ministre", "minsitrre", 2)]
    [InlineData("ca", "abc", null)]
    [InlineData("chat", "chien", null)]
    public void Slips_of_a_key_are_counted_up_to_two(string left, string right, int? distance)
    {
        Assert.Equal(distance, EditDistance.Within(left, right, 2));
        Assert.Equal(distance, EditDistance.Within(right, left, 2));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, 1)]
    public void What_is_farther_than_asked_for_is_not_told(int most, int? distance) => Assert.Equal(distance, EditDistance.Within("onu", "ont", most));

    [Fact]
    public void The_distance_is_that_of_the_whole_table()
    {
        // Few letters and few of them: every word is near many others.
        List<string> words = [""];
        for (var from = 0; words.Count < 300; from++)
            words.AddRange("abc".Select(letter => words[from] + letter));
        foreach (var left in words)
        {
            foreach (var right in words)
            {
                var plain = Plain(left, right);
                Assert.Equal(plain <= 2 ? plain : null, EditDistance.Within(left, right, 2));
            }
        }
    }

    private static int Plain(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var least = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                var isSwapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
                table[i, j] = isSwapped ? Math.Min(least, table[i - 2, j - 2] + 1) : least;
            }
        }

        return table[left.Length, right.Length];
    }
}
