using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>How landmarks, their criteria and what followed are said.</summary>
public static class LandmarkWords
{
    public static string Label(SimilarBy by) => by switch
    {
        SimilarBy.Class => T("Class and grade"),
        SimilarBy.Lines => T("Systemic lines begun"),
        SimilarBy.Receptors => FactWords.Label(Fact.SstrStatus),
        SimilarBy.Site => FactWords.Label(Fact.PrimarySite),
        SimilarBy.Ki67 => T("Ki-67 index"),
    };

    public static string Value(SimilarBy by, string word) => by switch
    {
        SimilarBy.Class => word switch { "net_g1" => "NET G1", "net_g2" => "NET G2", "net_g3" => "NET G3", "nec" => "NEC", "mi_nen" => "MiNEN", _ => FactWords.Word(word) },
        SimilarBy.Lines => word switch { "0" => T("none"), "3+" => T("three or more"), _ => word },
        SimilarBy.Ki67 => word switch { "g1" => T("under 3 %"), "low_g2" => T("3 to 10 %"), "high_g2" => T("above 10 to 20 %"), _ => T("above 20 %") },
        SimilarBy.Receptors or SimilarBy.Site => FactWords.Word(word),
    };

    /// <summary>"PRRT with SSA"; null: none on record.</summary>
    public static string Treatment(string? classes) => classes is null ? T("no systemic line on record since") : string.Join(" + ", classes.Split('+').Select(FactWords.Word));

    public static string Done(bool? done) => done switch { true => T("done"), false => T("not done"), null => T("nobody recorded whether") };

    /// <summary>In the order in which it happened; what never happened, and the last that is known, at the end.</summary>
    /// <param name="today">Decided on the day of reading: what ran, and that nothing can have followed yet.</param>
    public static IReadOnlyList<string> After(Followed after, bool today = false)
    {
        List<(int Days, string Says)> happened = [];
        if (after is { Running: { } running, RunningDays: { } since })
            happened.Add((-since, T($"{FactWords.Sentence(Treatment(running))}, begun {Numbers.Age(since)} before, running on the day")));
        if (after.NextLineDays is { } begun)
            happened.Add((begun, T($"{FactWords.Sentence(Treatment(after.NextLine))} {Span(begun)}")));
        if (after is { Response: { } response, NextLineDays: { } line })
            happened.Add((line, T($"Best response of that line: {ResponseWords.Worded(response).Said()}, RECIST 1.1")));
        if (after.ProgressionDays is { } progression)
            happened.Add((progression, T($"Progression {Span(progression)}")));
        var said = happened.OrderBy(one => one.Days).Select(one => one.Says);
        return today ? [.. said, T("Decided today: what follows is still to come")]
            : [.. said, .. after.NextLineDays is null ? [FactWords.Sentence(Treatment(null))] : (string[])[], .. after.ProgressionDays is null ? [T("No progression on record since")] : (string[])[], Life(after.Survival)];
    }

    /// <summary>Death or the last day seen alive, counted from the landmark.</summary>
    public static string Life(TimeToEvent survival) => survival switch
    {
        { Excluded: NoOutcome.VitalStatusNotRecorded or NoOutcome.EndBeforeStart } => T("Not seen since"),
        { Excluded: not null } => T("Whether the patient lived on is not known"),
        { Event: true } => T($"Died {Span((int)survival.Days)}"),
        _ => T($"Last seen alive {Span((int)survival.Days)}"),
    };

    private static string Span(int days) => days < 0 ? T($"begun {Numbers.Age(-days)} before, running on the day") : days == 0 ? T("on the same day") : T($"{Numbers.Age(days)} later");

    /// <summary>Why nothing is compared.</summary>
    public static string WhyNoComparison => T("Treatments are counted and not compared. Who was given what was chosen for reasons that the record does not hold, such as fitness, wish or pace of disease: a difference in survival between them would say how patients were chosen, not what a treatment does (confounding by indication).");

    /// <summary>Why time counts from the landmark.</summary>
    public static string WhyLandmark => T("Everybody here had lived to the day of a board. Who belongs is decided by what was known on that day alone, and time counts from it, so that nobody is counted for having lived long enough to be treated (Anderson, Cain and Gelber 1983).");

    /// <summary>What the counts cannot tell.</summary>
    public static string Limits => T("What this registry holds, in which what was not recorded is missing. Patients are alike in these criteria only. A later board of the same patient is not counted again. No figure here is a forecast for one patient.");
}
