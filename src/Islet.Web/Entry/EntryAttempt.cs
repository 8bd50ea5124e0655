using Islet.Course;

namespace Islet.Web;

/// <summary>A form as a whole, understood against the course that it is for: what would be recorded, or why nothing can be yet.</summary>
/// <param name="Findings">Empty while there is a problem.</param>
/// <param name="Problems">Those that end with E_ have to be mended; W_ wait for a person's word that they are meant so.</param>
/// <param name="Remarks">By field: what is doubtful about a value that is taken all the same.</param>
public sealed record EntryAttempt(IReadOnlyList<NewFinding> Findings, IReadOnlyList<FieldProblem> Problems, IReadOnlyDictionary<string, string> Remarks)
{
    public static EntryAttempt Of(EntryLayout layout, FormText typed, DiseaseCourse course, DateOnly today)
    {
        var readings = layout.Kind is LaboratoryPanel.Kind ? LaboratoryPanel.Read(layout, typed, course.Axis, today) : [TypedReading.Of(layout, typed, course.Axis, today)];
        List<FieldProblem> problems = [.. readings.SelectMany(r => r.Problems)];
        var remarks = readings.SelectMany(r => r.Remarks).DistinctBy(r => r.Key).ToDictionary(StringComparer.Ordinal);
        NewFinding[] findings = [.. readings.Select(r => r.Finding).OfType<NewFinding>()];
        if (!problems.Exists(p => p.Refuses))
            problems.AddRange(EntryDoubts.Of(layout, readings, course, typed[TypedFinding.SureField].Length > 0));
        if (problems.Count == 0 && typed[TypedFinding.SureField].Length == 0 && findings.FirstOrDefault(f => IsOnRecord(f, course)) is not null)
            problems.Add(new(TypedFinding.DayField, null, "W_ENTRY_TWICE", T("The same is on record already, of the same day. Leave the page, or say below that it is meant so.")));
        return problems.Count > 0 ? new([], problems, remarks) : new(findings, [], remarks);
    }

    private static bool IsOnRecord(NewFinding entered, DiseaseCourse course)
    {
        var succession = Succession.Of(course.Findings);
        return course.Findings.Any(f => f.Content.Kind == entered.Content.Kind && f.Happened == entered.Happened && succession.IsInForce(f) && FindingKinds.Write(f.Content) == entered.ContentJson);
    }
}
