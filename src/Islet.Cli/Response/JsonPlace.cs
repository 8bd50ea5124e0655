using System.Globalization;
using System.Text.Json;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Cli.Response;

/// <summary>A value of a JSON file with the place where it stands. What cannot be read is a problem and stays unknown.</summary>
internal readonly record struct JsonPlace(JsonElement Value, string Where, ICollection<Problem> Problems)
{
    public const string ValueCode = "E_RESPONSE_VALUE", MemberCode = "W_RESPONSE_MEMBER", PartialCode = "W_RESPONSE_PARTIAL_DATE";

    /// <summary>Of what is refused here.</summary>
    public string Code { get; init; } = ValueCode;

    /// <summary>What is done with what is refused here.</summary>
    public string Remedy { get; init; } = "Correct the value; until then it is unknown.";

    public bool IsObject => Value.ValueKind is JsonValueKind.Object;

    public JsonPlace? this[string name] => IsObject && Value.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null
        ? this with { Value = value, Where = Where.Length == 0 ? name : $"{Where}.{name}" } : null;

    public string? Text(string name) => this[name]?.AsText();

    public decimal? Number(string name, NumberRange range) => this[name]?.AsNumber(range);

    /// <param name="most">Of counts that a calculation adds up and of days: nothing overflows below it.</param>
    public int? Whole(string name, int least = 0, int most = 100_000) => this[name] is not { } place ? null
        : place.Value.ValueKind is JsonValueKind.Number && place.Value.TryGetInt32(out var whole) && whole >= least && whole <= most ? whole
        : place.Refuse<int>(string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

    public bool? Flag(string name) => this[name] is not { } place ? null
        : place.Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? place.Value.GetBoolean() : place.Refuse<bool>("true or false");

    public AxisPoint? Date(string name, AxisPoint? next = null) => this[name]?.AsDate(next);

    public T? Word<T>(string name, IReadOnlyDictionary<string, T> words)
        where T : struct => this[name]?.AsWord(words);

    /// <summary>The items of a list; none where there is no list.</summary>
    public IEnumerable<JsonPlace> Items(string name)
    {
        if (this[name] is not { } list)
            return [];
        if (list.Value.ValueKind is JsonValueKind.Array)
            return list.Value.EnumerateArray().Select((item, i) => list with { Value = item, Where = string.Create(CultureInfo.InvariantCulture, $"{list.Where}[{i}]") });
        list.Refuse<int>("a list");
        return [];
    }

    /// <summary>The members of an object by name; none where there is no object.</summary>
    public IEnumerable<(string Name, JsonPlace Place)> Members(string name)
    {
        if (this[name] is not { } map)
            return [];
        if (map.IsObject)
            return map.Value.EnumerateObject().Where(m => m.Value.ValueKind is not JsonValueKind.Null).Select(m => (m.Name, map with { Value = m.Value, Where = $"{map.Where}.{m.Name}" }));
        map.Refuse<int>("an object");
        return [];
    }

    public string? AsText()
    {
        if (Value.ValueKind is JsonValueKind.String && Value.GetString() is { Length: > 0 } text)
            return text;
        Refuse<int>("a text");
        return null;
    }

    public decimal? AsNumber(NumberRange range) =>
        Value.ValueKind is JsonValueKind.Number && Value.TryGetDecimal(out var number) && range.Holds(number) ? number : Refuse<decimal>(range.ToString());

    /// <summary>All days that a date may be; null: there is none. Tells nothing.</summary>
    public (AxisPoint First, AxisPoint Last)? Days(string name) =>
        this[name] is { Value.ValueKind: JsonValueKind.String } place && Day.TryParse(place.Value.GetString()!, out var day) ? (AxisPoint.Of(day.First), AxisPoint.Of(day.Last)) : null;

    /// <summary>A partial date is taken as its last day, before the next known assessment, and that is told (spec response-criteria D3).</summary>
    public AxisPoint? AsDate(AxisPoint? next = null)
    {
        if (Value.ValueKind is not JsonValueKind.String || !Day.TryParse(Value.GetString()!, out var day))
            return Refuse<AxisPoint>("a day as 2024-03-15");
        if (!day.IsExact)
            Problems.Add(new(PartialCode, Where, "a date without its day", "a day as 2024-03-15", "It is taken as the last day that it may be, before the next assessment; give the day if it is known."));
        return ImputedDay.Last(AxisPoint.Of(day.First), AxisPoint.Of(day.Last), next);
    }

    public T? AsWord<T>(IReadOnlyDictionary<string, T> words)
        where T : struct => Value.ValueKind is JsonValueKind.String && words.TryGetValue(Value.GetString()!, out var word) ? word : Refuse<T>("one of " + string.Join(", ", words.Keys));

    /// <summary>Members that nothing reads are told; they may be misspelt.</summary>
    public void Only(params ReadOnlySpan<string> names)
    {
        if (!IsObject)
        {
            Refuse<int>("an object");
            return;
        }
        foreach (var member in Value.EnumerateObject())
        {
            if (!names.Contains(member.Name))
                Problems.Add(new(MemberCode, Where.Length == 0 ? member.Name : $"{Where}.{member.Name}", "a name that is not read here", string.Join(", ", names.ToArray()), "Correct the name, or leave it out."));
        }
    }

    public T? Refuse<T>(string expected)
        where T : struct
    {
        Problems.Add(new(Code, Where.Length == 0 ? "vignette" : Where, Found, expected, Remedy));
        return null;
    }

    private string Found => Value.ValueKind switch
    {
        JsonValueKind.String => string.Create(CultureInfo.InvariantCulture, $"a text of {Value.GetString()!.Length} characters"),
        JsonValueKind.Number => Value.GetRawText() is { Length: <= 40 } number ? number : "a very long number",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => "nothing",
    };
}
