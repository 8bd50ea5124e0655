namespace Islet.Web;

/// <summary>How the explorer's facets, values and criteria are said.</summary>
internal static class CohortWords
{
    public static string Label(CohortFacet facet) => facet.Name switch
    {
        "grade" => T("WHO grade"),
        "ki67" => T("Ki-67 index, %"),
        "site" => T("Primary site"),
        CohortFacet.GradeThen => T("WHO grade at diagnosis"),
        "stage" => T("Stage at diagnosis (UICC/AJCC)"),
        "metastases" => T("Distant metastases at diagnosis"),
        "metastases-then" => T("Distant metastases now"),
        "sstr" => T("Receptor status"),
        "functioning" => T("Functioning"),
        "sex" => T("Sex"),
        "age" => T("Age at diagnosis, years"),
        "resected" => T("Primary tumour resected"),
        "lines" => T("Systemic lines begun"),
        "status" => T("Vital status"),
        "drugs" => T("Drug class ever given"),
        "year" => T("Year of diagnosis"),
        "centre" => T("Centre"),
        "line1" => T("Therapy in line 1"),
        "line2" => T("Therapy in line 2"),
        "line3" => T("Therapy in line 3"),
        "line-class" => T("Class of the line"),
        _ => facet.Label,
    };

    public static string Value(CohortFacet facet, string value) => (facet.Name, value) switch
    {
        (_, CohortFacet.Unknown) => T("unknown"),
        (_, CohortFacet.Other) => T("none of these"),
        ("drugs", CohortFacet.None) => T("none (history complete)"),
        ("drugs", "ssa") => "SSA",
        ("drugs", "prrt") => "PRRT",
        ("drugs", "mtor_inhibitor") => T("mTOR inhibitor"),
        ("drugs", "tyrosine_kinase_inhibitor") => T("tyrosine kinase inhibitor"),
        ("drugs", "platinum_etoposide") => T("platinum and etoposide"),
        ("drugs", "oxaliplatin_based") => T("oxaliplatin-based"),
        ("line1", CohortFacet.None) => T("no systemic therapy"),
        (_, CohortFacet.None) => T("no further line"),
        (_, CohortFacet.UnknownBefore) => T("treatment history not known"),
        (_, CohortFacet.Later) => T("sequence ended before"),
        ("line1" or "line2" or "line3", "ssa") => "SSA",
        ("line1" or "line2" or "line3", "ssa-intensified") => T("SSA intensified"),
        ("line1" or "line2" or "line3", "prrt") => "PRRT",
        ("line1" or "line2" or "line3", "other-drug") => T("other drug"),
        ("centre", _) => value,
        _ => FactWords.Word(value),
    };

    public static string Criterion(Criterion criterion) => criterion switch
    {
        FacetCriterion { Values: [var one] } facet => $"{Label(facet.Facet)}: {Value(facet.Facet, one)}",
        FacetCriterion facet => $"{Label(facet.Facet)}: {string.Join(T(" or "), facet.Values.Select(v => Value(facet.Facet, v)))}",
        ConditionCriterion condition => condition.Text,
        _ => "",
    };
}
