using Islet.Course;
using Islet.Registry;

namespace Islet.Web;

/// <summary>What a version says otherwise than the one before it.</summary>
public sealed record MemberChange(string Label, string Before, string After);

/// <summary>One version of a finding.</summary>
/// <param name="Number">Its place in the course, from 1.</param>
/// <param name="Reason">As its recorder gave it; null: none was asked.</param>
/// <param name="Changes">Against the version before it; empty for the first.</param>
public sealed record FindingVersion(int Number, Finding Finding, string? Reason, IReadOnlyList<MemberChange> Changes)
{
    public FindingText Text => FindingWords.Of(Finding.Content);
}

/// <summary>Everything that was ever recorded as one finding: its first entry and all that replaced it, oldest first.</summary>
public sealed record FindingVersions(IReadOnlyList<FindingVersion> All)
{
    public FindingVersion Latest => All[^1];

    /// <summary>Nothing stands: the last word is that it was never true.</summary>
    public bool IsWithdrawn => Latest.Finding.IsWithdrawal;

    /// <param name="number">Place of any version in the course, from 1.</param>
    /// <returns>Null where the course has no such finding.</returns>
    public static FindingVersions? Of(DiseaseCourse course, int number, IReadOnlyList<Batch> batches)
    {
        if (number < 1 || number > course.Findings.Count)
            return null;
        var reasons = batches.ToDictionary(b => b.Number, b => b.Reason);
        var numbered = course.Findings.Select((f, i) => (Finding: f, Number: i + 1)).ToDictionary(f => f.Finding.Id);
        var next = course.Findings.Where(f => f.Supersedes is not null).ToDictionary(f => f.Supersedes!.Value);
        var (first, met) = (course.Findings[number - 1], new HashSet<FindingId>());
        while (first.Supersedes is { } older && numbered.TryGetValue(older, out var found) && met.Add(older))
            first = found.Finding;
        List<FindingVersion> versions = [];
        for (Finding? one = first, before = null; one is not null && versions.Count < numbered.Count; before = one, one = next.GetValueOrDefault(one.Id))
            versions.Add(new(numbered[one.Id].Number, one, reasons.GetValueOrDefault(one.Recorded.Batch), before is null ? [] : Changes(before, one)));
        return new(versions);
    }

    /// <summary>Member by member, in the words of the form.</summary>
    public static IReadOnlyList<MemberChange> Changes(Finding before, Finding after)
    {
        if (after.IsWithdrawal || before.Content.Kind != after.Content.Kind || EntryLayouts.Of(after.Content.Kind) is not { } layout)
            return [];
        var (old, now) = (MemberText.Of(layout, before.Happened, before.Reported, before.Content), MemberText.Of(layout, after.Happened, after.Reported, after.Content));
        return [.. Parts(layout).Where(part => part.Said(old) != part.Said(now)).Select(part => new MemberChange(part.Label, part.Said(old), part.Said(now)))];
    }

    /// <summary>What a person may decide on by itself, where two versions stand against each other.</summary>
    public static IReadOnlyList<EntryPart> Parts(EntryLayout layout) =>
    [
        new(layout.Happened, [TypedFinding.DayField], form => form[TypedFinding.DayField]),
        new(T("Reported"), [TypedFinding.ReportedField, TypedFinding.ReportedDayField], ReportedOf),
        new(T("Stated by"), [TypedFinding.ByField], form => Enum.TryParse<StatedBy>(form[TypedFinding.ByField], out var by) ? FindingWords.By(by) : form[TypedFinding.ByField]),
        new(T("Tumour"), [TypedFinding.TumourField], form => form[TypedFinding.TumourField]),
        .. layout.Fields.Select(field => new EntryPart(EntryWords.Label(field), [field.Id], form => EntryWords.Said(field, field.TextsIn(form)))),
    ];

    private static string ReportedOf(FormText form) => form[TypedFinding.ReportedDayField] is { Length: > 0 } day ? day : form[TypedFinding.ReportedField] switch
    {
        TypedFinding.SameDay => T("on the same day"),
        TypedFinding.NotKnown => T("day not known"),
        var other => other,
    };
}

/// <summary>A part of a form that is taken from the one version or the other as a whole.</summary>
/// <param name="Fields">The controls that say it.</param>
public sealed record EntryPart(string Label, IReadOnlyList<string> Fields, Func<FormText, string> Said);
