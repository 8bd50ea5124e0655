using System.Collections.Frozen;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What the code of a diagnosis says, and no more than that.</summary>
/// <param name="Organ">By the names of the fact digestive_primary; null: the code does not say.</param>
public sealed record CodedTumour(TumourFamily Family = TumourFamily.Nen, string? Organ = null)
{
    public Differentiation? Differentiation { get; init; }

    public string? NecCellType { get; init; }
}

/// <summary>What the code of a metastasis says. A code of bone does not say by which study, so that it is disease outside the liver and no more.</summary>
public sealed record CodedMetastasis(bool? Liver = null, bool? Extrahepatic = null);

/// <summary>
/// The codes that are understood: those that docs/terminology.md and its source have seen in a published list. A code that is plausible and was not seen
/// (ICD-10 C25.4) is not among them, and what has none is left alone.
/// </summary>
public static class FhirCodes
{
    public const string Loinc = "http://loinc.org", Ki67 = "29593-1", Ecog = "89247-1", Percent = "%";

    public const string IcdO3 = "http://terminology.hl7.org/CodeSystem/icd-o-3", Icd10Cm = "http://hl7.org/fhir/sid/icd-10-cm", SnomedCt = "http://snomed.info/sct", Ucum = "http://unitsofmeasure.org";

    public const string Ncit = "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl", Atc = "http://www.whocc.no/atc", RxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";

    private const string IcdO3Oid = "urn:oid:2.16.840.1.113883.6.43.1", Icd10 = "http://hl7.org/fhir/sid/icd-10";

    /// <summary>Open ICD-O-3.2 term list and NCI-GDC dictionary; mCODE 4.0.0 value sets (ICD-10-CM). 8249/3 is used for G2 and for G3, so that it gives no grade; a gastrinoma need not be of the pancreas.</summary>
    private static readonly FrozenDictionary<FhirCoding, CodedTumour> Tumours = new Dictionary<FhirCoding, CodedTumour>
    {
        [new(IcdO3, "8150/3")] = new(Organ: "pancreas"),
        [new(IcdO3, "8151/3")] = new(),
        [new(IcdO3, "8152/3")] = new(),
        [new(IcdO3, "8153/3")] = new(),
        [new(IcdO3, "8154/3")] = new(TumourFamily.MiNen),
        [new(IcdO3, "8155/3")] = new(),
        [new(IcdO3, "8156/3")] = new(),
        [new(IcdO3, "8158/3")] = new(),
        [new(IcdO3, "8241/3")] = new(),
        [new(IcdO3, "8240/3")] = new() { Differentiation = Differentiation.Well },
        [new(IcdO3, "8249/3")] = new() { Differentiation = Differentiation.Well },
        [new(IcdO3, "8246/3")] = new() { Differentiation = Differentiation.Poor },
        [new(IcdO3, "8013/3")] = new() { Differentiation = Differentiation.Poor, NecCellType = "large_cell" },
        [new(IcdO3, "8041/3")] = new() { Differentiation = Differentiation.Poor, NecCellType = "small_cell" },
        [new(IcdO3, "8244/3")] = new(TumourFamily.MiNen),
        [new(Icd10Cm, "C7A.1")] = new(),
        [new(Icd10Cm, "C7A.8")] = new(),
        [new(Icd10Cm, "C7A.094")] = new(),
        [new(SnomedCt, "255046005")] = new(),
        [new(Ncit, "C27031")] = new(Organ: "pancreas"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<FhirCoding, CodedMetastasis> Metastases = new Dictionary<FhirCoding, CodedMetastasis>
    {
        [new(Icd10Cm, "C7B.01")] = new(Extrahepatic: true),
        [new(Icd10Cm, "C7B.02")] = new(Liver: true),
        [new(Icd10Cm, "C7B.03")] = new(Extrahepatic: true),
        [new(Icd10Cm, "C7B.04")] = new(Extrahepatic: true),
        [new(Icd10Cm, "C7B.8")] = new(),
    }.ToFrozenDictionary();

    /// <summary>RxNorm ingredients seen in a published list (CPIC drug table, mCODE 4.0.0 example, an open mapping); the others of the terminology were not.</summary>
    private static readonly FrozenDictionary<string, string> Ingredients = new Dictionary<string, string>
    {
        ["7617"] = "octreotide", ["194000"] = "capecitabine", ["3639"] = "doxorubicin", ["2555"] = "cisplatin", ["40048"] = "carboplatin", ["4179"] = "etoposide",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> AnalyteOf = Analytes.All.SelectMany(a => a.Loinc.Where(code => code.Length > 0).Select(code => (code, a.Name)))
        .ToFrozenDictionary(p => p.code, p => p.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> DrugOf = DrugNames.Drugs.Where(d => d.Atc.Length == WholeAtc).ToFrozenDictionary(d => d.Atc, d => d.Name, StringComparer.Ordinal);

    /// <summary>RxNorm ingredient of a drug, where one was seen; null: none.</summary>
    public static string? IngredientOf(string drug) => Ingredients.FirstOrDefault(i => i.Value == drug).Key;

    private const int WholeAtc = 7; // a shorter code is a class of drugs

    /// <summary>For a search: every laboratory result and tissue count that is understood.</summary>
    public static IReadOnlyList<string> Observations { get; } = [Ki67, Ecog, .. AnalyteOf.Keys.Order(StringComparer.Ordinal)];

    public static CodedTumour? Tumour(FhirCoding coding) => Tumours.GetValueOrDefault(coding.System is IcdO3Oid ? coding with { System = IcdO3 } : coding);

    public static CodedMetastasis? Metastasis(FhirCoding coding) => Metastases.GetValueOrDefault(coding);

    /// <summary>A malignant tumour by its chapter of ICD-10 (C00–C97), whichever it is.</summary>
    public static bool IsCancer(FhirCoding coding) => coding is { System: Icd10Cm or Icd10, Code: ['C', >= '0' and <= '9', ..] };

    public static string? Analyte(FhirCoding coding) => coding.System is Loinc ? AnalyteOf.GetValueOrDefault(coding.Code) : null;

    public static string? Drug(FhirCoding coding) => coding.System switch
    {
        Atc => DrugOf.GetValueOrDefault(coding.Code),
        RxNorm => Ingredients.GetValueOrDefault(coding.Code),
        _ => null,
    };

    /// <summary>HL7 v3 ObservationInterpretation.</summary>
    public static LaboratoryReading? Interpretation(FhirCoding coding) => coding.System is not "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation" ? null : coding.Code switch
    {
        "N" => LaboratoryReading.Normal,
        "H" or "HH" or "HU" => LaboratoryReading.Raised,
        "L" or "LL" or "LU" => LaboratoryReading.Low,
        _ => null,
    };
}
