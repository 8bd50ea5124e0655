using Islet.Clinic;
using Islet.Course;

namespace Islet.Web;

/// <summary>One line of what the tumour is now.</summary>
/// <param name="Value">What holds, or why it is not known.</param>
/// <param name="Beside">What must be read with it.</param>
/// <param name="From">The findings that it rests on.</param>
public sealed record NowLine(string Label, string Value, bool IsKnown, IReadOnlyList<string> Beside, IReadOnlyList<FindingEntry> From);

/// <summary>What the tumour is now: grade, function, receptors, stage, lines; each with what must not be left out beside it.</summary>
public static class TumourNow
{
    private const int MostStages = 3; // more than these possible say nothing

    public static IReadOnlyList<NowLine> Of(PatientSheet sheet) => [Grade(sheet), Functioning(sheet), Receptors(sheet), Stage(sheet, Fact.StageUicc, StageComparison.Uicc(sheet.Snapshot)), Stage(sheet, Fact.StageEnets, StageComparison.Enets(sheet.Snapshot)), Lines(sheet)];

    private static NowLine Grade(PatientSheet sheet)
    {
        var (nen, choice, edition) = (NenClass.Of(sheet.Snapshot), sheet.Ki67.Choice, sheet.Snapshot[Fact.WhoEdition].Value);
        var grades = string.Join(" or ", nen.Grades.Select(FactWords.Value));
        var value = nen switch
        {
            { IsOpen: true } => "open until a person says which specimen speaks",
            { Kind: "NEC" } => "NEC",
            { Grades.Count: > 0 } => $"{nen.Kind} {grades}",
            _ => $"{nen.Kind}, grade unknown",
        };
        return new("Grade", value, !nen.IsOpen && (nen.Kind == "NEC" || nen.Grades.Count == 1),
        [
            .. nen.Kind == "NEC" || nen.Grades.Count == 0 ? [] : new[] { edition is { } written ? $"reported by WHO {FactWords.Value(written)}" : "edition of the report not stated" },
            .. choice.Governing is { } governing ? new[] { $"speaks: {Tissue(governing, sheet)}" } : [],
            .. choice.Governing is null || sheet.Ki67.Points.Count(p => p.IsEvaluable) > 1 ? Others(choice, sheet) : [],
            .. sheet.Ki67.HigherBefore is { } higher ? new[] { $"lower than before: {Tissue(higher, sheet)}; a lower re-biopsy may be another clone and downgrades nothing" } : [],
            .. Where(nen.ReportSaysOtherwise, "the pathologist's grade and the one from Ki-67 and mitoses differ"),
        ], Entries(sheet, choice.Governing?.Read));
    }

    private static IEnumerable<string> Where(bool holds, string said)
    {
        if (holds)
            yield return said;
    }

    private static IEnumerable<string> Others(TissueChoice choice, PatientSheet sheet) => new[] { ("latest", choice.Latest), ("highest", choice.Highest), ("primary", choice.Primary), ("metastasis", choice.Metastasis) }
        .Where(t => t.Item2 is not null).GroupBy(t => t.Item2!.Read.Id).Select(same => $"{string.Join(" and ", same.Select(t => t.Item1))}: {Tissue(same.First().Item2!, sheet)}");

    private static string Tissue(Ki67Point point, PatientSheet sheet) =>
        TissueWords.Joined($"Ki-67 {TissueWords.Percent(point)} %", TissueWords.Kind(point.Specimen), TissueWords.Lesion(point.Specimen), Numbers.When(point.Day, sheet.Course.Axis))!;

    private static NowLine Functioning(PatientSheet sheet)
    {
        var status = FunctioningStatus.Of(sheet.Snapshot.Reader);
        return new("Functioning", HormoneWords.Functioning(status), status.Status is not null,
        [
            .. Where(status.Controlled.Answer is Answer.Yes, "no symptoms now: controlled, not absent"),
            .. Where(status.SourceDisagrees.Answer is Answer.Yes, "the source's own word says otherwise"),
        ], Entries(sheet, [.. sheet.Snapshot[Fact.FunctionalSyndrome].From]));
    }

    private static NowLine Receptors(PatientSheet sheet)
    {
        var said = ReceptorStatement.Of(sheet.Snapshot.Reader);
        return new("Receptors", HormoneWords.Receptors(said), said.Receptor.Value is not null, [Fdg(said, sheet.Snapshot[Fact.FdgPetResult])],
            Entries(sheet, [.. sheet.Snapshot[Fact.SstrPetResult].From, .. sheet.Snapshot[Fact.FdgPetResult].From]));
    }

    /// <summary>An FDG PET that no longer speaks was recorded all the same: the reason says why it does not.</summary>
    private static string Fdg(ReceptorStatement said, FactState fdg) => said.Discordant is DiscordantDisease.FdgNotRecorded && fdg.Reason is { } reason and not UnknownReason.NotRecorded
        ? $"FDG PET unknown: {FactWords.Reason(reason)}" : HormoneWords.Discordant(said);

    /// <summary>Stated and computed side by side; where no source states a stage, the one that follows from T, N and M.</summary>
    private static NowLine Stage(PatientSheet sheet, Fact fact, StageComparison stage)
    {
        var line = FactLine.Of(fact, sheet.Snapshot, sheet.History.Entry);
        var computed = stage.Computed.Count is > 0 and <= MostStages ? string.Join(" or ", stage.Computed) : null;
        var edition = stage.Edition is { } written ? $"edition {written}" : "edition not said";
        return new(line.Label, stage.Stated ?? computed ?? $"unknown: {line.Why}", stage.Stated is not null || stage.Computed.Count == 1,
        [
            .. Where(stage.Stated is not null, $"as stated, {edition}"),
            .. Where(computed is not null, stage.Stated is null ? $"computed from T, N and M ({stage.System}); no source states it" : $"from T, N and M, {stage.System}: {computed}"),
            .. Where(stage.Disagrees.Answer is Answer.Yes, "stated and computed disagree"),
            .. Where(stage.OneSystemOnly, "a group that UICC 8 and ENETS do not share: not to be read in the other system"),
        ], line.Source is { } source ? [source] : []);
    }

    private static NowLine Lines(PatientSheet sheet)
    {
        var died = sheet.Snapshot[Fact.VitalStatus].Value is FactValue.Word { Value: "dead" };
        IReadOnlyList<string> last = sheet.Lines.Lines is [.., var line]
            ? [$"{(line.End is null && !died ? "running" : "last")}: {TimelineWords.Drugs(line)}, since {Numbers.When(line.Start, sheet.Course.Axis)}"] : [];
        return new("Lines of therapy", LineWords.Count(sheet.Lines), sheet.Lines.Count is not null, last, []);
    }

    private static IReadOnlyList<FindingEntry> Entries(PatientSheet sheet, params IEnumerable<Finding?> findings) =>
        [.. findings.OfType<Finding>().Select(sheet.History.Entry).OfType<FindingEntry>().DistinctBy(e => e.Number)];
}
