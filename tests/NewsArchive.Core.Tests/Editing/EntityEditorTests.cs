using NewsArchive.Entities;

namespace NewsArchive.Editing;

public sealed class EntityEditorTests : EditedArchive
{
    [Fact]
    public async Task An_entity_is_made_with_its_names()
    {
        using var desk = Archive.Desk();

        (await desk.Entities.CreateAsync(new EntityContentDraft("  Kim \n Jong-un ", "Person", ["Kim", "KIM", " ", "le Maréchal", "kim jong un"], "Un dirigeant.\r\nCoréen."))).IsSaved();

        Assert.Equal(["1|1|Kim Jong-un|person|Un dirigeant.\nCoréen."], Archive.Rows("SELECT id, version, name, kind, description FROM entity"));
        Assert.Equal(["Kim Jong-un|kim jong un|0", "Kim|kim|1", "le Maréchal|le marechal|2"], Archive.Rows("SELECT name, folded, position FROM entity_name ORDER BY position"));
    }

    [Fact]
    public async Task Replacing_changes_names_in_place()
    {
        using var desk = Archive.Desk();
        await desk.Entities.CreateAsync(new EntityContentDraft("Kim Jong-un", "person", ["Kim", "le Maréchal"], "Un."));

        var saved = (await desk.Entities.ReplaceAsync(1, 1, new EntityContentDraft("Kim", "other", ["KIM JONG UN", "Neuf"]))).IsSaved();

        Assert.Equal((2, EntityKind.Other, null), (saved.Subject.Version, saved.Subject.Kind, saved.Subject.Description));
        Assert.Equal(["Kim|0", "KIM JONG UN|1", "Neuf|2"], Archive.Rows("SELECT name, position FROM entity_name ORDER BY position"));
    }

    [Fact]
    public async Task A_stale_or_missing_entity_is_not_replaced()
    {
        using (var other = Archive.Desk())
        {
            await other.Entities.CreateAsync(new EntityContentDraft("Kim", "person"));
            (await other.Entities.ReplaceAsync(1, 1, new EntityContentDraft("Kim Jong-un", "person"))).IsSaved();
        }

        using var desk = Archive.Desk();
        Assert.Equal("Kim Jong-un", Assert.IsType<Edit<Entity>.Stale>(await desk.Entities.ReplaceAsync(1, 1, new EntityContentDraft("X", "person"))).Current.Name);
        Assert.IsType<Edit<Entity>.Missing>(await desk.Entities.ReplaceAsync(2, 1, new EntityContentDraft("X", "person")));
    }

    public static TheoryData<EntityContentDraft, string> Wrong => new()
    {
        { new(null, "person"), "edit.no-name" },
        { new(" \n\t", "person"), "edit.no-name" },
        { new(new string('a', 201), "person"), "edit.name-too-long" },
        { new("Kim\u0007", "person"), "edit.name-control" },
        { new("Kim", null), "edit.unknown-entity-kind" },
        { new("Kim", "persons"), "edit.unknown-entity-kind" },
        { new("Kim", "1"), "edit.unknown-entity-kind" },
        { new("Kim", "person, place"), "edit.unknown-entity-kind" },
        { new("Kim", "person", [new string('a', 201)]), "edit.name-too-long" },
        { new("Kim", "person", ["a\0"]), "edit.name-control" },
        { new("Kim", "person", [.. Enumerable.Range(0, 201).Select(i => $"a{i}")]), "edit.too-many-aliases" },
        { new("Kim", "person", null, new string('a', 2001)), "edit.note-too-long" },
        { new("Kim", "person", null, "\u001B"), "edit.note-control" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_refused_and_nothing_is_saved(EntityContentDraft draft, string reason)
    {
        using var desk = Archive.Desk();
        await desk.Entities.CreateAsync(new EntityContentDraft("Kirby", "person"));
        var before = Content("entity") + Content("entity_name") + Content("change");

        Assert.Equal(reason, (await desk.Entities.CreateAsync(draft)).IsRefused().Key);
        Assert.Equal(reason, (await desk.Entities.ReplaceAsync(1, 1, draft)).IsRefused().Key);

        Assert.Equal(before, Content("entity") + Content("entity_name") + Content("change"));
    }

    [Theory]
    [InlineData("Kim Jong-un", "person", 1)]
    [InlineData("KIM JONG UN", "person", 1)]
    [InlineData("kim", "person", 1)]
    [InlineData("LE MARECHAL", "person", 1)]
    [InlineData("Kim", "organisation", 2)]
    [InlineData("Kim Il-sung", "person", 3)]
    public async Task A_name_means_the_one_entity_of_its_kind_or_a_new_one(string name, string kind, long id)
    {
        using var desk = Archive.Desk();
        await desk.Entities.CreateAsync(new EntityContentDraft("Kim Jong-un", "person", ["Kim", "le Maréchal"]));
        await desk.Entities.CreateAsync(new EntityContentDraft("KIM", "organisation"));

        var mention = (await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf("Kirby") with { Entity = Named(name, kind) })).IsSaved().Subject;

        Assert.Equal(id, mention.EntityId);
        Assert.Equal(Math.Max(2, id), Archive.Read<long>("SELECT count(*) FROM entity"));
    }

    [Fact]
    public async Task A_name_of_several_entities_is_refused_unless_it_is_the_own_name_of_one()
    {
        using var desk = Archive.Desk();
        await desk.Entities.CreateAsync(new EntityContentDraft("John Kirby", "person", ["Kirby"]));
        await desk.Entities.CreateAsync(new EntityContentDraft("Jack Kirby", "person", ["Kirby"]));
        var draft = Text.MentionOf("Kirby");

        Assert.Equal(new Message("edit.ambiguous-entity", "Kirby", "1, 2"), (await desk.Mentions.CreateAsync(ArticleId, draft)).IsRefused());
        Assert.Equal(2, (await desk.Mentions.CreateAsync(ArticleId, draft with { Entity = new EntityDraft(Id: 2) })).IsSaved().Subject.EntityId);

        await desk.Entities.CreateAsync(new EntityContentDraft("KIRBY", "person"));
        Assert.Equal(3, (await desk.Mentions.CreateAsync(ArticleId, draft)).IsSaved().Subject.EntityId);

        await desk.Entities.CreateAsync(new EntityContentDraft("Kirby", "person"));
        Assert.Equal("edit.ambiguous-entity", (await desk.Mentions.CreateAsync(ArticleId, draft)).IsRefused().Key);
    }
}
