using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Islet.Tests.Web;

/// <summary>Fills in and posts a form as a browser without script would, and follows to the page that answers.</summary>
internal static class Forms
{
    public static Task<IDocument> PostAsync(this TestWorkbench workbench, IHtmlFormElement form, params (string Name, string Value)[] filled) =>
        workbench.PostAsync(form, file: null, filled);

    public static async Task<IDocument> PostAsync(this TestWorkbench workbench, IHtmlFormElement form, (string Field, string Name, byte[] Content)? file, params (string Name, string Value)[] filled) =>
        await workbench.PageAsync(await workbench.SendAsync(form, file, filled));

    public static Task<string> SendAsync(this TestWorkbench workbench, IHtmlFormElement form, (string Field, string Name, byte[] Content)? file, params (string Name, string Value)[] filled) =>
        workbench.SendAsync(form, file, second: null, filled);

    /// <summary>Where the answer leads.</summary>
    public static async Task<string> SendAsync(
        this TestWorkbench workbench, IHtmlFormElement form, (string Field, string Name, byte[] Content)? file, (string Field, string Name, byte[] Content)? second, params (string Name, string Value)[] filled)
    {
        using var content = form.Enctype == "multipart/form-data" ? (HttpContent)Parts(form, [file, second], filled) : new FormUrlEncodedContent(Fields(form, filled));
        using var response = await workbench.Http.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    private static MultipartFormDataContent Parts(IHtmlFormElement form, (string Field, string Name, byte[] Content)?[] files, (string, string)[] filled)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(form, filled))
            parts.Add(new StringContent(value), name);
        foreach (var f in files.OfType<(string Field, string Name, byte[] Content)>())
            parts.Add(new ByteArrayContent(f.Content), f.Field, f.Name);
        return parts;
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form, (string Name, string Value)[] filled)
    {
        foreach (var field in form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 } name && !filled.Any(f => f.Name == name)))
        {
            var value = field switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } or IHtmlInputElement { Type: "file" } or IHtmlButtonElement or IHtmlFieldSetElement => null,
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value,
                IHtmlTextAreaElement area => area.Value,
                _ => null,
            };
            if (value is not null)
                yield return new(field.GetAttribute("name")!, value);
        }
        foreach (var (name, value) in filled)
            yield return new(name, value);
    }
}
