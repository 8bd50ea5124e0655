using Islet.Course;
using Microsoft.AspNetCore.WebUtilities;

namespace Islet.Web;

/// <summary>One thing that is asked of the patients.</summary>
public abstract record Criterion;

/// <summary>They have one of these values.</summary>
public sealed record FacetCriterion(CohortFacet Facet, IReadOnlyList<string> Values) : Criterion;

/// <summary>A condition that somebody typed is answered yes.</summary>
/// <param name="Condition">Null: it does not read, and <paramref name="Problems"/> say why.</param>
public sealed record ConditionCriterion(string Text, Condition? Condition, IReadOnlyList<Problem> Problems) : Criterion
{
    private const int Longest = 2000; // characters: an address is no place for more

    public static ConditionCriterion Of(string text)
    {
        if (text.Length > Longest)
            return new(text[..Longest], null, [new("E_COHORT_CONDITION", T("condition"), T($"more than {Longest} characters"), T("a condition that fits into an address"), T("Divide it into several conditions."))]);
        var (condition, problems) = Islet.Course.Condition.Parse(text, Macros.None);
        return new(text, condition, problems);
    }
}

/// <summary>Whom the explorer shows: criteria in the order in which they were chosen, which is the order of the flow. It is the address of the state, both ways.</summary>
public sealed record CohortQuery(IReadOnlyList<Criterion> Criteria)
{
    public const string Path = "/cohort", If = "if";

    public static CohortQuery All { get; } = new([]);

    public bool IsReadable => Criteria.All(c => c is not ConditionCriterion { Condition: null });

    /// <summary>The facts that typed conditions ask for.</summary>
    public FactSet Facts => Criteria.OfType<ConditionCriterion>().Aggregate(default(FactSet), (facts, c) => facts | (c.Condition?.Facts ?? default));

    /// <summary>What an address asks for, and in words what of it cannot be done.</summary>
    /// <param name="others">Names that belong to the page.</param>
    public static (CohortQuery Query, IReadOnlyList<string> Remarks) Read(string? address, params IReadOnlyCollection<string> others)
    {
        var (criteria, remarks) = (new List<Criterion>(), new List<string>());
        foreach (var pair in new QueryStringEnumerable(address))
        {
            var (name, value) = (pair.DecodeName().ToString(), pair.DecodeValue().ToString().Trim());
            if (value.Length == 0 || others.Contains(name))
                continue;
            if (name == If)
                criteria.Add(ConditionCriterion.Of(value));
            else if (CohortFacet.Find(name) is not { } facet)
                remarks.Add(T("The address asks for something that the explorer does not know; it is left out."));
            else if (criteria.FindIndex(c => c is FacetCriterion f && f.Facet == facet) is >= 0 and var at)
                criteria[at] = Joined((FacetCriterion)criteria[at], value);
            else
                criteria.Add(new FacetCriterion(facet, [value]));
        }
        return (new(criteria), [.. remarks.Distinct()]);
    }

    private static FacetCriterion Joined(FacetCriterion criterion, string value) => criterion.Values.Contains(value) ? criterion : criterion with { Values = [.. criterion.Values, value] };

    public bool Has(CohortFacet facet, string value) => Criteria.Any(c => c is FacetCriterion f && f.Facet == facet && f.Values.Contains(value));

    /// <summary>With this value if it was not chosen, without it if it was.</summary>
    public CohortQuery Toggle(CohortFacet facet, string value)
    {
        var at = Criteria.ToList().FindIndex(c => c is FacetCriterion f && f.Facet == facet);
        if (at < 0)
            return new([.. Criteria, new FacetCriterion(facet, [value])]);
        var chosen = (FacetCriterion)Criteria[at];
        IReadOnlyList<string> values = chosen.Values.Contains(value) ? [.. chosen.Values.Where(v => v != value)] : [.. chosen.Values, value];
        return new([.. Criteria.Select((c, i) => i == at ? chosen with { Values = values } : c).Where(c => c is not FacetCriterion { Values.Count: 0 })]);
    }

    /// <summary>Narrowed to one value of a facet, whatever of it was chosen before.</summary>
    public CohortQuery Only(CohortFacet facet, string value) => new([.. Criteria.Where(c => c is not FacetCriterion f || f.Facet != facet), new FacetCriterion(facet, [value])]);

    public CohortQuery Without(Criterion criterion) => new([.. Criteria.Where(c => !ReferenceEquals(c, criterion))]);

    /// <summary>Names and values of an address, in their order.</summary>
    public IEnumerable<(string Name, string Value)> Parameters => Criteria.SelectMany<Criterion, (string Name, string Value)>(c => c switch
    {
        FacetCriterion facet => facet.Values.Select(v => (facet.Facet.Name, v)),
        ConditionCriterion condition => [(If, condition.Text)],
        _ => throw new ArgumentOutOfRangeException(nameof(c), c.GetType().Name, "A criterion of this kind has no address yet."),
    });

    /// <param name="page">Another page over the same patients.</param>
    /// <param name="more">What else that page is asked.</param>
    public string ToAddress(string page = Path, params IEnumerable<(string Name, string? Value)> more)
    {
        var parts = Parameters.Concat(more.Where(m => !string.IsNullOrEmpty(m.Value)).Select(m => (m.Name, Value: m.Value!))).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}");
        return string.Join('&', parts) is { Length: > 0 } query ? $"{page}?{query}" : page;
    }
}
