using Islet.Clinic;
using Islet.Course;

namespace Islet.Studies;

/// <summary>How a treatment that begins after time zero enters a comparison.</summary>
public enum ExposureKind
{
    /// <summary>A covariate that changes on the day the treatment begins: each patient is unexposed until then, and exposed from then on.</summary>
    TimeDependent,

    /// <summary>Who was treated by a day, compared from that day on, of those still under observation.</summary>
    Landmark,

    /// <summary>Whoever was ever treated in follow-up against the others, from time zero: biased by immortal time, and remarked on wherever it is shown.</summary>
    Ever,
}

/// <param name="At">Of a landmark: so long after time zero, in the endpoint's unit.</param>
public sealed record ExposureForm(ExposureKind Kind, double At = 0);

/// <summary>Patients who were given a treatment against those who were not (yet).</summary>
/// <param name="Class">What is given; null: the start of the line <paramref name="Line"/>.</param>
/// <param name="Forms">Side by side, in the file's order.</param>
public sealed record ExposureAnalysis(string Id, string Label, Endpoint Endpoint, DrugClass? Class, int? Line, IReadOnlyList<ExposureForm> Forms) : FurtherAnalysis(Id, Label)
{
    /// <summary>Beside the unadjusted ratio one adjusted for these; none: unadjusted alone.</summary>
    public IReadOnlyList<ModelTerm> Adjust { get; init; } = [];

    public double Confidence { get; init; } = 0.95;

    /// <summary>A history that nobody called complete, without the treatment, is taken to be without it. Else the patient is left out: not recorded is not "never".</summary>
    public bool NotRecordedIsNever { get; init; }

    /// <summary>Name of a forest figure's file; null: none is wanted.</summary>
    public string? Figure { get; init; }

    public override TableKind Kind => TableKind.Exposure;

    /// <summary>Whom it is about; empty: everybody.</summary>
    public IReadOnlyList<Within> Within { get; init; } = [];

    internal override IReadOnlyList<ModelTerm> Terms => Adjust;

    internal override IReadOnlyList<Within> Parts => Within;

    internal override ExposureReading Read(FurtherSight patient) => Line is { } number ? OfLine(patient, number) : OfClass(patient, Class!.Value);

    internal override ExposureResult Run(FurtherCohort cohort) => ExposureEstimate.Of(this, cohort);

    private ExposureReading OfLine(FurtherSight patient, int number)
    {
        var lines = TherapyLines.AsBegun(patient.Events.AtEnd);
        return lines.Lacks(number) switch
        {
            null => From(patient, [lines.Lines[number - 1].Start]),
            NoOutcome.NoSuchLine or NoOutcome.HistoryOpen when lines.LogClosed is not null || NotRecordedIsNever => ExposureReading.Never,
            _ => ExposureReading.Unknown,
        };
    }

    /// <summary>One record makes it given. A class that may mean it, a drug in no table, or one of unknown day stands against "never" (facts.md 3.8).</summary>
    private ExposureReading OfClass(FurtherSight patient, DrugClass wanted)
    {
        var end = patient.Events.AtEnd;
        List<When> given = [.. end.Visible<Treatment>().Where(s => Has(s.Finding, wanted)).Select(s => s.Finding.Happened)];
        var hidden = end.Findings.Any(s => s.Visibility is Visibility.NoDate or Visibility.HappenedUncertain && !s.Finding.IsWithdrawal && s.Finding.Content is Treatment && Has(s.Finding, wanted));
        if (given.Count > 0)
            return hidden ? ExposureReading.Unknown : From(patient, given);
        var perhaps = end.Visible<Treatment>().Any(s => ((Treatment)s.Finding.Content).Drugs.Any(drug => DrugTable.Of(drug) is null || (IsChemotherapy(wanted) && DrugTable.Of(drug) is DrugClass.Chemotherapy)));
        return hidden || perhaps || (TherapyLines.Of(end).LogClosed is null && !NotRecordedIsNever) ? ExposureReading.Unknown : ExposureReading.Never;
    }

    /// <summary>The first of them; where its day is not known, nobody can say who was exposed when.</summary>
    private static ExposureReading From(FurtherSight patient, IReadOnlyList<When> starts)
    {
        if (starts.Any(w => !w.IsKnown))
            return ExposureReading.Unknown;
        var (first, last) = (starts.Min(w => w.First!.Value), starts.Min(w => w.Last!.Value)); // between these lies the earliest
        return first == last || last <= patient.Zero ? ExposureReading.Since(AxisPoint.DaysBetween(patient.Zero, last)) : ExposureReading.Unknown;
    }

    private static bool Has(Finding finding, DrugClass wanted) => ((Treatment)finding.Content).Drugs.Any(drug => DrugTable.Of(drug) == wanted);

    private static bool IsChemotherapy(DrugClass wanted) => wanted is DrugClass.Alkylator or DrugClass.Platinum or DrugClass.Oxaliplatin or DrugClass.Etoposide or DrugClass.Fluoropyrimidine
        or DrugClass.TopoisomeraseInhibitor or DrugClass.Anthracycline or DrugClass.Taxane or DrugClass.Gemcitabine or DrugClass.VincaAlkaloid;
}

/// <summary>Since when a patient was exposed.</summary>
/// <param name="Days">After time zero; 0 or less: from the start; null: never, as far as followed.</param>
public sealed record ExposureReading(bool IsKnown, decimal? Days) : FurtherReading
{
    public static ExposureReading Never { get; } = new(true, null);

    public static ExposureReading Unknown { get; } = new(false, null);

    public static ExposureReading Since(decimal days) => new(true, days);
}
