namespace Islet.Web;

/// <summary>What one criterion took away, of those whom the ones before it left.</summary>
/// <param name="No">The criterion is known not to be met.</param>
/// <param name="Unknown">It cannot be decided.</param>
public sealed record FlowStep(Criterion Criterion, int Entered, int No, int Unknown)
{
    public int Kept => Entered - No - Unknown;
}

/// <summary>A facet's values with the patients that each would leave, the other criteria standing.</summary>
public sealed record FacetCounts(CohortFacet Facet, IReadOnlyList<(string Value, int Patients)> Values);

/// <summary>Who meets the criteria, how they were reached, and how many each further choice would leave.</summary>
public sealed record CohortSelection(PatientBits Patients, IReadOnlyList<FlowStep> Flow, IReadOnlyList<FacetCounts> Facets)
{
    public int Count => Patients.Count;

    /// <param name="answers">To the typed conditions of the query, for every patient: yes and unknown.</param>
    public static CohortSelection Of(CohortIndex index, CohortQuery query, IReadOnlyDictionary<string, (PatientBits Yes, PatientBits Unknown)> answers)
    {
        var everybody = PatientBits.Everybody(index.Patients);
        var met = query.Criteria.Select(c => Met(index, c, answers)).ToList();
        var (flow, left) = (new List<FlowStep>(), everybody);
        foreach (var (criterion, (yes, unknown)) in query.Criteria.Zip(met))
        {
            var (entered, kept) = (left.Count, left.And(yes));
            var open = left.Without(yes).CountWith(unknown);
            flow.Add(new(criterion, entered, entered - kept.Count - open, open));
            left = kept;
        }
        return new(left, flow, [.. index.Facets.Select(facet => Counts(facet, Others(everybody, query, met, facet.Facet), query))]);
    }

    /// <summary>Those who meet every criterion but that of the facet.</summary>
    private static PatientBits Others(PatientBits everybody, CohortQuery query, List<(PatientBits Yes, PatientBits Unknown)> met, CohortFacet facet) =>
        query.Criteria.Zip(met).Where(c => c.First is not FacetCriterion f || f.Facet != facet).Aggregate(everybody, (all, c) => all.And(c.Second.Yes));

    // What was chosen stays in the list when nobody is left of it, so that it can be taken back.
    private static FacetCounts Counts(IndexedFacet facet, PatientBits others, CohortQuery query)
    {
        var chosen = query.Criteria.OfType<FacetCriterion>().FirstOrDefault(c => c.Facet == facet.Facet)?.Values ?? [];
        return new(facet.Facet, [.. facet.Values.Select(v => (v.Value, others.CountWith(v.Patients))), .. chosen.Where(v => facet[v] is null).Select(v => (v, 0))]);
    }

    private static (PatientBits Yes, PatientBits Unknown) Met(CohortIndex index, Criterion criterion, IReadOnlyDictionary<string, (PatientBits Yes, PatientBits Unknown)> answers)
    {
        var nobody = new PatientBits(index.Patients);
        if (criterion is ConditionCriterion { Text: var text })
            return answers.TryGetValue(text, out var answer) ? answer : (PatientBits.Everybody(index.Patients), nobody); // one that does not read asks nothing
        var (facet, values) = ((FacetCriterion)criterion).Facet is var f ? (index[f], ((FacetCriterion)criterion).Values) : default;
        var yes = values.Select(v => facet[v]).OfType<PatientBits>().Aggregate(nobody, (all, v) => all.Or(v));
        return (yes, facet.Values.Where(v => CohortFacet.IsOpen(v.Value) && !values.Contains(v.Value)).Aggregate(nobody, (all, v) => all.Or(v.Patients)));
    }
}
