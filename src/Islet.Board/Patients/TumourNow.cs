using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>One line of what the tumour is now.</summary>
/// <param name="Value">What holds, or why it is not known.</param>
/// <param name="Beside">What must be read with it.</param>
/// <param name="From">The findings that it rests on.</param>
public sealed record NowLine(string Label, string Value, bool IsKnown, IReadOnlyList<string> Beside, IReadOnlyList<FindingEntry> From)
{
    /// <summary>Facts that the line rests on: the age of <see cref="From"/> and whether it is stale are theirs.</summary>
    public IReadOnlyList<Fact> Reads { get; init; } = [];

    /// <summary>Facts shown by themselves under the line, known or not.</summary>
    public IReadOnlyList<FactLine> Facts { get; init; } = [];
}

/// <summary>What the tumour is now: grade, function, receptors, stage, lines; each with what must not be left out beside it.</summary>
public static class TumourNow
{
    private const int MostStages = 3; // more than these possible say nothing

    public static IReadOnlyList<NowLine> Of(PatientSheet sheet) => [Grade(sheet), Functioning(sheet), Receptors(sheet), Uicc(sheet), Enets(sheet), ExtentNow.Of(sheet), Lines(sheet)];

    /// <param name="withTissue">Names the tissue that speaks, where no line of its own does.</param>
    internal static NowLine Grade(PatientSheet sheet, bool withTissue = true)
    {
        var (nen, choice, edition) = (NenClass.Of(sheet.Snapshot), sheet.Ki67.Choice, sheet.Snapshot[Fact.WhoEdition].Value);
        var grades = Listed.Or(nen.Grades.Select(FactWords.Value));
        var value = nen switch
        {
            { IsOpen: true } => T("open until a person says which specimen speaks"),
            { Kind: "NEC" } => T("NEC"),
            { Grades.Count: > 0 } => $"{nen.Kind} {grades}",
            _ => T($"{nen.Kind}, grade unknown"),
        };
        return new(T("Grade"), value, !nen.IsOpen && (nen.Kind == "NEC" || nen.Grades.Count == 1),
        [
            .. nen.Kind == "NEC" || nen.Grades.Count == 0 ? [] : new[] { edition is { } written ? T($"reported by WHO {FactWords.Value(written)}") : T("edition of the report not stated") },
            .. withTissue && choice.Governing is { } governing ? new[] { T($"speaks: {Tissue(governing, sheet)}") } : [],
            .. !nen.IsOpen ? [] : withTissue ? sheet.Snapshot.OpenTissue.OrderBy(f => f.Happened.First?.Days ?? 0).Select(f => TissueWords.Specimen(f, sheet)) : [],
            .. nen.IsOpen ? [] : choice.Governing is null || sheet.Ki67.Points.Count(p => p.IsEvaluable) > 1 ? Others(choice, sheet) : [],
            .. sheet.Ki67.HigherBefore is { } higher ? new[] { T($"lower than before: {Tissue(higher, sheet)}; a lower re-biopsy may be another clone and downgrades nothing") } : [],
            .. Where(nen.ReportSaysOtherwise, T("the pathologist's grade and the one from Ki-67 and mitoses differ")),
        ], Entries(sheet, choice.Governing?.Read)) { Reads = [Fact.Ki67Percent, Fact.ReportedGrade] };
    }

    private static IEnumerable<string> Where(bool holds, string said)
    {
        if (holds)
            yield return said;
    }

    private static IEnumerable<string> Others(TissueChoice choice, PatientSheet sheet) => new[] { (T("latest"), choice.Latest), (T("highest"), choice.Highest), (T("primary"), choice.Primary), (T("metastasis"), choice.Metastasis) }
        .Where(t => t.Item2 is not null).GroupBy(t => t.Item2!.Read.Id).Select(same => $"{Listed.And(same.Select(t => t.Item1))}: {Tissue(same.First().Item2!, sheet)}");

    private static string Tissue(Ki67Point point, PatientSheet sheet) =>
        TissueWords.Joined($"Ki-67 {TissueWords.Percent(point)} %", TissueWords.Kind(point.Specimen), TissueWords.Lesion(point.Specimen), Numbers.When(point.Day, sheet.Course.Axis))!;

