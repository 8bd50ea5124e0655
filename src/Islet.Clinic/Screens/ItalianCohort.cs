using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// Who belongs to the Italian cohort of treatment sequences. Panzuto et al., J Clin Med 2024;13:2074, section 2.1 and, for investigational agents, 3.1 (36 of 237
/// excluded).
/// </summary>
public static class ItalianCohort
{
    public static Screen Screen { get; } = new("Italian sequencing cohort", "Panzuto et al., J Clin Med 2024;13:2074, sections 2.1 and 3.1",
    [
        Criterion.Of("well-differentiated pancreatic NET, by histology", "primary_site = pancreas and differentiation = well"),
        new("no familial NEN syndrome", Sporadic),
        new("two or more consecutive lines", TwoLines),
        new("radiological progression before the change of treatment", ProgressedBeforeChange),
        new("approved agents only", Approved),
    ]);

    /// <summary>A syndrome that a source states without naming it excludes too.</summary>
    private static CriterionReading Sporadic(Snapshot snapshot)
    {
        var known = snapshot[Fact.KnownSyndrome];
        if (known.Value is { } syndrome)
            return new(Truth.Of(syndrome == FactValue.Of("none")), known.From);
        var stated = snapshot.Visible<Diagnosis>().Select(s => s.Finding).LastOrDefault(f => ((Diagnosis)f.Content).FamilialSyndrome is not null);
        return stated is null ? Open(Fact.KnownSyndrome) : new(Truth.Of(((Diagnosis)stated.Content).FamilialSyndrome is false), [stated]);
    }

    /// <summary>The least that there can be is enough for yes; fewer are known to be fewer only where the history is closed.</summary>
    private static CriterionReading TwoLines(Snapshot snapshot)
    {
        var lines = TherapyLines.Of(snapshot);
        var from = lines.Lines.Select(l => l.Boundary.Episode.Finding).ToList();
        return lines.Count switch
        {
            >= 2 => new(Truth.Yes, from),
            { } when !lines.IsLeast => new(Truth.No, [.. from, lines.LogClosed!]),
            _ => Open(Fact.SystemicLinesStarted),
        };
    }

    /// <summary>Of the first change: the paper's end points are those of the first two lines. That the call was by RECIST 1.1 no judgement says.</summary>
    private static CriterionReading ProgressedBeforeChange(Snapshot snapshot) => TherapyLines.Of(snapshot).Lines is [var first, _, ..]
        ? first.Progression is { } progression ? new(Truth.Yes, [progression], "radiological; by which criterion is not asked") : Open(Fact.ProgressiveDisease)
        : Open(Fact.SystemicLinesStarted);

    private static CriterionReading Approved(Snapshot snapshot)
    {
        var (said, from) = Investigational(snapshot);
        return said is { } investigational ? new(Truth.Of(!investigational), from)
            : Open(Fact.SystemicLinesStarted) with { Remark = "whether a drug was investigational is not recorded of every treatment" };
    }

    /// <summary>An investigational drug against the tumour by the day of the view; null: nobody says so, nor of every treatment that it was none.</summary>
    internal static bool? InvestigationalDrug(Snapshot snapshot) => Investigational(snapshot).Said;

    private static (bool? Said, IReadOnlyList<Finding> From) Investigational(Snapshot snapshot)
    {
        List<Finding> treatments = [.. snapshot.Visible<Treatment>().Select(s => s.Finding).Where(f => ((Treatment)f.Content).Purpose is not "symptom")];
        var investigational = treatments.Find(f => ((Treatment)f.Content).Investigational is true);
        return investigational is not null ? (true, [investigational])
            : treatments.Count > 0 && treatments.TrueForAll(f => ((Treatment)f.Content).Investigational is false) ? (false, treatments)
            : (null, []);
    }

    private static CriterionReading Open(Fact fact) => new(Truth.Of<bool>(null, FactSet.Of(fact), known => known), []);
}
