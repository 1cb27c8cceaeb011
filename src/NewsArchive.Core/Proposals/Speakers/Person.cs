namespace NewsArchive.Proposals.Speakers;

internal enum Gender
{
    Unknown,
    Man,
    Woman,
}

/// <summary>Somebody a text names, in the fullest form it gives.</summary>
internal sealed class Person(string name, Gender gender)
{
    public string Name { get; } = name;

    public Gender Gender { get; set; } = gender;

    /// <summary>The functions the text gives to the person: <c>ministre</c>, <c>porte-parole</c>.</summary>
    public HashSet<string> Functions { get; } = [];

    public bool Is(Gender gender) => gender == Gender.Unknown || Gender == Gender.Unknown || Gender == gender;
}
