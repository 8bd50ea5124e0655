using System.Globalization;
using System.Text.Json;
using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>A value of a published file with the place where it stands.</summary>
internal readonly record struct PublishedValue(JsonElement Value, string Where, List<Problem> Problems)
{
    private const int Shown = 60; // characters of what is found

    /// <summary>Null: it is not there.</summary>
    public PublishedValue? this[string name] => Value.ValueKind is JsonValueKind.Object && Value.TryGetProperty(name, out var member) && member.ValueKind is not JsonValueKind.Null
        ? this with { Value = member, Where = Where.Length == 0 ? name : $"{Where}.{name}" } : null;

    /// <summary>An object with these members alone; those after the bar may be left out.</summary>
    public bool Is(string needed, string optional)
    {
        if (Value.ValueKind is not JsonValueKind.Object)
            return Refuse("an object");
        var (must, may) = (needed.Split(' ', StringSplitOptions.RemoveEmptyEntries), optional.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var before = Problems.Count;
        foreach (var member in Value.EnumerateObject().Where(m => !must.Contains(m.Name) && !may.Contains(m.Name)))
            Problems.Add(new(PublishedFile.KeyCode, $"{Place}.{member.Name}".TrimStart('.'), "a name that is not read here", string.Join(", ", must.Concat(may)), "Correct the name, or leave it out."));
        foreach (var name in must)
        {
            if (this[name] is not null)
                continue;
            Problems.Add(new(PublishedFile.KeyCode, Place, "nothing of that name", name, "Add it; docs/studies.md says what it holds."));
        }
        return Problems.Count == before;
    }

    /// <summary>Empty: not there, or not a text.</summary>
    public string Text(string name) => OptionalText(name) ?? "";

    public string? OptionalText(string name)
    {
        if (this[name] is not { } place)
            return null;
        if (place.Value.ValueKind is JsonValueKind.String && place.Value.GetString() is { Length: > 0 } text)
            return text;
        place.Refuse("a text");
        return null;
    }

    /// <summary>Digits as they are printed, in quotes: "1.50" is not "1.5".</summary>
    public PrintedNumber? Printed(string name) => this[name]?.AsPrinted();

    public PrintedNumber? AsPrinted()
    {
        if (Value.ValueKind is JsonValueKind.String && PrintedNumber.TryParse(Value.GetString()!) is { } number)
            return number;
        Refuse("the digits as they are printed, in quotes, with a point: \"1.50\"");
        return null;
    }

    public T Word<T>(string name, T otherwise, params (string Word, T Means)[] words)
    {
        if (this[name] is not { } place)
            return otherwise;
        foreach (var (word, means) in words)
            if (place.Value.ValueKind is JsonValueKind.String && place.Value.ValueEquals(word))
                return means;
        place.Refuse("one of " + string.Join(", ", words.Select(w => w.Word)));
        return otherwise;
    }

    public double Number(string name, double otherwise) => this[name] is not { } place ? otherwise
        : place.Value.ValueKind is JsonValueKind.Number && place.Value.TryGetDouble(out var number) && double.IsFinite(number) && number > 0 ? number
        : place.Refused("a number above 0", otherwise);

    public ulong Seed(string name) => this[name] is not { } place ? 1 : place.Value.ValueKind is JsonValueKind.Number && place.Value.TryGetUInt64(out var seed) ? seed : place.Refused("a whole number", 1UL);

    public ResultsAddress? Address(string name)
    {
        if (OptionalText(name) is not { } text)
            return null;
        if (ResultsAddress.TryParse(text) is { } address)
            return address;
        Problems.Add(new(PublishedFile.AddressCode, $"{Where}.{name}", Short(text), "an address as survival[endpoint=os][group=G1].median", "Name members after points, and in brackets a place from 0 or a member and its value."));
        return null;
    }

    public IEnumerable<PublishedValue> Items(string name)
    {
        if (this[name] is not { } list)
            return [];
        if (list.Value.ValueKind is JsonValueKind.Array)
            return [.. list.Value.EnumerateArray().Select((item, i) => list with { Value = item, Where = string.Create(CultureInfo.InvariantCulture, $"{list.Where}[{i}]") })];
        list.Refuse("a list");
        return [];
    }

    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(item => item.AsText())];

    private string AsText()
    {
        if (Value.ValueKind is JsonValueKind.String)
            return Value.GetString()!;
        Refuse("a text");
        return "";
    }

    public bool Refuse(string expected, string remedy = "Correct the value.")
    {
        Problems.Add(new(PublishedFile.ValueCode, Place, Found, expected, remedy));
        return false;
    }

    private T Refused<T>(string expected, T otherwise)
    {
        Refuse(expected);
        return otherwise;
    }

    private string Place => Where.Length == 0 ? "the file" : Where;

    private string Found => Value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => Short(Value.GetRawText()),
    };

    private static string Short(string text) => text.Length <= Shown ? text : text[..Shown] + "…";
}
