using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>A group of facts under one heading of a patient's page.</summary>
public sealed record FactGroup(string Title, IReadOnlyList<FactLine> Lines);

/// <summary>What a patient's page shows of one view of the course.</summary>
public sealed class PatientSheet
{
    private static readonly (string Title, Fact[] Facts)[] Layout =
    [
        (N("Patient"), [Fact.Sex, Fact.AgeAtDiagnosisYears, Fact.AgeYears, Fact.VitalStatus, Fact.CauseOfDeath, Fact.Center, Fact.Country]),
        (N("Tumour"), [Fact.PrimarySite, Fact.DigestivePrimary, Fact.FunctioningStated, Fact.FunctionalSyndrome, Fact.PrimaryTumorSizeCm, Fact.ResectionMargin]),
        (N("Tissue and grade"), [Fact.Differentiation, Fact.Ki67Percent, Fact.MitosesPer2mm2, Fact.NetGrade, Fact.ReportedGrade, Fact.WhoEdition, Fact.SpecimenType, Fact.SpecimenSite]),
        (N("Extent"), [Fact.TCategory, Fact.NCategory, Fact.MCategory, Fact.StageUicc, Fact.StageEnets, Fact.ExtrapancreaticSpread, Fact.LiverMetastases]),
        (N("Receptor imaging"), [Fact.SstrPetResult, Fact.SstrStatus]),
    ];

    private static readonly HashSet<Fact> Placed = [.. Layout.SelectMany(group => group.Facts)];

    private static readonly HashSet<Fact> AlwaysShown = [.. AskedOfEveryPatient.Facts];

    private PatientSheet(Snapshot snapshot)
    {
        Snapshot = snapshot;
        History = History.Of(snapshot.Findings);
        Lines = TherapyLines.Of(snapshot);
        Changes = Recharacterizations.Of(snapshot);
        FactLine Line(Fact fact) => FactLine.Of(fact, snapshot, History.Entry);
        var others = Fact.All.Where(fact => !Placed.Contains(fact)).Select(Line).ToList();
        Groups =
        [
            .. Layout.Select(group => new FactGroup(T(group.Title), [.. group.Facts.Select(Line).Where(line => IsShown(line) && !SaysNothingNew(line, snapshot))])),
            new(T("Other"), [.. others.Where(line => line.IsKnown && !line.Fact.IsDerived || line.State.Reason is not null and not UnknownReason.NotRecorded)]),
        ];
        NotRecorded = [.. others.Where(line => !line.IsKnown && !line.Fact.IsDerived && line.State.Reason is UnknownReason.NotRecorded).GroupBy(line => line.Fact.Group)
            .Select(group => new FactGroup(group.Key, [.. group]))];
    }

    public Snapshot Snapshot { get; }

    public History History { get; }

    public Ki67Trajectory Ki67 => Changes.Proliferation;

    public TherapyLines Lines { get; }

    public Recharacterizations Changes { get; }

    public IReadOnlyList<FactGroup> Groups { get; }

    /// <summary>What the vocabulary could hold of a patient and nobody recorded of this one.</summary>
    public IReadOnlyList<FactGroup> NotRecorded { get; }

    public DiseaseCourse Course => Snapshot.Course;

    /// <summary>The finding of the patient's death, where the view sees one.</summary>
    public Finding? Died => DeathIn(Snapshot);

    public static Finding? DeathIn(Snapshot snapshot) => snapshot[Fact.VitalStatus] is { Value: FactValue.Word { Value: "dead" }, From: [.., var death] } ? death : null;

    public static PatientSheet Of(DiseaseCourse course, View view) => new(new Snapshot(course, view));

    /// <summary>Who and what, in one line: only what is known.</summary>
    public string Summary => SummaryLine.Of(Snapshot);

    /// <summary>The written grade says otherwise than the computed one; both stay.</summary>
    public bool GradesDisagree => NenClass.Of(Snapshot).ReportSaysOtherwise;

    /// <summary>The fine list of primaries with the same word as the coarse one; the age today of somebody who died.</summary>
    private static bool SaysNothingNew(FactLine line, Snapshot snapshot) =>
        line.Fact == Fact.DigestivePrimary && line.State.Value is { } fine && fine.Equals(snapshot[Fact.PrimarySite].Value)
        || line.Fact == Fact.AgeYears && snapshot[Fact.VitalStatus].Value is FactValue.Word { Value: "dead" };

    private static bool IsShown(FactLine line) =>
        line.IsKnown || line.IsOpen || AlwaysShown.Contains(line.Fact) || line.State.Reason is not null and not UnknownReason.NotRecorded;
}

/// <summary>A patient in one line, as a tumour board would say it.</summary>
public static class SummaryLine
{
    private const int SilentAfterDays = 183, LongAgoDays = 61; // [H] half a year without an entry; two months since the patient was seen