    internal static NowLine Functioning(PatientSheet sheet)
    {
        var status = FunctioningStatus.Of(sheet.Snapshot.Reader);
        return new(T("Functioning"), HormoneWords.Functioning(status, sheet.Snapshot), status.Status is not null,
        [
            .. FunctioningStatus.OperatedSince(sheet.Snapshot) is { } cut && status.Status is Clinic.Functioning.Functioning
                ? new[] { cut.Happened.First <= sheet.Snapshot[Fact.FunctionalSyndrome].From[^1].Happened.Last
                    ? T($"judged around the {FactWords.Word(((Procedure)cut.Content).Name)} of {Numbers.When(cut.Happened, sheet.Course.Axis)}; whether it came back nobody has said since")
                    : T($"judged before the {FactWords.Word(((Procedure)cut.Content).Name)} of {Numbers.When(cut.Happened, sheet.Course.Axis)}; whether it came back nobody has said since") } : [],
            .. Where(status.Controlled.Answer is Answer.Yes, T("no symptoms now: controlled, not absent")),
            .. Where(status.SourceDisagrees.Answer is Answer.Yes, T("the source's own word says otherwise")),
        ], Entries(sheet, [.. sheet.Snapshot[Fact.FunctionalSyndrome].From])) { Reads = [Fact.FunctionalSyndrome] };
    }

    internal static NowLine Receptors(PatientSheet sheet)
    {
        var said = ReceptorStatement.Of(sheet.Snapshot);
        return new(T("Receptors"), HormoneWords.Receptors(said), said.Receptor.Value is not null, [.. new[] { HormoneWords.WithoutDisease("SSTR-PET", T("SSTR-PET"), sheet.Snapshot) }.OfType<string>(), .. HormoneWords.Discordant(said, sheet.Snapshot[Fact.FdgPetResult], sheet.Course.Axis)],
            Entries(sheet, [.. sheet.Snapshot[Fact.SstrPetResult].From, .. sheet.Snapshot[Fact.FdgPetResult].From])) { Reads = [Fact.SstrPetResult, Fact.FdgPetResult] };
    }

    internal static NowLine Uicc(PatientSheet sheet) => Stage(sheet, Fact.StageUicc, StageComparison.Uicc(sheet.Snapshot));

    internal static NowLine Enets(PatientSheet sheet) => Stage(sheet, Fact.StageEnets, StageComparison.Enets(sheet.Snapshot));

    /// <summary>Stated and computed side by side; where no source states a stage, the one that follows from T, N and M.</summary>
    private static NowLine Stage(PatientSheet sheet, Fact fact, StageComparison stage)
    {
        var line = FactLine.Of(fact, sheet.Snapshot, sheet.History.Entry);
        var computed = stage.Computed.Count is > 0 and <= MostStages ? Listed.Or(stage.Computed) : null;
        var edition = stage.Edition is { } written ? T($"edition {written}") : T("edition not said");
        return new(ExtentNow.StageLabel(line.Label, (stage.Stated ?? computed) is null ? null : ExtentNow.StagingOf(fact, sheet.Snapshot), sheet.Snapshot), stage.Stated ?? computed ?? T($"unknown: {line.Why}"), stage.Stated is not null || stage.Computed.Count == 1,
        [
            .. Where(stage.Stated is not null, T($"as stated, {edition}")),
            .. Where(computed is not null, stage.Stated is null ? T($"computed from T, N and M ({stage.System}); no source states it") : T($"from T, N and M, {stage.System}: {computed}")),
            .. Where(stage.Disagrees.Answer is Answer.Yes, T("stated and computed disagree")),
            .. Where(stage.OneSystemOnly, T("a group that UICC 8 and ENETS do not share: not to be read in the other system")),
        ], line.Source is { } source ? [source] : []) { Reads = [fact] };
    }

    internal static NowLine Lines(PatientSheet sheet)
    {
        IReadOnlyList<string> last = sheet.Lines.Lines is [.., var line] ? [LastLine(line, sheet.Snapshot)] : [];
        return new(T("Lines of therapy"), LineWords.Count(sheet.Lines), sheet.Lines.Count is not null, last, []);
    }

    /// <summary>A line runs only where no stop, no rule and no death ended it before the day of the view.</summary>
    public static string LastLine(TherapyLine line, Snapshot snapshot)
    {
        var (drugs, start) = (TimelineWords.Drugs(line), Numbers.When(line.Start, snapshot.Course.Axis));
        if (line.Stop is { } stop)
            return T($"last: {drugs}, {start} to {Numbers.When(stop.Happened, snapshot.Course.Axis)}; none recorded since");
        if (line.End is { } end && end < snapshot.View.Effective)
            return T($"last: {drugs}, from {start}, end not recorded ({DrugEpisode.PrrtDaysAfterInjection.ToString(System.Globalization.CultureInfo.InvariantCulture)} days after the last dose are taken for it); none recorded since");
        return PatientSheet.DeathIn(snapshot) is null ? T($"running: {drugs}, since {start}; no end recorded") : T($"last: {drugs}, from {start}, no end recorded before the death");
    }

    private static IReadOnlyList<FindingEntry> Entries(PatientSheet sheet, params IEnumerable<Finding?> findings) =>
        [.. findings.OfType<Finding>().Select(sheet.History.Entry).OfType<FindingEntry>().DistinctBy(e => e.Number)];
}
