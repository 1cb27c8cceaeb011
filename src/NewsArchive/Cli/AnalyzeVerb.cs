using System.CommandLine;
using System.Text;
using System.Text.Json;
using NewsArchive.Contract;
using NewsArchive.Hosting;
using NewsArchive.Proposals;
using NewsArchive.Text;

namespace NewsArchive.Cli;

/// <summary><c>analyze</c>: lines <c>{"id","text"}</c> in, one line of proposals out for each; no database.</summary>
/// <remarks>Each line is answered before the next is read. What it says of a malformed line is for programs and the same in every language.</remarks>
internal static class AnalyzeVerb
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = ContractJson.Options.Encoder };

    public static Command Create(CommandConsole console)
    {
        var verb = new Command("analyze");
        verb.SetAction(_ => Run(console.Input, console.Output));
        return verb;
    }

    private static int Run(Stream input, Stream output)
    {
        using var lines = new StreamReader(input, Encoding.UTF8);
        var exit = CommandLine.Done;
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var fault = Read(line, out var id, out var text);
            if (fault is not null)
                exit = CommandLine.Rejected;
            using (var writer = new Utf8JsonWriter(output, Writing))
            {
                if (fault is null)
                    WriteAnswer(writer, id, text);
                else
                    WriteFault(writer, $"line {number}: {fault}");
            }

            output.Write("\n"u8);
            output.Flush();
        }

        return exit;
    }

    private static string? Read(string line, out string id, out string text)
    {
        (id, text) = ("", "");
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return "not a JSON object";
            if (!document.RootElement.TryGetProperty("id", out var idValue) || idValue.ValueKind != JsonValueKind.String)
                return "\"id\" is not a string";
            if (!document.RootElement.TryGetProperty("text", out var textValue) || textValue.ValueKind != JsonValueKind.String)
                return "\"text\" is not a string";
            (id, text) = (idValue.GetString()!, textValue.GetString()!);
            return null;
        }
        catch (JsonException)
        {
            return "not JSON";
        }
        catch (InvalidOperationException)
        {
            return "half a surrogate pair in a string";
        }
    }

    private static void WriteFault(Utf8JsonWriter writer, string fault)
    {
        writer.WriteStartObject();
        writer.WriteNull("id");
        writer.WriteString("error", fault);
        writer.WriteEndObject();
    }

    private static void WriteAnswer(Utf8JsonWriter writer, string id, string text)
    {
        var points = Offsets.CodePointsOf(text);
        var proposals = ArticleProposals.Of(text);
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteStartArray("quotes");
        foreach (var quotation in proposals.Quotations)
            WriteQuotation(writer, quotation, points);
        writer.WriteEndArray();
        writer.WriteStartArray("mentions");
        foreach (var name in proposals.Names)
            WriteMention(writer, name, points);
        writer.WriteEndArray();
        if (proposals.IsPartial)
            writer.WriteBoolean("partial", true);
        writer.WriteEndObject();
    }

    private static void WriteQuotation(Utf8JsonWriter writer, ProposedQuotation quotation, Func<int, int> points)
    {
        writer.WriteStartObject();
        writer.WriteNumber("start", points(quotation.Start));
        writer.WriteNumber("end", points(quotation.End));
        writer.WriteStartArray("parts");
        foreach (var part in quotation.Parts)
            WritePlace(writer, part, points);
        writer.WriteEndArray();
        writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(quotation.Kind.ToString()));
        writer.WritePropertyName("cue");
        WritePlace(writer, quotation.Cue, points);
        writer.WritePropertyName("speaker");
        WritePlace(writer, quotation.Speaker, points);
        writer.WriteString("speakerName", quotation.SpeakerName);
        writer.WriteNumber("confidence", Math.Round(quotation.Confidence, 2));
        writer.WriteString("rule", quotation.Rule);
        writer.WriteEndObject();
    }

    private static void WriteMention(Utf8JsonWriter writer, ProposedName name, Func<int, int> points)
    {
        writer.WriteStartObject();
        writer.WriteNumber("start", points(name.Start));
        writer.WriteNumber("end", points(name.End));
        writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(name.Kind.ToString()));
        writer.WriteString("name", name.Name);
        writer.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter writer, TextSpan? place, Func<int, int> points)
    {
        if (place is not { } span)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        writer.WriteNumberValue(points(span.Start));
        writer.WriteNumberValue(points(span.End));
        writer.WriteEndArray();
    }
}
