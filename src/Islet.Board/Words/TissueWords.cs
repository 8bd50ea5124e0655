using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Board;

/// <summary>How tissue, its Ki-67 and the steps between two of them are said.</summary>
public static class TissueWords
{
    public static string Absence(Ki67Absence absence) => absence switch
    {
        Ki67Absence.LesionNotVisible => "the lesion was not visible",
        Ki67Absence.LesionNotReached => "the lesion was not reached",
        Ki67Absence.NoTumourInSpecimen => "no tumour in the specimen",
        Ki67Absence.Inadequate => "the tissue was inadequate",
        Ki67Absence.ReportPending => "the report is still to come",
        Ki67Absence.ReviewsDiffer => "reviews differ, and no consensus settles it",
        Ki67Absence.NotStated => "the report gives none",
        Ki67Absence.NotUnderstood => "the report's word is no number",
    };

    /// <summary>Without the sign: 8, &lt;3, 15-18.</summary>
    public static string Percent(Ki67Point point) =>
        point.Specimen.Ki67Percent?.AsWritten.TrimEnd('%', ' ') ?? point.Percent?.ToString("0.##", CultureInfo.InvariantCulture) ?? Absence(point.Absence ?? Ki67Absence.NotStated);

    /// <summary>G2, "G2 or G3", NEC; nothing where nothing excludes any.</summary>
    public static string? Grade(Ki67Point point) => point.Specimen.Differentiation switch
    {
        Differentiation.Poor => "NEC",
        Differentiation.Ambiguous => "NET G3 or NEC",
        _ => point.Grades.Count is 0 or 3 ? null : string.Join(" or ", point.Grades),
    };

    /// <summary>The lesion and where it lies: "L1, liver, distant metastasis".</summary>
    public static string? Lesion(Specimen s) => Joined(s.Lesion, s.Organ, s.SpecimenSite is { } site ? FactWords.Word(site) : null);

    public static string? Kind(Specimen s) => s.SpecimenType switch
    {
        null => null,
        "fna_cell_block" => "fine-needle aspirate, cell block",
        "fna_smear" => "fine-needle aspirate, smear",
        var type => FactWords.Word(type),
    };

    public static string? Reader(Specimen s) => Joined(s.Reader, s.Read switch
    {
        ReadRole.Original => null,
        ReadRole.Second => "second read",
        ReadRole.Central => "central review",
        ReadRole.Consensus => "consensus",
    });

    /// <summary>What changed, how fast, and what besides the tumour may explain it.</summary>
    public static IReadOnlyList<string> Step(Ki67Step step) =>
    [
        .. new[]
        {
            step.Difference is { } points ? $"{Signed(points)} percentage points{(step.Fold is { } fold ? $" (×{fold.ToString("0.#", CultureInfo.InvariantCulture)})" : "")}" : null,
            PerYear(step),
            step.IsOrderKnown ? null : "which came first is not known",
            step.IsLateReview ? "from a later review" : null,
            Likeness(step.Lesion, "lesion"),
            Likeness(step.KindOfSpecimen, "kind of specimen"),
            Likeness(step.Reader, "reader"),
        }.OfType<string>(),
    ];

    public static string Label(StepLabel label) => label switch
    {
        StepLabel.LateReview => "a later review of the same tissue",
        StepLabel.OtherLesion => "another lesion was sampled",
        StepLabel.OtherKindOfSpecimen => "another kind of specimen",
        StepLabel.OtherReader => "another reader",
        StepLabel.NotDocumented => "not documented whether lesion, kind of specimen and reader are the same",
        StepLabel.Evolution => "evolution of the tumour: same lesion, kind of specimen and reader",
    };

    public static string? Joined(params IEnumerable<string?> parts) => string.Join(", ", parts.Where(p => !string.IsNullOrWhiteSpace(p))) is { Length: > 0 } text ? text : null;

    // Partial dates leave a range; the flag stands where even its lower end reaches 2.
    private static string? PerYear(Ki67Step step) => step.PerYear is not var (least, greatest) ? null
        : (Signed(least) == Signed(greatest) ? $"{Signed(least)} a year" : $"{Signed(least)} to {Signed(greatest)} a year") + (step.IsSteep is true ? ", steep: 2 a year or more" : "");

    private static string Signed(decimal number) => (number > 0 ? "+" : "") + number.ToString("0.#", CultureInfo.InvariantCulture).Replace('-', '−');

    private static string? Likeness(Likeness likeness, string what) => likeness switch
    {
        Clinic.Likeness.Same => null,
        Clinic.Likeness.Other => $"other {what}",
        Clinic.Likeness.NotDocumented => $"{what} not documented",
    };
}
