using System.Text.RegularExpressions;
using Islet.Clinic;
using Islet.Course;
using Islet.Language;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>How tissue, its Ki-67 and the steps between two of them are said.</summary>
public static partial class TissueWords
{
    public static string Absence(Ki67Absence absence) => absence switch
    {
        Ki67Absence.LesionNotVisible => T("the lesion was not visible"),
        Ki67Absence.LesionNotReached => T("the lesion was not reached"),
        Ki67Absence.NoTumourInSpecimen => T("no tumour in the specimen"),
        Ki67Absence.Inadequate => T("the tissue was inadequate"),
        Ki67Absence.ReportPending => T("the report is still to come"),
        Ki67Absence.ReviewsDiffer => T("reviews differ, and no consensus settles it"),
        Ki67Absence.NotStated => T("the report gives none"),
        Ki67Absence.NotUnderstood => T("the report's word is no number"),
    };

    /// <summary>Without the sign: 8, &lt;3, 15-18.</summary>
    public static string Percent(Ki67Point point) =>
        Written(point.Specimen) ?? point.Percent?.ToString("0.##", Locale.Current.Numbers) ?? Absence(point.Absence ?? Ki67Absence.NotStated);

    /// <summary>The index as its report has it, without the sign, decimals as the reader writes them: 8, 15,5, &lt;3, 15-18, about 15.</summary>
    public static string? Written(Specimen specimen) => specimen.Ki67Percent?.AsWritten.TrimEnd('%', ' ') is not { } index ? null
        : specimen.AsWritten?.GetValueOrDefault("ki67_percent") is { } report && About().IsMatch(report) ? T($"about {Numbers.Written(index)}") : Numbers.Written(index);

    /// <summary>G2, "G2 or G3", NEC; nothing where nothing excludes any.</summary>
    public static string? Grade(Ki67Point point) => point.Specimen.Differentiation switch
    {
        Differentiation.Poor => T("NEC"),
        Differentiation.Ambiguous => T("NET G3 or NEC"),
        _ => point.Grades.Count is 0 or 3 ? null : Listed.Or(point.Grades.Select(g => g.ToString())),
    };

    /// <summary>The lesion and where it lies: "L1, liver, distant metastasis".</summary>
    public static string? Lesion(Specimen s) => Joined(s.Lesion, s.Organ is { } organ ? FactWords.Word(organ) : null, s.SpecimenSite is { } site ? FactWords.Word(site) : null);

    /// <summary>One of several specimens among which a person says which one speaks: "resection, L1, pancreas, primary, 2018-08-12: no Ki-67, G2".</summary>
    public static string Specimen(Finding tissue, PatientSheet sheet)
    {
        var (s, point) = ((Specimen)tissue.Content, sheet.Ki67.Points.FirstOrDefault(p => p.Read.Id == tissue.Id));
        var what = Joined(Kind(s), Lesion(s), Numbers.When(tissue.Happened, sheet.Course.Axis));
        var says = Joined(point is { IsEvaluable: true } ? $"Ki-67 {Percent(point)} %" : T("no Ki-67"), point is null ? null : Grade(point), Reader(s));
        return $"{what}: {says}";
    }

    public static string? Kind(Specimen s) => s.SpecimenType switch
    {
        null => null,
        "fna_cell_block" => T("fine-needle aspirate, cell block"),
        "fna_smear" => T("fine-needle aspirate, smear"),
        var type => FactWords.Word(type),
    };

    public static string? Reader(Specimen s) => Joined(s.Reader, s.Read switch
    {
        ReadRole.Original => null,
        ReadRole.Second => T("second read"),
        ReadRole.Central => T("central review"),
        ReadRole.Consensus => T("consensus"),
    });

    /// <summary>What changed, how fast, and what besides the tumour may explain it.</summary>
    public static IReadOnlyList<string> Step(Ki67Step step) =>
    [
        .. new[]
        {
            Difference(step),
            PerYear(step),
            step.IsOrderKnown ? null : T("which came first is not known"),
            step.IsLateReview ? T("from a later review") : null,
            Likeness(step.Lesion, T("other lesion"), T("lesion not documented")),
            Likeness(step.KindOfSpecimen, T("other kind of specimen"), T("kind of specimen not documented")),
            Likeness(step.Reader, T("other reader"), T("reader not documented")),
        }.OfType<string>(),
    ];

    public static string Label(StepLabel label) => label switch
    {
        StepLabel.LateReview => T("a later review of the same tissue"),
        StepLabel.OtherLesion => T("another lesion was sampled"),
        StepLabel.OtherKindOfSpecimen => T("another kind of specimen"),
        StepLabel.OtherReader => T("another reader"),
        StepLabel.NotDocumented => T("not documented whether lesion, kind of specimen and reader are the same"),
        StepLabel.Evolution => T("evolution of the tumour: same lesion, kind of specimen and reader"),
    };

    public static string? Joined(params IEnumerable<string?> parts) => string.Join(", ", parts.Where(p => !string.IsNullOrWhiteSpace(p))) is { Length: > 0 } text ? text : null;

    /// <summary>Of bounds and ranges nothing exact is made: "at least −59", "−50 to −45"; a multiple only where both are numbers, and none that rounds to nothing.</summary>
    private static string? Difference(Ki67Step step) => step.Differences switch
    {
        null => null,
        var (least, greatest) when least == greatest => step.Fold is >= 0.1m and var fold ? T($"{Signed(least)} percentage points (×{fold:0.#})") : T($"{Signed(least)} percentage points"),
        ( >= 0 and var least, _) when step.IsBound => T($"at least {Signed(least)} percentage points"),
        (_, <= 0 and var greatest) when step.IsBound => T($"at least {Signed(greatest)} percentage points"),
        var (least, greatest) => T($"{Signed(least)} to {Signed(greatest)} percentage points"),
    };

    /// <summary>What stands before a number that is not exact, in the languages that entry and import read.</summary>
    [GeneratedRegex(@"(?<!\p{L})(about|approx\w*|around|roughly|appr|ca|cca|circa|cirka|c:a|c\.|omkring|ungef\w*|runt|rundt|omtrent|etwa|rund|zirka|environ|env|aprox\w*|intorno|appross\w*)(?!\p{L})|[~≈]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex About();

    // Partial dates leave a range; the flag stands where even its lower end reaches 2.
    private static string? PerYear(Ki67Step step) => step.PerYear is not var (least, greatest) ? null
        : step.IsSteep is true ? T($"{Pace(least, greatest)}, steep: 2 a year or more") : Pace(least, greatest);

    private static string Pace(decimal least, decimal greatest) =>
        Signed(least) == Signed(greatest) ? T($"{Signed(least)} a year") : T($"{Signed(least)} to {Signed(greatest)} a year");

    private static string Signed(decimal number) => (number > 0 ? "+" : "") + number.ToString("0.#", Locale.Current.Numbers).Replace('-', '−');

    private static string? Likeness(Likeness likeness, string other, string notDocumented) => likeness switch
    {
        Clinic.Likeness.Same => null,
        Clinic.Likeness.Other => other,
        Clinic.Likeness.NotDocumented => notDocumented,
    };
}
