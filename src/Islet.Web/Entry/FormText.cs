using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>A form as it was typed: every field with its texts. Nothing in it has been understood yet, and nothing is left out.</summary>
public sealed class FormText
{
    /// <summary>The token of the page that held the form; it belongs to the page and is never kept.</summary>
    private const string PageToken = "__RequestVerificationToken";

    private readonly Dictionary<string, IReadOnlyList<string>> fields = new(StringComparer.Ordinal);

    public static FormText Empty { get; } = new([]);

    public FormText(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> typed)
    {
        foreach (var (name, texts) in typed)
            fields[name] = texts;
    }

    public IEnumerable<string> Names => fields.Keys;

    /// <summary>The only text of a field, or the first; blank text is none.</summary>
    public string this[string name] => fields.TryGetValue(name, out var texts) && texts is [var first, ..] ? Plain(first) : "";

    /// <summary>All texts of a field that say something.</summary>
    public IReadOnlyList<string> All(string name) => fields.TryGetValue(name, out var texts) ? [.. texts.Select(Plain).Where(text => text.Length > 0)] : [];

    /// <summary>All texts of a field whose places tell what they belong to: an empty one keeps its place, those at the end are none.</summary>
    public IReadOnlyList<string> Places(string name)
    {
        var texts = fields.TryGetValue(name, out var sent) ? sent.Select(Plain).ToList() : [];
        return texts[..(texts.FindLastIndex(text => text.Length > 0) + 1)];
    }

    public bool Has(string name) => fields.ContainsKey(name);

    public static FormText Of(IFormCollection form) => new(form.Where(field => field.Key != PageToken)
        .Select(field => KeyValuePair.Create(field.Key, (IReadOnlyList<string>)[.. field.Value.OfType<string>()])));

    public FormText With(string name, params IReadOnlyList<string> texts) => new(fields.Where(field => field.Key != name).Append(KeyValuePair.Create(name, texts)));

    /// <summary>Both forms; where a field stands in both, the other's.</summary>
    public FormText With(FormText other) => new(fields.Concat(other.fields));

    public string ToJson() => JsonSerializer.Serialize(fields);

    public static FormText FromJson(string json) => new(JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(json) ?? []);

    /// <summary>Browsers send every line break of a text area as two signs.</summary>
    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();
}
