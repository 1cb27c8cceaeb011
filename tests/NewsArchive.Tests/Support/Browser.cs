using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsArchive.Tests.Support;

/// <summary>A browser without script: opens pages and sends the forms it finds in them, as they were rendered.</summary>
public sealed class Browser(HttpClient http)
{
    public HttpClient Http => http;

    public async Task<Page> OpenAsync(string address) => await ReadAsync(await http.GetAsync(address));

    /// <summary>Fills the fields of a rendered form and sends it where its action says, hidden fields included.</summary>
    /// <param name="page">The page that has the form.</param>
    /// <param name="form">A selector of the form.</param>
    /// <param name="fields">Names of fields and what is typed or chosen there; a name of a button says which is pressed.</param>
    public async Task<Page> SubmitAsync(Page page, string form, params (string Name, string Value)[] fields)
    {
        var element = (IHtmlFormElement)page.One(form);
        IHtmlElement? pressed = null;
        foreach (var (name, value) in fields)
            pressed = Fill(element, name, value) ?? pressed;
        var submission = (pressed is null ? element.GetSubmission() : element.GetSubmission(pressed))
            ?? throw new InvalidOperationException($"The form {form} of {page.Address} cannot be sent.");
        using var request = new HttpRequestMessage(new HttpMethod(submission.Method.ToString().ToUpperInvariant()), submission.Target.Href);
        if (request.Method != HttpMethod.Get)
        {
            request.Content = new StreamContent(submission.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", submission.Headers["Content-Type"]);
        }

        return await ReadAsync(await http.SendAsync(request));
    }

    /// <summary>Sends a form by one of its buttons that leads elsewhere.</summary>
    public Task<Page> PressAsync(Page page, string form, IElement button, params (string Name, string Value)[] fields)
    {
        page.One(form).SetAttribute("action", button.GetAttribute("formaction") ?? throw new InvalidOperationException("The button leads where its form leads."));
        return SubmitAsync(page, form, fields);
    }

    /// <summary>Presses the first button that accepts or rejects a proposal.</summary>
    public Task<Page> DecideAsync(Page page, string what)
    {
        var button = page.One($"button[name={what}]");
        var field = page.Document.CreateElement("input");
        field.SetAttribute("name", what);
        field.SetAttribute("value", button.GetAttribute("value")!);
        var form = page.One("#decide");
        form.QuerySelector("input[name=accept], input[name=reject]")?.Remove();
        form.AppendChild(field);
        return SubmitAsync(page, "#decide");
    }

    public static async Task<Page> ReadAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        var address = answer.RequestMessage!.RequestUri!;
        var context = BrowsingContext.New(Configuration.Default);
        var document = await context.OpenAsync(response => response.Content(html).Address(address));
        return new Page(answer.StatusCode, address, document, answer);
    }

    private static IHtmlElement? Fill(IHtmlFormElement form, string name, string value)
    {
        var named = form.QuerySelectorAll<IHtmlElement>("input, textarea, select, button").Where(field => field.GetAttribute("name") == name).ToList();
        switch (named.FirstOrDefault())
        {
            case IHtmlInputElement { Type: "radio" }:
                named.Cast<IHtmlInputElement>().Single(radio => radio.Value == value).IsChecked = true;
                return null;
            case IHtmlInputElement input:
                input.Value = value;
                return null;
            case IHtmlTextAreaElement area:
                area.Value = value;
                return null;
            case IHtmlSelectElement select when select.Options.Any(option => option.Value == value):
                select.Value = value;
                return null;
            case IHtmlButtonElement:
                return named.Single(button => button.GetAttribute("value") == value);
            default:
                throw new InvalidOperationException($"The form has no field {name} that could be « {value} ».");
        }
    }
}
