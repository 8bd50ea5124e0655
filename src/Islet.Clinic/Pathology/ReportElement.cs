using Islet.Course;

namespace Islet.Clinic;

/// <summary>How strongly an element of a pathology report is asked for (NANETS 2020, table 2 and the text on grade 3 reports).</summary>
public enum ReportLevel
{
    Required,
    HighlyRecommended,
    Recommended,

    /// <summary>What a report on a high-grade neoplasm should include.</summary>
    HighGrade,
}

/// <summary>An element of a pathology report: when it is asked for, and when it is there.</summary>
/// <param name="Statement">Its entry in the statement base, without the guideline's prefix.</param>
/// <param name="Check">Null: advice that no record can fail.</param>
/// <param name="Source">Section of the guideline.</param>
public sealed record ReportElement(ReportLevel Level, string Statement, Condition AppliesWhen, Condition? Check, string Source);

/// <summary>The elements of table 2 and of the text on grade 3 reports, in the condition language, with the wording of the statement base.</summary>
/// <remarks>NANETS 2020: Halfdanarson et al., Pancreas 2020;49:863–881. Where the statement base is loaded, it is the same text; a test compares them.</remarks>
public static class ReportElements
{
    private const string Table2 = "Table 2", Diagnosis = "Minimal Requirements for Diagnosis and Grading", Grade3 = "Minimal Requirements for Pathology Reports in Patients With Grade 3 NENs";

    /// <summary>Every condition is asked of neoplasms of the pancreas, or of unknown primary, only.</summary>
    private const string Scope = "primary_site in {pancreas, occult}";

    private static readonly Macros Macros = Read(Islet.Course.Macros.Parse(new Dictionary<string, string>
    {
        ["NET"] = "differentiation = well",
        ["NEC"] = "differentiation = poor",
        ["G3NET"] = "NET and net_grade = G3",
        ["HIGH_GRADE"] = "G3NET or NEC or (differentiation = ambiguous and (ki67_percent > 20 or mitoses_per_2mm2 > 20))",
        ["TISSUE"] = "specimen_type in {resection, core_biopsy, fna_cell_block, fna_smear}",
        ["BIOPSY"] = "specimen_type in {core_biopsy, fna_cell_block, fna_smear}",
    }));

    public static IReadOnlyList<ReportElement> All { get; } =
    [
        Element(ReportLevel.Required, "PATH-02", "specimen_type = resection", "cap_protocol_complete = true", Diagnosis),
        Element(ReportLevel.Required, "PATH-03", "TISSUE", "recorded(differentiation) and (differentiation != poor or recorded(nec_cell_type))", Table2),
        Element(ReportLevel.Required, "PATH-04", "TISSUE", "recorded(ihc_synaptophysin) and recorded(ihc_cga)", Diagnosis),
        Element(ReportLevel.Required, "PATH-08", "TISSUE and specimen_site = distant_metastasis", "recorded(ihc_keratin)", Diagnosis),
        Element(ReportLevel.Required, "GRADE-01", "NET and TISSUE", "recorded(reported_grade)", Diagnosis),
        Element(ReportLevel.Required, "GRADE-05", "NET and TISSUE and specimen_hpf_available >= 50", "mitosis_hpf_counted >= 50 and recorded(mitoses_per_2mm2)", Diagnosis),
        Element(ReportLevel.Required, "GRADE-06", "NET and BIOPSY and specimen_hpf_available < 50", null, Table2),
        Element(ReportLevel.Required, "GRADE-07", "NET and TISSUE", "recorded(ki67_percent)", Diagnosis),
        Element(ReportLevel.HighlyRecommended, "PATH-07", "BIOPSY and specimen_site in {primary, regional}", "recorded(ihc_keratin)", Diagnosis),
        Element(ReportLevel.Recommended, "PATH-14", "HIGH_GRADE and differentiation = ambiguous",
            "recorded(ihc_daxx) and recorded(ihc_atrx) and recorded(ihc_p53) and recorded(ihc_rb)", Grade3),
        Element(ReportLevel.Recommended, "PATH-17", "NET and primary_site = occult and specimen_site = distant_metastasis", "site_of_origin_comment = true", Table2),
        Element(ReportLevel.Recommended, "PATH-18", "NEC and primary_site = occult and specimen_site = distant_metastasis", "site_of_origin_comment = true", Table2),
        Element(ReportLevel.Recommended, "GRADE-10", "NET and specimen_type = resection and liver_mets_resected_concurrently = true",
            "contains(ki67_blocks, primary) and contains(ki67_blocks, metastasis)", Diagnosis),
        Element(ReportLevel.HighGrade, "PATH-12", "HIGH_GRADE", "recorded(differentiation) and recorded(ihc_synaptophysin) and recorded(ihc_cga) and recorded(mitoses_per_2mm2) "
            + "and recorded(ki67_percent) and (differentiation != well or recorded(ki67_lowest_percent)) and recorded(necrosis)", Grade3),
        Element(ReportLevel.HighGrade, "PATH-13", "specimen_type = resection and G3NET", "recorded(g3_component_percent)", Grade3),
    ];

    private static ReportElement Element(ReportLevel level, string statement, string when, string? check, string source) => new(
        level, statement, Read(Condition.Parse($"{Scope} and ({when})", Macros)), check is null ? null : Read(Condition.Parse(check, Macros)), source);

    private static T Read<T>(Parsed<T> parsed)
        where T : class => parsed.Value ?? throw new InvalidOperationException(string.Join("; ", parsed.Problems));
}
