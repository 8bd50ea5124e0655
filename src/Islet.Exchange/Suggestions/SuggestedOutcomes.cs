using Islet.Course;

namespace Islet.Exchange;

/// <summary>Whether a patient lives, and times to an event that a sheet states.</summary>
internal sealed class SuggestedOutcomes(IReadOnlyList<TakenColumn> taken, bool dated, SuggestionNotes notes, SuggestedLists lists)
{
    private static readonly FindingMember Alive = FindingForm.Of("VitalStatus")!["alive"]!;

    public IEnumerable<FindingMap> All()
    {
        if (Vital() is { } vital)
            yield return vital;
        if (Progression() is { } progression)
            yield return progression;
    }

    private FindingMap? Vital()
    {
        var all = taken.Where(t => t.Meaning.Kind is "@status" or "@event").OrderByDescending(t => t.Meaning.Kind == "@status" && t.Words.Any())
            .ThenByDescending(t => t.Words.Any(w => MemberWords.Meaning(Alive, Plain(w.Word)) is not null)).ToList();
        if (all is not [var status, ..])
            return null;
        var sheet = status.Sheet;
        var day = taken.FirstOrDefault(t => t.Sheet == sheet && t.Meaning is { Kind: "VitalStatus", IsDay: true });
        var months = taken.FirstOrDefault(t => t.Sheet == sheet && t.Meaning.Kind == "@months");
        notes.Taken(status, "VitalStatus alive", Alive);
        foreach (var other in all.Skip(1).Where(o => o.Words.Any()))
            notes.Out(other, $"{status.Name} says already who lives");
        if (months is not null && !dated)
            notes.Columns.Add(new(sheet.Name, months.Name, "day of VitalStatus, in months", Confidence.Medium, "its name, and the file has no days"));
        else if (months is not null && day is not null)
            notes.Out(months, $"the time follows from the days ({day.Name})");
        var codes = Codes(status);
        return new()
        {
            Kind = "VitalStatus", Name = "vital_status", Sheet = taken.Any(t => t.Sheet != sheet) ? sheet.Name : null, Reported = MapReported.Unknown,
            When = day is not null ? new(day.Name) : months is not null && !dated ? new(months.Name, OffsetUnit.Months) : MapWhen.Unknown,
            Set = [new("alive", new FromColumn(status.Name) { List = codes.Count > 0 ? notes.List("alive", codes) : null })],
        };
    }

    private List<CodeMeaning> Codes(TakenColumn status)
    {
        var isEvent = status.Meaning.Kind == "@event";
        List<CodeMeaning> codes = [];
        List<string> asked = [];
        foreach (var (code, word) in status.Words)
        {
            var flag = WordList.Of("yes_no").Meaning(Plain(word));
            if (Plain(word) is "0" or "1")
                notes.Questions.Add($"Does {word} in column {status.Name} mean {(Plain(word) == "0" ? "alive" : "dead")}? The map takes it so.");
            if (flag is not null && (isEvent || Plain(word) is "0" or "1"))
                codes.Add(new(code, [flag == "true" ? "false" : "true"]));
            else if (MemberWords.Meaning(Alive, Plain(word)) is { } alive)
                codes.Add(new(code, [alive]));
            else if (!MissingValue.Is(word))
                asked.Add(word);
        }
        if (isEvent && codes.Count > 0)
            notes.Questions.Add($"Is {status.Name} true of the dead? The map takes it so.");
        notes.Ask(status, asked, "alive or dead");
        return codes;
    }

    private FindingMap? Progression()
    {
        var (months, ended) = (taken.FirstOrDefault(t => t.Meaning.Kind == "@pfs_months"), taken.FirstOrDefault(t => t.Meaning.Kind == "@pfs_event"));
        if (months is null)
            return null;
        var form = FindingForm.Of("ReportedOutcome")!;
        var start = taken.FirstOrDefault(t => t.Sheet == months.Sheet && t.Meaning is { Kind: "ReportedOutcome", IsDay: true, Pattern: null });
        notes.Taken(months, "ReportedOutcome months (pfs)", form["months"]!);
        List<MemberMap> set = [new("endpoint", new FixedValue(["pfs"])), new("months", new FromColumn(months.Name))];
        if (ended is not null && ended.Sheet == months.Sheet)
        {
            notes.Taken(ended, "ReportedOutcome event (pfs)", form["event"]!);
            set.Add(new("event", new FromColumn(ended.Name) { List = lists.Of(ended, form["event"]!, []) }));
        }
        return new()
        {
            Kind = "ReportedOutcome", Name = "pfs", Sheet = taken.Any(t => t.Sheet != months.Sheet) ? months.Sheet.Name : null, Reported = MapReported.Unknown,
            When = start is not null ? new(start.Name) : dated ? MapWhen.Unknown : MapWhen.AtOrigin, Set = set,
        };
    }

    /// <summary>The word of 0:LIVING.</summary>
    private static string Plain(string text) => text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? text[(colon + 1)..].Trim() : text;
}
