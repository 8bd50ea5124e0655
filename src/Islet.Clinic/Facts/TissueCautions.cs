using Islet.Course;

namespace Islet.Clinic;

/// <summary>Cautions beside tissue and grade (facts.md section 5).</summary>
internal static class TissueCautions
{
    private static readonly Fact[] GradeFacts = [Fact.Ki67Percent, Fact.MitosesPer2mm2, Fact.ReportedGrade, Fact.NetGrade];

    public static Caution? NoKi67(Snapshot snapshot) => snapshot.Sight.Tissue.One is { } tissue && !snapshot[Fact.Ki67Percent].IsKnown
        ? new("C-KI67", [Fact.Ki67Percent], [tissue.Finding]) : null;

    /// <summary>Both counts say another grade than the report, or the only one known says a lower.</summary>
    public static Caution? Grade(Snapshot snapshot)
    {
        if (snapshot[Fact.ReportedGrade] is not { Value: FactValue.Word { Value: var written } } report)
            return null;
        List<string> counts = [.. ((Fact[])[Fact.GradeByKi67, Fact.GradeByMitoses]).Select(f => snapshot.Reader(f).Value).OfType<FactValue.Word>().Select(w => w.Value).Order(StringComparer.Ordinal)];
        var conflict = counts switch
        {
            [_, var higher] => higher != written,
            [var only] => string.CompareOrdinal(only, written) < 0,
            _ => false,
        };
        return conflict ? new("C-GRADE", GradeFacts, [report.From[0]]) : null;
    }

    public static Caution? Open(Snapshot snapshot) => snapshot.Sight.Tissue.IsOpen
        ? new("C-GRADE-OPEN", GradeFacts, [.. snapshot.Sight.Tissue.Candidates.Select(s => s.Finding)]) : null;

    /// <summary>Above it the cut-off of the NORDIC NEC study, which NET G3 seldom reach: Sorbye et al., Ann Oncol 2013;24:152–160. As a question about differentiation it is a house choice [H].</summary>
    private const decimal VeryHighPercent = 55;

    /// <summary>Called well differentiated and growing as carcinomas do: the question is whether that was reviewed. Nothing is graded by it (PATH-10).</summary>
    public static Caution? VeryHigh(Snapshot snapshot) => snapshot.Sight.Tissue.One is { } tissue && snapshot.Word(Fact.Differentiation) is "well" && snapshot[Fact.Ki67Percent].Value is FactValue.Number { Value: > VeryHighPercent }
        ? new("C-KI67-HIGH", [Fact.Differentiation, Fact.Ki67Percent, Fact.NetGrade], [tissue.Finding]) : null;

    /// <summary>With the last progression that is certainly after the tissue.</summary>
    public static Caution? Old(Snapshot snapshot) => snapshot.Sight.Tissue.One is { } tissue && Progressions.LastAfter(snapshot.Sight.End(tissue.Finding), snapshot.Sight) is { } last
        ? new("C-TISSUE-OLD", [Fact.Ki67Percent, Fact.Differentiation, Fact.NetGrade], [tissue.Finding, last]) : null;

    /// <summary>A bare NEC or G3 of the edition of 2010.</summary>
    public static Caution? OldEdition(Snapshot snapshot)
    {
        List<Finding> old = [.. snapshot.Sight.Tissue.Candidates.Select(s => s.Finding).Where(f => f.Content is Specimen { WhoEdition: "2010", Differentiation: null } s
            && (s.ReportedGrade is Islet.Course.Grade.G3 || s.AsWritten?.Values.Any(written => written.Contains("NEC", StringComparison.Ordinal)) is true))];
        return old.Count > 0 && !snapshot[Fact.Differentiation].IsKnown ? new("C-OLD-NEC", [Fact.Differentiation, Fact.ReportedGrade], old) : null;
    }
}
