using System.Text.Json.Nodes;

namespace NewsArchive.Exporting;

public sealed class CasExportTests : HostileArchive
{
    [Fact]
    public async Task Every_structure_is_of_a_type_and_every_reference_leads_somewhere()
    {
        foreach (var cas in await DocumentsAsync())
        {
            Assert.Equal(["%TYPES", "%FEATURE_STRUCTURES", "%VIEWS"], cas.AsObject().Select(pair => pair.Key));
            var structures = cas["%FEATURE_STRUCTURES"]!.AsArray();
            var byId = structures.ToDictionary(structure => (int)structure!["%ID"]!, structure => structure!);
            foreach (var structure in byId.Values)
            {
                Assert.Equal(["%ID", "%TYPE"], structure.AsObject().Select(pair => pair.Key).Take(2));
                var type = (string)structure["%TYPE"]!;
                var known = type.StartsWith("uima.", StringComparison.Ordinal) ? null : cas["%TYPES"]![type]!.AsObject();
                foreach (var (name, value) in structure.AsObject().Skip(2))
                {
                    if (name is "%ELEMENTS")
                        Assert.All(value!.AsArray(), id => Assert.Contains((int)id!, byId.Keys));
                    else if (name[0] == '@')
                        Assert.Contains((int)value!, byId.Keys);
                    if (known is not null && name is not ("@sofa" or "begin" or "end" or "language"))
                        Assert.Contains(name.TrimStart('@'), known.Select(feature => feature.Key));
                }
            }

            Assert.Equal(byId.Values.Where(structure => structure["begin"] is not null).Select(structure => (int)structure["%ID"]!), cas["%VIEWS"]!["_InitialView"]!["%MEMBERS"]!.AsArray().Select(id => (int)id!));
        }
    }

    [Fact]
    public async Task Every_quotation_and_name_has_its_words_and_its_links()
    {
        var (quotes, names) = (new List<string>(), new List<string>());
        foreach (var cas in await DocumentsAsync())
        {
            var byId = cas["%FEATURE_STRUCTURES"]!.AsArray().ToDictionary(structure => (int)structure!["%ID"]!, structure => structure!);
            var text = (string)byId[1]["sofaString"]!;
            foreach (var structure in byId.Values)
            {
                if ((string)structure["%TYPE"]! == "webanno.custom.Quote")
                    quotes.Add(string.Join('|', [Words(structure), .. Linked(structure, "part"), "cue", .. Linked(structure, "cue"), "speaker", .. Linked(structure, "speaker")]));
                if (((string)structure["%TYPE"]!).EndsWith("NamedEntity", StringComparison.Ordinal))
                    names.Add($"{structure["value"]} {Words(structure)}");
            }

            string Words(JsonNode structure) => text[(int)structure["begin"]!..(int)structure["end"]!];

            IEnumerable<string> Linked(JsonNode structure, string feature) => structure[$"@{feature}"] is { } list
                ? byId[(int)list]["%ELEMENTS"]!.AsArray().Select(link => Words(byId[(int)byId[(int)link!]["@target"]!]))
                : [];
        }

        var expected = Archive.Rows("""
            SELECT (SELECT group_concat(value ->> 'exact', '|') FROM json_each(parts)) || '|cue' || coalesce('|' || (cue ->> 'exact'), '') || '|speaker' || coalesce('|' || (speaker ->> 'exact'), '')
            FROM quote WHERE state <> 'rejected' AND revision = (SELECT revision FROM article WHERE id = article_id)
            """);
        Assert.Equal(6, expected.Count);
        Assert.Equal(expected.Order(StringComparer.Ordinal), quotes.Order(StringComparer.Ordinal));
        Assert.Equal(["EVENT Nous", "LOC Séoul", "ORG Jean\u202FLuc Mélenchon", "OTH Luc Mélenchon, « et", "OTH phrase", "PER Jean\u202FLuc Mélenchon"], names.Order(StringComparer.Ordinal));
    }

    private async Task<List<JsonNode>> DocumentsAsync() =>
        [.. Unzip(await ExportAsync(new CasExport())).Where(file => file.Key != "manifest.json").Select(file => JsonNode.Parse(Utf8(file.Value))!)];
}
