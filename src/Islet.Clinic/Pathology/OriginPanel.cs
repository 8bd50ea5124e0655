using Islet.Course;

namespace Islet.Clinic;

/// <summary>Where a metastasis of unknown primary may come from.</summary>
public enum Origin
{
    Pancreas,
    Midgut,
    Bronchopulmonary,
    Rectum,

    /// <summary>A small-cell carcinoma of an inner organ, against one of the skin.</summary>
    VisceralSmallCell,

    /// <summary>Merkel cell carcinoma.</summary>
    Skin,
}

/// <summary>What the stains for one origin say.</summary>
/// <param name="For">Stains with the result that speaks for it.</param>
/// <param name="Against">Stained, with another result: most say little, for no stain is positive in every tumour of its origin.</param>
/// <param name="NotStained">What could still be asked.</param>
/// <param name="Points">One sign is enough, but of the skin both.</param>
public sealed record OriginHint(Origin Origin, IReadOnlyList<string> For, IReadOnlyList<string> Against, IReadOnlyList<string> NotStained, bool Points);

/// <summary>Stains that ask where a metastasis of unknown primary comes from. NANETS 2020 (Halfdanarson et al., Pancreas 2020), table 2.</summary>
/// <remarks>The guideline says "some combination"; nothing is weighted, and several origins may be pointed to at once. A pathologist concludes.</remarks>
public static class OriginPanel
{
    private delegate bool? Sign(Specimen read);

    private static readonly (Origin Origin, (string Name, Sign Sign)[] Signs)[] WellDifferentiated =
    [
        (Origin.Pancreas, [("ihc_pax8", s => Positive(s.IhcPax8)), ("ihc_pax6", s => Positive(s.IhcPax6)), ("ihc_pr", s => Positive(s.IhcPr)),
            ("ihc_islet1", s => Positive(s.IhcIslet1)), ("ihc_atrx", s => Lost(s.IhcAtrx)), ("ihc_daxx", s => Lost(s.IhcDaxx))]),
        (Origin.Midgut, [("ihc_cdx2", s => Positive(s.IhcCdx2))]),
        (Origin.Bronchopulmonary, [("ihc_ttf1", s => Positive(s.IhcTtf1)), ("ihc_otp", s => Positive(s.IhcOtp))]),
        (Origin.Rectum, [("ihc_satb2", s => Positive(s.IhcSatb2))]),
    ];

    private static readonly (Origin Origin, (string Name, Sign Sign)[] Signs)[] PoorlyDifferentiated =
    [
        (Origin.VisceralSmallCell, [("ihc_ttf1", s => Positive(s.IhcTtf1))]),
        (Origin.Skin, [("ihc_ck20", s => Positive(s.IhcCk20)), ("ihc_polyomavirus", s => Positive(s.IhcPolyomavirus))]),
        (Origin.Pancreas, [("ihc_smad4", s => s.IhcSmad4 is { } stain ? stain is Stain.Negative : null)]),
    ];

    /// <summary>None where the differentiation is ambiguous or unknown: the guideline has a panel for each of the two, and none before that is settled.</summary>
    public static IReadOnlyList<OriginHint> Read(Specimen read) => read.Differentiation switch
    {
        Differentiation.Well => [.. WellDifferentiated.Select(row => Hint(row.Origin, row.Signs, read))],
        Differentiation.Poor => [.. PoorlyDifferentiated.Where(row => row.Origin is not Origin.VisceralSmallCell || read.NecCellType is not "large_cell").Select(row => Hint(row.Origin, row.Signs, read))],
        Differentiation.Ambiguous or null => [],
    };

    private static OriginHint Hint(Origin origin, (string Name, Sign Sign)[] signs, Specimen read)
    {
        IReadOnlyList<string> With(bool? result) => [.. signs.Where(s => s.Sign(read) == result).Select(s => s.Name)];
        var (speaking, against) = (With(true), With(false));
        return new(origin, speaking, against, With(null), origin is Origin.Skin ? speaking.Count == signs.Length : speaking.Count > 0);
    }

    private static bool? Positive(Stain? stain) => stain is { } known ? known is Stain.Positive : null;

    private static bool? Lost(string? stain) => stain is { } known ? known == "lost" : null;
}
