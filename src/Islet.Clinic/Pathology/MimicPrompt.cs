using Islet.Course;

namespace Islet.Clinic;

/// <summary>What may look like a neuroendocrine tumour of the pancreas.</summary>
public enum Mimic
{
    /// <summary>Asked by β-catenin in the nucleus.</summary>
    SolidPseudopapillaryNeoplasm,

    /// <summary>Asked by trypsin.</summary>
    AcinarCellCarcinoma,

    /// <summary>Asked by SF-1.</summary>
    AdrenalCorticalCarcinoma,
}

/// <summary>A mimic to think of, and what its stain said.</summary>
/// <param name="Result">Null: not stained.</param>
public readonly record struct MimicQuestion(Mimic Mimic, string StainName, Stain? Result);

/// <summary>Synaptophysin without chromogranin A: think of mimics. NANETS 2020 (Halfdanarson et al., Pancreas 2020), minimal requirements for diagnosis.</summary>
public static class MimicPrompt
{
    private const string Positive = "positive", Negative = "negative";

    /// <summary>Whether the pattern is there; it waits for the two stains.</summary>
    public static Truth Asks(Specimen read) => Is(read.IhcSynaptophysin, Positive, Fact.IhcSynaptophysin) & Is(read.IhcCga, Negative, Fact.IhcCga);

    /// <summary>The three questions; none where the pattern is not, or not known to be, there.</summary>
    public static IReadOnlyList<MimicQuestion> Questions(Specimen read) => Asks(read).Answer is not Answer.Yes ? [] :
    [
        new(Mimic.SolidPseudopapillaryNeoplasm, "ihc_beta_catenin", read.IhcBetaCatenin),
        new(Mimic.AcinarCellCarcinoma, "ihc_trypsin", read.IhcTrypsin),
        new(Mimic.AdrenalCorticalCarcinoma, "ihc_sf1", read.IhcSf1),
    ];

    private static Truth Is(string? stain, string result, Fact fact) => Truth.Of<string>(stain is null ? null : [stain], FactSet.Of(fact), found => found == result);
}
