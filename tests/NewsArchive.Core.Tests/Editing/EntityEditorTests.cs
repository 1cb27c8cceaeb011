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
        { new("Kim", "person", Functions: [new FunctionDraft(" ")]), "edit.no-function" },
        { new("Kim", "person", Functions: [null]), "edit.no-function" },
        { new("Kim", "person", Functions: [new FunctionDraft("a\u0007")]), "edit.name-control" },
        { new("Kim", "person", Functions: [new FunctionDraft("ministre", "hier")]), "query.bad-date" },
        { new("Kim", "person", Functions: [new FunctionDraft("ministre", null, "2023-13")]), "query.bad-date" },
        { new("Kim", "person", Functions: [new FunctionDraft("ministre", "2023-09", "2023-08-31")]), "edit.function-order" },
        { new("Kim", "person", Functions: [.. Enumerable.Range(0, 51).Select(i => new FunctionDraft($"f{i}"))]), "edit.too-many-functions" },
        { new("Kim", "person", Identifiers: [new IdentifierDraft("gnd", "1")]), "edit.unknown-scheme" },
        { new("Kim", "person", Identifiers: [null]), "edit.unknown-scheme" },
        { new("Kim", "person", Identifiers: [new IdentifierDraft("isni", "0000 0001 2120 0983")]), "unreadable.isni" },
        { new("Kim", "person", Identifiers: [new IdentifierDraft("wikidata", null)]), "unreadable.wikidata" },
        { new("Kim", "person", Identifiers: [.. Enumerable.Range(1, 51).Select(i => new IdentifierDraft("viaf", $"{i}"))]), "edit.too-many-identifiers" },
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

    [Fact]
    public async Task Functions_and_identifiers_are_kept_where_nothing_is_said_of_them()
    {
        using var desk = Archive.Desk();
        var draft = new EntityContentDraft(
            "Kim Yung-ho", "person", null, null,
            [new FunctionDraft(" ministre de  l’Unification ", "2023-07", ""), new FunctionDraft("professeur", null, "2023")],
            [new IdentifierDraft("wikidata", "https://www.wikidata.org/wiki/Q42"), new IdentifierDraft("ISNI", "0000 0001 2120 0982"), new IdentifierDraft("wikidata", "q42")]);
        (await desk.Entities.CreateAsync(draft)).IsSaved();

        Assert.Equal(
            ["""[{"title":"ministre de l’Unification","from":"2023-07","to":null},{"title":"professeur","from":null,"to":"2023"}]|[{"scheme":"wikidata","value":"Q42"},{"scheme":"isni","value":"0000000121200982"}]"""],
            Archive.Rows("SELECT functions, identifiers FROM entity"));
        Assert.Equal(2, (await desk.Entities.ReplaceAsync(1, 1, new EntityContentDraft("Kim", "person"))).IsSaved().Subject.Functions.Count);
        var emptied = (await desk.Entities.ReplaceAsync(1, 2, new EntityContentDraft("Kim", "person", Functions: [], Identifiers: []))).IsSaved();
        Assert.Empty(emptied.Subject.Functions);
        Assert.Empty(emptied.Subject.Identifiers);

        (await desk.Undo.UndoAsync(emptied.ChangeId)).IsSaved();
        Assert.Equal(["2|2"], Archive.Rows("SELECT json_array_length(functions), json_array_length(identifiers) FROM entity"));
    }

    [Fact]
    public async Task What_looks_alike_is_told_apart_and_the_note_can_be_taken_back()
    {
        using var desk = Archive.Desk();
        await desk.Entities.CreateAsync(new EntityContentDraft("Kim", "person"));
        await desk.Entities.CreateAsync(new EntityContentDraft("Kim", "person"));

        var noted = (await desk.Entities.TellApartAsync(2, 1)).IsSaved();
        Assert.Equal(["1|[2]|2", "2|[]|1"], Archive.Rows("SELECT id, unlike, version FROM entity ORDER BY id"));
        Assert.Equal("edit.apart-already", (await desk.Entities.TellApartAsync(1, 2)).IsRefused().Key);
        Assert.IsType<Edit<Entity>.Missing>(await desk.Entities.TellApartAsync(1, 1));
        Assert.IsType<Edit<Entity>.Missing>(await desk.Entities.TellApartAsync(1, 99));
        Assert.Equal([2L], (await desk.Entities.ReplaceAsync(1, 2, new EntityContentDraft("Kim Jong-un", "person"))).IsSaved().Subject.Unlike);

        (await desk.Entities.TellApartAsync(1, 2, apart: false)).IsSaved();
        Assert.Equal("edit.not-apart", (await desk.Entities.TellApartAsync(1, 2, apart: false)).IsRefused().Key);
        Assert.Equal("edit.changed-since", (await desk.Undo.UndoAsync(noted.ChangeId)).IsRefused().Key);
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
