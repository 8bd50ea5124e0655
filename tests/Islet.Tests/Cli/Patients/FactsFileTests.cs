using System.Text.Json;
using Islet.Cli.Patients;
using Islet.Course;

namespace Islet.Tests.Cli.Patients;

public class FactsFileTests
{
    private static JsonElement Fixture { get; } =
        JsonDocument.Parse(File.ReadAllText(Repository.File("tests", "Islet.Tests", "Course", "Fixtures", "facts-examples.json"))).RootElement;

    private static FactsFile Courses { get; } = FactsFile.Of(Fixture);

    private static JsonElement Answers { get; } = Answer();

    public static IEnumerable<object[]> Views { get; } =
        [.. Fixture.GetProperty("examples").EnumerateArray().SelectMany(e => Enumerable.Range(0, e.GetProperty("views").GetArrayLength()).Select(v => (object[])[e.GetProperty("id").GetString()!, v]))];

    [Fact]
    public void The_worked_courses_are_read_to_the_last_member() => Assert.Empty(Courses.Unread);

    [Theory, MemberData(nameof(Views))] // facts.md section 6
    public void A_worked_course_gives_what_the_specification_expects(string id, int view)
    {
        var expected = One(Fixture.GetProperty("examples"), id).GetProperty("views")[view];
        var found = One(Answers, id).GetProperty("views")[view];
        Assert.Empty(Differences(expected, found));
    }

    private static string Differences(JsonElement expected, JsonElement found)
    {
        List<string> differences = [];
        foreach (var member in expected.EnumerateObject())
        {
            switch (member.Name)
            {
                case "refused" or "visible" or "not_visible":
                    Compare(member.Name, member.Value, found.GetProperty(member.Name));
                    break;
                case "facts" or "derived":
                    foreach (var fact in member.Value.EnumerateObject())
                        Compare(fact.Name, fact.Value, found.GetProperty(member.Name).TryGetProperty(fact.Name, out var value) ? value : default);
                    break;
                case "cautions":
                    differences.AddRange(member.Value.EnumerateArray().Select(c => c.GetString()!)
                        .Except(found.GetProperty("cautions").EnumerateArray().Select(c => c.ValueKind is JsonValueKind.String ? c.GetString()! : c.GetProperty("code").GetString()!)).Select(c => $"{c} is not told"));
                    break;
            }
        }
        return string.Join("\n", differences);

        void Compare(string name, JsonElement wanted, JsonElement is_)
        {
            if (Canonical(wanted, wanted) != (is_.ValueKind is JsonValueKind.Undefined ? "nothing" : Canonical(is_, wanted)))
                differences.Add($"{name}: expected {wanted.GetRawText()}, found {(is_.ValueKind is JsonValueKind.Undefined ? "nothing" : is_.GetRawText())}");
        }
    }

    /// <summary>Only the members that are expected count; from and candidates are sets. What the example does not list is not there: an age, a mark.</summary>
    private static string Canonical(JsonElement value, JsonElement wanted)
    {
        if (value.ValueKind is not JsonValueKind.Object || !(wanted.TryGetProperty("value", out _) || wanted.TryGetProperty("unknown", out _)))
            return value.ValueKind is JsonValueKind.Number ? value.GetDecimal().ToString(System.Globalization.CultureInfo.InvariantCulture) : value.GetRawText().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        return string.Join("; ", value.EnumerateObject().Where(m => m.Name is "value" or "unknown" or "by" or "age_days" or "stale" or "known_after_effective" || wanted.TryGetProperty(m.Name, out _))
            .OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => $"{m.Name}={(m.Name is "from" or "candidates" ? string.Join(",", m.Value.EnumerateArray().Select(v => v.GetString()).Order(StringComparer.Ordinal)) : m.Value.GetRawText().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal))}"));
    }

    private static JsonElement One(JsonElement list, string id) => list.EnumerateArray().Single(e => e.GetProperty("id").GetString() == id);

    private static JsonElement Answer() => JsonDocument.Parse(JsonForm.ToJson(json => FactsResults.Write(json, Courses))).RootElement.GetProperty("results");
}
