using System.Text.Json;
using Islet.Cli.Patients;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines.Beside;

/// <summary>The worked courses of facts.md section 6 under the shipped base.</summary>
internal static class Worked
{
    private static readonly FactsFile File = FactsFile.Of(JsonDocument.Parse(System.IO.File.ReadAllText(Repository.File("tests", "Islet.Tests", "Course", "Fixtures", "facts-examples.json"))).RootElement);

    /// <summary>Every view that is not refused.</summary>
    public static IEnumerable<(string Id, int View)> Views => File.Examples.SelectMany(e => e.Views.Index()
        .Where(v => e.Course.Axis.Kind is AxisKind.Calendar || v.Item.KnownBy.By is null).Select(v => (e.Id, v.Index)));

    public static Snapshot At(string id, int view, params Finding[] further)
    {
        var example = File.Examples.Single(e => e.Id == id);
        return new(example.Course with { Findings = [.. example.Course.Findings, .. further] }, example.Views[view]);
    }

    public static IReadOnlyDictionary<string, StatementRemarks> Remarks(Snapshot snapshot, params (string Statement, string Code)[] tags)
    {
        var guideline = Tagged(StatementBase.Nanets2020, tags);
        return StatementRemarks.Of(GuidelineReading.Of(guideline, snapshot.Reader), snapshot).ToDictionary(r => r.Statement.Number);
    }

    /// <summary>The base with codes tagged to statements, as its files may do.</summary>
    public static StatementBase Tagged(StatementBase guideline, params (string Statement, string Code)[] tags) => guideline with
    {
        Statements = [.. guideline.Statements.Select(s => s with { Beware = [.. s.Beware, .. tags.Where(t => t.Statement == s.Number).Select(t => t.Code).Except(s.Beware)] })],
    };
}
