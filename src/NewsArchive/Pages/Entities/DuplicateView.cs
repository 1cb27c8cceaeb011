using NewsArchive.Search.Entities;

namespace NewsArchive.Pages.Entities;

/// <summary>Two entities that may be one, as they are offered.</summary>
/// <param name="Hit">The two.</param>
/// <param name="Here">The one whose page it is, or null in the list of all.</param>
public sealed record DuplicateView(DuplicateHit Hit, long? Here = null)
{
    /// <summary>Those that are named: on the page of one, the other.</summary>
    public IEnumerable<EntityHit> Shown => new[] { Hit.One, Hit.Other }.Where(entity => entity.Id != Here);

    /// <summary>The one that would go: of which less is known.</summary>
    public long From => Weight(Hit.One) < Weight(Hit.Other) ? Hit.One.Id : Hit.Other.Id;

    public long To => From == Hit.One.Id ? Hit.Other.Id : Hit.One.Id;

    private static int Weight(EntityHit entity) => entity.Quotes + entity.Mentions;
}
