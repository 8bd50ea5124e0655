using System.Text.Json;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Cli.Patients;

/// <summary>Lesions of a pair of PETs as a file lists them.</summary>
internal static class PetLesionList
{
    private static readonly string[] Members = ["id", "sst_positive", "fdg_positive", "sst_suvmax", "fdg_suvmax", "fdg_vs_sst"];

    /// <returns>Null for null, which is unknown, and for what is no list, which is a problem.</returns>
    public static IReadOnlyList<PetLesion>? Read(JsonElement list, string where, List<Problem> problems)
    {
        if (list.ValueKind is JsonValueKind.Array)
            return [.. list.EnumerateArray().Select((lesion, i) => Lesion(lesion, $"{where}[{i}]", problems)).OfType<PetLesion>()];
        if (list.ValueKind is not JsonValueKind.Null)
            problems.Add(FactsObject.NoValue(where, list, "a list of lesions"));
        return null;
    }

    private static PetLesion? Lesion(JsonElement lesion, string where, List<Problem> problems)
    {
        if (lesion.ValueKind is not JsonValueKind.Object)
        {
            problems.Add(FactsObject.NoValue(where, lesion, "an object"));
            return null;
        }
        var before = problems.Count;
        foreach (var member in lesion.EnumerateObject().Where(m => !Members.Contains(m.Name, StringComparer.Ordinal)))
            problems.Add(new("E_FACTS_NAME", $"{where}.{member.Name}", "a name that no lesion has", string.Join(", ", Members), "Correct the name, or leave it out."));
        var read = new PetLesion(
            Text(lesion, "id", where, problems, required: true) ?? "", Flag(lesion, "sst_positive", where, problems), Flag(lesion, "fdg_positive", where, problems),
            Suv(lesion, "sst_suvmax", where, problems), Suv(lesion, "fdg_suvmax", where, problems), Against(lesion, where, problems));
        return problems.Count == before ? read : null;
    }

    private static FdgAgainstSst? Against(JsonElement lesion, string where, List<Problem> problems) => Text(lesion, "fdg_vs_sst", where, problems, required: false, "less", "equal", "more") switch
    {
        "less" => FdgAgainstSst.Less,
        "equal" => FdgAgainstSst.Equal,
        "more" => FdgAgainstSst.More,
        _ => null,
    };

    private static string? Text(JsonElement lesion, string name, string where, List<Problem> problems, bool required, params string[] words)
    {
        var value = Member(lesion, name);
        if (value is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } said && (words.Length == 0 || words.Contains(said, StringComparer.Ordinal)))
            return said;
        if (required || value is not null)
            problems.Add(FactsObject.NoValue($"{where}.{name}", value ?? default, words.Length == 0 ? "a name of the lesion" : "one of " + string.Join(", ", words)));
        return null;
    }

    private static bool? Flag(JsonElement lesion, string name, string where, List<Problem> problems)
    {
        if (Member(lesion, name) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        problems.Add(FactsObject.NoValue($"{where}.{name}", value, "true or false"));
        return null;
    }

    private static decimal? Suv(JsonElement lesion, string name, string where, List<Problem> problems)
    {
        if (Member(lesion, name) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out var suv) && suv >= 0)
            return suv;
        problems.Add(FactsObject.NoValue($"{where}.{name}", value, "an SUV, not negative"));
        return null;
    }

    private static JsonElement? Member(JsonElement lesion, string name) => lesion.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;
}
