using Islet.Course;

namespace Islet.Clinic;

/// <summary>What an operation or intervention is, by the word stems that sources use for it.</summary>
internal static class Procedures
{
    private const string Curative = "curative", LiverMetastases = "liver_metastases";

    private static readonly string[] Operations = ["resection", "ectomy", "enucleation", "debulking", "transplantation", "whipple", "lobectomy"];
    private static readonly string[] NotOfTheTumour =
        ["cholecystectomy", "splenectomy", "parathyroidectomy", "thyroidectomy", "adrenalectomy", "nephrectomy", "hysterectomy", "mastectomy", "prostatectomy"];
    private static readonly string[] NotOfThePrimary = ["metasta", "lymph", "debulking", "hepatectomy", "hepatic", "liver", "segmentectomy", "lobectomy"];
    private static readonly string[] OfTheLiver = ["hepatectomy", "hepatic", "liver", "segmentectomy"];
    private static readonly string[] Embolisations = ["embolisation", "embolization", "tace", "tare", "sirt", "tae"];
    private static readonly string[] Whipples = ["whipple", "pancreaticoduodenectomy", "pancreatoduodenectomy", "duodenopancreatectomy"];
    private static readonly string[] PartialGastrectomies = ["partial_gastrectomy", "distal_gastrectomy", "subtotal_gastrectomy", "antrectomy", "billroth"];
    private static readonly string[] LiverTerms = ["hepat", "liver", "bilirubin", "alanine aminotransferase", "aspartate aminotransferase", "portal"];

    /// <summary>Tumour is cut out.</summary>
    public static bool IsOperation(Procedure done) => Has(done.Name, Operations) && !Has(done.Name, NotOfTheTumour);

    public static bool IsEmbolisation(Procedure done) => Has(done.Name, Embolisations);

    public static bool IsWhipple(Procedure done) => Has(done.Name, Whipples);

    /// <summary>A distal gastrectomy within a Whipple counts; the name Whipple alone does not say that there was one (facts.md 3.9).</summary>
    public static bool IsPartialGastrectomy(Procedure done) => Has(done.Name, PartialGastrectomies);

    public static bool IsCurative(Procedure done) => done.Intent is Curative;

    /// <summary>Resection, ablation or embolisation of the liver. Ablation and embolisation are taken to be of the liver where no target is named.</summary>
    public static bool IsOfLiver(Procedure done) => done.Target is { } target
        ? target.Contains(LiverMetastases, StringComparer.Ordinal) && (IsOperation(done) || IsEmbolisation(done) || IsAblation(done))
        : IsEmbolisation(done) || IsAblation(done) || (IsOperation(done) && Has(done.Name, OfTheLiver));

    /// <summary>The primary was cut out: a pancreatic operation by its name, or a resection whose target, where one is named, is the primary.</summary>
    public static bool IsOfPrimary(Procedure done) => IsOperation(done)
        && (done.Target is { } target ? target.Contains("primary", StringComparer.Ordinal) : !Has(done.Name, NotOfThePrimary));

    public static bool IsOfLiver(string term) => Has(term, LiverTerms);

    public static Ending KindsOf(Procedure done)
    {
        var liver = IsOfLiver(done);
        var operation = IsOperation(done);
        return (operation ? Ending.Operation : Ending.None) | (liver ? Ending.LiverProcedure : Ending.None)
            | (IsCurative(done) && (operation || liver) ? Ending.CurativeProcedure : Ending.None)
            | (IsCurative(done) && liver ? Ending.CurativeLiverProcedure : Ending.None);
    }

    private static bool IsAblation(Procedure done) => Has(done.Name, ["ablation"]);

    private static bool Has(string name, string[] stems) => Array.Exists(stems, stem => name.Contains(stem, StringComparison.OrdinalIgnoreCase));
}
