namespace NewsArchive.Proposals.Reading;

/// <summary>Words in quotation marks, from the outermost opening mark on.</summary>
/// <param name="Open">The token of the opening mark.</param>
/// <param name="Last">The token of the closing mark, or the last token of what was never closed.</param>
/// <param name="IsClosed">Whether a closing mark was found.</param>
internal sealed record QuotedSpan(int Open, int Last, bool IsClosed);
