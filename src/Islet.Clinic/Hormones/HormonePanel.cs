using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// The hormones measured around a day, the latest result of each: the panel of a re-characterization (Mollazadegan et al. 2025, section 2.3).
/// </summary>
/// <param name="Results">Hormones, by name; an analyte that is none is not here.</param>
/// <param name="Markers">Chromogranin A and other general markers: shown, never counted as secretion.</param>
/// <param name="Required">The conditional hormones, and whether this patient's panel needs them.</param>
/// <param name="Symptoms">Syndromic symptoms; null: not known.</param>
/// <param name="Syndrome">The established syndrome, or what is known of it.</param>
/// <param name="Uncertain">Results that, by their partial dates, may lie within the days or outside them: not used.</param>
public sealed record HormonePanel(
    AxisPoint From, AxisPoint To, IReadOnlyList<HormoneResult> Results, IReadOnlyList<HormoneResult> Markers, IReadOnlyList<(string Hormone, Truth Holds)> Required,
    IReadOnlyList<string>? Symptoms, Possible Syndrome, IReadOnlyList<Finding> Uncertain)
{
    /// <summary>The findings behind the syndrome; empty where the caller did not hand them over.</summary>
    public IReadOnlyList<Finding> SyndromeFrom { get; init; } = [];

    public HormoneResult? this[string hormone]
    {
        get
        {
            for (var i = 0; i < Results.Count; i++)
                if (Results[i].Hormone == hormone)
                    return Results[i];
            return null;
        }
    }

    /// <summary>What the panel lacks of the study's list.</summary>
    public HormonePanelCheck Completeness => HormonePanelCheck.Of([.. Results.Concat(Markers).Select(r => r.Hormone)], Required);

    /// <summary>The tumour secretes it; unknown where it was not measured.</summary>
    public Truth Secretes(string hormone) => this[hormone]?.Secreted ?? default;

    /// <param name="snapshot">Of the day at which the patient's drugs, symptoms and syndrome are asked; the laboratory results are those of the days between.</param>
    public static HormonePanel Around(Snapshot snapshot, AxisPoint from, AxisPoint to) =>
        Of(snapshot.Visible<Laboratory>().Select(s => s.Finding), snapshot.Visible<Judgement>().Select(s => s.Finding),
            snapshot.Course.Axis, snapshot.Reader, from, to) with { SyndromeFrom = snapshot[Fact.FunctionalSyndrome].From };

    /// <summary>As above, of findings that the caller has chosen.</summary>
    public static HormonePanel Of(IEnumerable<Finding> laboratory, IEnumerable<Finding> judgements, Axis axis, FactReader facts, AxisPoint from, AxisPoint to)
    {
        List<Finding> within = [], uncertain = [], later = [];
        foreach (var f in laboratory)
        {
            if (!IsHormone(f))
                continue;
            if (IsWithin(f, axis, from, to) is { } certain)
                (certain ? within : later).Add(f); // what lies before is never asked for
            else if (f.Happened.IsKnown)
                uncertain.Add(f);
        }
        List<Finding> judged = within.Count == 0 ? [] : [.. judgements.Where(f => f is { Content: Judgement { About: "secreted_hormones" or "hormone_elevated" }, Happened.IsKnown: true })];
        List<HormoneResult> results = [], markers = [];
        within.Sort((a, b) => string.CompareOrdinal(NameOf(a), NameOf(b)) is not 0 and var order ? order : a.Id.CompareTo(b.Id));
        for (int first = 0, next; first < within.Count; first = next)
        {
            for (next = first + 1; next < within.Count && NameOf(within[next]) == NameOf(within[first]);)
                next++;
            var result = ResultOf(within[first..next], judged, later, axis, facts);
            if (Hormone.IsSpecific(result.Hormone))
                results.Add(result);
            else
                markers.Add(result with { Secreted = Truth.No });
        }
        return new(from, to, results, markers, [.. Hormone.Conditional.Select(c => (c.Hormone, c.Condition(facts)))],
            (facts(Fact.SyndromicSymptoms).Value as FactValue.Words)?.Members, facts(Fact.FunctionalSyndrome), uncertain);
    }

    private static string NameOf(Finding f) => ((Laboratory)f.Content).Analyte;

    private static bool IsHormone(Finding f) => Hormone.IsSpecific(NameOf(f)) || Hormone.IsGeneralMarker(NameOf(f));

    private static HormoneResult ResultOf(List<Finding> results, List<Finding> judged, List<Finding> later, Axis axis, FactReader facts)
    {
        var (latest, level) = Latest(results, axis);
        var lab = (Laboratory)latest.Content;
        var confounders = HormoneConfounders.Of(lab, facts);
        var relation = HormoneRelation.Of(latest, judged, later, HormoneConfounders.Doubts(lab, confounders));
        return new(lab.Analyte, latest, level, relation, confounders, Secreted(lab.Analyte, level.Raised, relation.Related, facts));
    }

    /// <summary>
    /// A person's word that insulin, proinsulin or C-peptide is the tumour's holds inside the range too; and without that word a value inside the range
    /// excludes nothing in a patient who may have hypoglycaemia (facts.md 3.5).
    /// </summary>
    private static Truth Secreted(string hormone, Truth raised, Truth related, FactReader facts) =>
        !Hormone.IsOfInsulinFamily(hormone) ? raised & related
        : related.Answer is not Answer.Unknown ? related
        : raised.Answer is Answer.No && Hormone.Symptom(facts, "hypoglycemia") is var low ? low & related
        : raised & related;

    /// <summary>Of one day the more abnormal result (facts.md 1.6).</summary>
    private static (Finding Latest, LevelReading Level) Latest(IReadOnlyList<Finding> results, Axis axis)
    {
        if (results is [var only])
            return (only, OwnRange.Read((Laboratory)only.Content));
        var latestStart = results.Max(f => f.Happened.First!.Value.Days);
        var mayBe = results.Where(f => f.HappenedBy(axis)!.Value.Days >= latestStart).Select(f => (Finding: f, Level: OwnRange.Read((Laboratory)f.Content)))
            .OrderByDescending(r => Abnormality(r.Level)).ThenByDescending(r => r.Finding.Happened.First!.Value.Days).ThenBy(r => r.Finding.Id).ToList();
        var first = mayBe[0];
        var oneDay = mayBe.TrueForAll(r => r.Finding.Happened == first.Finding.Happened && r.Finding.Happened.First == r.Finding.Happened.Last);
        return oneDay || mayBe.TrueForAll(r => r.Level.Raised == first.Level.Raised) ? first : (first.Finding, new(default, null, LevelDoubt.OrderUnknown));
    }

    private static int Abnormality(LevelReading level) => level switch
    {
        { Raised.Answer: Answer.Yes } => 3,
        { Raised.Answer: Answer.Unknown } => 2,
        { Level: LaboratoryReading.Low } => 1,
        _ => 0,
    };

    /// <summary>Null: by its partial date perhaps.</summary>
    private static bool? IsWithin(Finding f, Axis axis, AxisPoint from, AxisPoint to) => (f.Happened.First, f.HappenedBy(axis)) switch
    {
        ({ } first, { } last) when first >= from && last <= to => true,
        ({ } first, { } last) when last < from || first > to => false,
        (null, _) or (_, null) => false,
        _ => null,
    };
}
