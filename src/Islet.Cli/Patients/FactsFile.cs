using System.Text.Json;
using Islet.Course;

namespace Islet.Cli.Patients;

/// <summary>Courses and views as the file form facts-examples/1 writes them (docs/rules/facts.md).</summary>
/// <param name="Unread">Members that no finding of this program has, or whose value its form refuses: left out, and told.</param>
internal sealed record FactsFile(IReadOnlyList<FactsExample> Examples, IReadOnlyList<Problem> Unread)
{
    public const string UnreadCode = "W_FACTS_MEMBER";

    /// <exception cref="RefusedException">E_FACTS_FILE: no such file, not JSON, or not of this form.</exception>
    public static async Task<FactsFile> ReadAsync(FileInfo file, CancellationToken cancel)
    {
        var root = await JsonFile.ReadAsync(file, "a file of courses and views", cancel);
        try
        {
            return Of(root);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new RefusedException(new Problem(JsonFile.Code, file.Name, "something else than courses with findings and views", """{"examples":[{"id","axis","findings":[…],"views":[…]}]}""", "See docs/rules/facts.md for the form of the file."), e);
        }
    }

    internal static FactsFile Of(JsonElement root)
    {
        List<Problem> unread = [];
        return new([.. root.GetProperty("examples").EnumerateArray().Select(e => FactsExample.Of(e.Clone(), unread))], unread);
    }
}

/// <summary>One course of such a file, with the views to look at it.</summary>
/// <param name="Written">The findings that the file itself writes.</param>
/// <param name="Names">The file's own names. A stop that a treatment carries is a finding of ours and has the treatment's name.</param>
internal sealed record FactsExample(string Id, DiseaseCourse Course, IReadOnlySet<FindingId> Written, IReadOnlyDictionary<FindingId, string> Names, IReadOnlyList<View> Views)
{
    public string NameOf(Finding finding) => Names[finding.Id];

    internal static FactsExample Of(JsonElement example, List<Problem> unread)
    {
        var id = example.GetProperty("id").GetString()!;
        var axis = AxisOf(example.GetProperty("axis"));
        List<JsonElement> written = [.. example.GetProperty("findings").EnumerateArray()];
        var ids = FactsFindings.Ids(written);
        var findings = FactsFindings.Read(id, written, ids, unread);
        var views = example.TryGetProperty("views", out var asked) ? asked.EnumerateArray().Select(FactsFindings.View).ToList() : [];
        return new(id, new(1, id, axis, null, true, findings), findings.Take(written.Count).Select(f => f.Id).ToHashSet(), FactsFindings.Names(ids), views);
    }

    private static Axis AxisOf(JsonElement axis) => axis.GetProperty("kind").GetString() switch
    {
        "calendar" => Axis.Calendar,
        "shifted" => Axis.Shifted,
        "offset" => Axis.OffsetFrom(axis.TryGetProperty("anchor", out var anchor) ? anchor.GetString()! : "diagnosis"),
        var other => throw new FormatException($"'{other}' is no axis."),
    };
}
