namespace NewsArchive.Api;

/// <summary>What a cache may keep of an answer.</summary>
/// <remarks>
/// One rule: nothing. Articles and notes are private, and any change in the archive makes a copy of a list, a file or a refusal stale.
/// The exception is what programs ask for again and again under an <c>ETag</c> that tells them whether it changed, feeds and
/// annotations: their own cache may keep it, and asks each time whether it still holds. Style sheets, scripts and icons say
/// for themselves how long they last.
/// </remarks>
internal static class Caching
{
    public const string NotStored = "no-store";

    public const string Revalidated = "private, no-cache";
}
