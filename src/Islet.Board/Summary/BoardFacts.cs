using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>What the tumour is, line by line, as a board asks for it: site, grade, Ki-67, stage, function, receptors, NETPET, burden, extent, treatment.</summary>
internal static class BoardFacts
{
    public static IReadOnlyList<BoardFact> Of(PatientSheet sheet) =>
    [
        Site(sheet),
        Of("grade", TumourNow.Grade(sheet, withTissue: false), sheet),
        Ki67(sheet),
        Of("stage_uicc", TumourNow.Uicc(sheet), sheet),
        Of("stage_enets", TumourNow.Enets(sheet), sheet),
        Of("functioning", TumourNow.Functioning(sheet), sheet),
        Of("receptors", TumourNow.Receptors(sheet), sheet),
        Of(Fact.NetpetScore, sheet),
        Burden(sheet),
        Extent(sheet),
        Of("therapy", TumourNow.Lines(sheet), sheet),
    ];

    /// <summary>One fact of the vocabulary as a line.</summary>
    public static BoardFact Of(Fact fact, PatientSheet sheet) => Of(fact.Name, FactLine.Of(fact, sheet.Snapshot, sheet.History.Entry), sheet);

    private static BoardFact Of(string code, FactLine line, PatientSheet sheet) =>
        new(code, line.Label, line.IsKnown || line.IsOpen ? line.Value + (line.Unit is { } unit ? " " + unit : "") : T($"unknown: {line.Why}"), line.IsKnown, line.Hints, Sources([line.Source], [line.Fact], sheet)) { Reads = [line.Fact] };

    private static BoardFact Of(string code, NowLine line, PatientSheet sheet) => new(code, line.Label, line.Value, line.IsKnown, line.Beside, Sources(line.From, line.Reads, sheet)) { Reads = line.Reads };

    private static List<BoardSource> Sources(IEnumerable<FindingEntry?> from, IReadOnlyList<Fact> facts, PatientSheet sheet) =>
        [.. from.OfType<FindingEntry>().Select(entry => BoardSource.Of(entry, facts, sheet.Snapshot))];

    /// <summary>The fine list of primaries beside the coarse one, where it says more.</summary>
    private static BoardFact Site(PatientSheet sheet)
    {
        var (coarse, fine) = (Of(Fact.PrimarySite, sheet), Of(Fact.DigestivePrimary, sheet));
        return coarse with { Label = T("Primary site"), Beside = fine.IsKnown && fine.Value != coarse.Value ? [fine.Value] : [] };
    }

    /// <summary>Of the tissue that speaks; while a person has to say which one does, that.</summary>
    private static BoardFact Ki67(PatientSheet sheet)
    {
        var fact = FactLine.Of(Fact.Ki67Percent, sheet.Snapshot, sheet.History.Entry);
        var line = Of("ki67", fact, sheet) with { Label = T("Ki-67") };
        if (fact.IsKnown)
            line = line with { Value = $"{fact.Value} %" };
        if (sheet.Snapshot.OpenTissue is { Count: > 0 } open)
            return line with { Value = T("open until a person says which specimen speaks"), Beside = [.. open.OrderBy(f => f.Happened.First?.Days ?? 0).Select(f => TissueWords.Specimen(f, sheet))], AsksWhichSpeaks = true };
        return sheet.Ki67.Choice.Governing is not { } point || !line.IsKnown ? line : line with
        {
            Beside = [.. new[] { TissueWords.Joined(TissueWords.Kind(point.Specimen), TissueWords.Lesion(point.Specimen)), TissueWords.Reader(point.Specimen) }.OfType<string>()],
            Sources = Sources([sheet.History.Entry(point.Read)], [Fact.Ki67Percent], sheet),
        };
    }

    private static BoardFact Burden(PatientSheet sheet)
    {
        var volume = Of(Fact.TumorVolume, sheet);
        BoardFact[] parts = [Of(Fact.LiverTumorBurdenPercent, sheet), Of(Fact.LiverMetsPattern, sheet)];
        return volume with { Code = "burden", Label = T("Burden"), Parts = [.. parts.Where(p => p.IsKnown)] };
    }

    private static BoardFact Extent(PatientSheet sheet)
    {
        var extent = ExtentNow.Of(sheet);
        return Of("extent", extent, sheet) with { Parts = [.. extent.Facts.Where(f => f.Fact != Fact.TumorVolume).Select(f => Of(f.Fact.Name, f, sheet) with { Beside = [.. f.Hints, .. InTheLiver(f, sheet)] })] };
    }

    /// <summary>No scan states it, and a progression was seen there: that is not nothing.</summary>
    private static IEnumerable<string> InTheLiver(FactLine line, PatientSheet sheet)
    {
        if (line.Fact == Fact.LiverMetastases && !line.IsKnown && ExtentNow.LastIn("liver", sheet.Snapshot) is { } seen)
            yield return T($"progression in the liver judged on {Numbers.When(seen.Happened, sheet.Course.Axis)}");
    }
}
