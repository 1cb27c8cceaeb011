using NewsArchive.Storage;

namespace NewsArchive.Wording;

/// <summary>The sentence that tells a person what is damaged and what to do.</summary>
public static class DamageWords
{
    /// <summary>The sentence for an exception, or null when it does not tell of damage.</summary>
    public static Message? Of(Exception? fault) => DamagedArchiveException.In(fault) switch
    {
        null => null,
        DamagedPart.Index => new Message("failure.damaged-index"),
        DamagedPart.Original => new Message("failure.damaged-original"),
        _ => new Message("failure.damaged-data"),
    };
}