    public static string Of(Snapshot s)
    {
        string? Known(Fact fact) => s.Reader(fact).Value is { } value ? FactWords.Value(fact, value, fact.IsDerived ? FactState.NotRecorded : s[fact]) : null;
        var who = Code(s, Fact.Sex) switch { "female" => T("Woman"), "male" => T("Man"), _ => T("Patient, sex unknown") };
        var age = Age(s, Known(Fact.AgeAtDiagnosisYears));
        var stage = Known(Fact.StageUicc) is { } group ? $", {ExtentNow.StageLabel("UICC/AJCC stage " + group, ExtentNow.StagingOf(Fact.StageUicc, s), s)}" : T(", stage unknown");
        var extent = Known(Fact.DiseaseStatus) is { } status && PatientSheet.DeathIn(s) is null ? T($", now {status}") : PatientSheet.DeathIn(s) is null ? ExtentNow.CameBack(s) ?? "" : "";
        return $"{who}{age}; {Tumour(s, Known)}{stage}{extent}{Fitness(s)}; {Status(s, Known(Fact.VitalStatus))}{Silence(s)}.";
    }

    /// <summary>", 90 years (81 at diagnosis)"; of somebody who died, and of whom no birth is on record, the age at diagnosis alone.</summary>
    private static string Age(Snapshot s, string? atDiagnosis) => (PatientSheet.DeathIn(s) is null ? AgeWords.Today(s) : null, atDiagnosis) switch
    {
        ({ } today, { } then) => T($", {today} years ({then} at diagnosis)"),
        ({ } today, null) => T($", {today} years (age at diagnosis unknown)"),
        (null, { } then) => T($", {then} years at diagnosis"),
        (null, null) => T(", age at diagnosis unknown"),
    };

    /// <summary>Of the living; with its day, for it holds a month.</summary>
    private static string Fitness(Snapshot s) => PatientSheet.DeathIn(s) is null && s[Fact.EcogPs] is { Value: { } ecog, From: [.., var said] } ? T($"; ECOG {FactWords.Value(ecog)} ({Numbers.When(said.Happened, s.Course.Axis)})") : "";

    /// <summary>Half a year without an entry is said: what follows is not of today. What a board is asked, puts off or decides tells nothing new of the patient.</summary>
    private static string Silence(Snapshot s)
    {
        if (s.Course.Axis.Kind is not AxisKind.Calendar || PatientSheet.DeathIn(s) is not null)
            return "";
        var last = s.Findings.Where(f => f.IsVisible && f.Finding.Content is not (BoardReferral or Deferral or BoardDecision) && f.Finding.Content.Timing is not Timing.Lifelong && f.Finding.Happened.IsKnown).Select(f => f.Finding).MaxBy(f => (f.Happened.Last!.Value.Days, f.Id));
        return last is null || AxisPoint.DaysBetween(last.Happened.Last!.Value, s.View.Effective) <= SilentAfterDays ? ""
            : last.Happened == (s[Fact.VitalStatus].From is [.., var seen] ? seen.Happened : When.Unknown) ? T("; no entry since") : T($"; no entry since {Numbers.When(last.Happened, s.Course.Axis)}");
    }

    private static string Tumour(Snapshot s, Func<Fact, string?> known)
    {
        var site = Code(s, Fact.PrimarySite) switch { null => T("neuroendocrine neoplasm of unknown site"), "pancreas" => T("pancreatic"), "occult" => T("occult primary,"), _ => $"{known(Fact.PrimarySite)}," };
        var nen = NenClass.Of(s);
        var grade = nen switch
        {
            { Kind: "NEC" or "MiNEN" } => "",
            { Grades.Count: > 0 } => " " + Listed.Or(nen.Grades.Select(FactWords.Value)),
            { IsOpen: true } => T(", grade open until a person says which specimen speaks"),
            _ => T(", grade unknown"),
        };
        var ki67 = known(Fact.Ki67Percent) is not { } percent ? "" : s[Fact.Ki67Percent].From is [{ Happened: { IsKnown: true } day }, ..] ? T($" (Ki-67 {percent} %, {Numbers.When(day, s.Course.Axis)})") : T($" (Ki-67 {percent} %)");
        return known(Fact.PrimarySite) is null ? $"{site}{grade}{ki67}" : $"{site} {nen.Kind}{grade}{ki67}";
    }

    private static string? Code(Snapshot s, Fact fact) => s.Reader(fact).Value is FactValue.Word word ? word.Value : null;

    private static string Status(Snapshot s, string? status) => (status, s[Fact.VitalStatus].From) switch
    {
        (null, _) => T("vital status unknown"),
        ({ } word, [{ Happened: { Last: { } last } day }, ..]) when Code(s, Fact.VitalStatus) == "alive" && (int)AxisPoint.DaysBetween(last, s.View.Effective) is > LongAgoDays and var days =>
            T($"last seen {word} {Numbers.When(day, s.Course.Axis)}, {Numbers.Age(days)} ago"),
        ({ } word, [{ Happened: { IsKnown: true } day }, ..]) => $"{(Code(s, Fact.VitalStatus) == "dead" ? T("died") : word)} {(day.Day is null ? "" : T("on "))}{Numbers.When(day, s.Course.Axis)}",
        ({ } word, _) => word,
    };
}
