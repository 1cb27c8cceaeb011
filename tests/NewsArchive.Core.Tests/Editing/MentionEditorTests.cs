using NewsArchive.Annotations;

namespace NewsArchive.Editing;

public sealed class MentionEditorTests : EditedArchive
{
    [Fact]
    public async Task A_mention_is_made_replaced_and_deleted()
    {
        using var desk = Archive.Desk();
        var made = (await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf("Séoul", "place"))).IsSaved().Subject;
        Assert.Equal((new Anchor(0, 5, "Séoul"), 1, AnnotationState.Accepted), (made.Anchor, made.Revision, made.State));

        var replaced = (await desk.Mentions.ReplaceAsync(made.Id, 1, Text.MentionOf("Moscou", "place") with { State = "proposed" })).IsSaved().Subject;
        Assert.Equal((2, "Moscou", AnnotationState.Proposed), (replaced.Version, replaced.Anchor.Exact, replaced.State));
        Assert.NotEqual(1, replaced.EntityId);

        (await desk.Mentions.DeleteAsync(made.Id, 2)).IsSaved();
        Assert.Empty(Content("mention"));
        Assert.IsType<Edit<Mention>.Missing>(await desk.Mentions.DeleteAsync(made.Id, 2));
        IsSound();
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        using (var other = Archive.Desk())
        {
            await other.Mentions.CreateAsync(ArticleId, Text.MentionOf("Séoul", "place"));
            (await other.Mentions.ReplaceAsync(1, 1, Text.MentionOf("Moscou", "place"))).IsSaved();
        }

        using var desk = Archive.Desk();
        Assert.Equal("Moscou", Assert.IsType<Edit<Mention>.Stale>(await desk.Mentions.ReplaceAsync(1, 1, Text.MentionOf("Kirby"))).Current.Anchor.Exact);
        Assert.IsType<Edit<Mention>.Stale>(await desk.Mentions.DeleteAsync(1, 1));
    }

    public static TheoryData<MentionDraft, string> Wrong => new()
    {
        { new MentionDraft(0, 5, null, Named("Séoul")), "edit.no-exact" },
        { new MentionDraft(0, 5, "Moscou", Named("Séoul")), "edit.not-exact" },
        { new MentionDraft(0, 5000, "Séoul", Named("Séoul")), "edit.out-of-text" },
        { new MentionDraft(0, 5, "Séoul", null), "edit.no-name" },
        { new MentionDraft(0, 5, "Séoul", Named(" ")), "edit.no-name" },
        { new MentionDraft(0, 5, "Séoul", new EntityDraft(Id: 7)), "edit.no-entity" },
        { new MentionDraft(0, 5, "Séoul", new EntityDraft(Name: "Séoul")), "edit.unknown-entity-kind" },
        { new MentionDraft(0, 5, "Séoul", Named("Séoul"), "maybe") , "edit.unknown-state" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_refused_and_nothing_is_saved(MentionDraft draft, string reason)
    {
        using var desk = Archive.Desk();

        Assert.Equal(reason, (await desk.Mentions.CreateAsync(ArticleId, draft)).IsRefused().Key);

        Assert.Empty(Content("mention") + Content("entity") + Content("change"));
    }
}
