using Islet.Clinic;
using Islet.Course;
using Islet.Imaging.Quantify;
using Islet.Imaging.Readings;

namespace Islet.Web;

/// <summary>The lesion with the greatest SUVmax of a scan.</summary>
/// <param name="Lesion">Null: the study says a maximum, and not of which lesion.</param>
/// <param name="SuvPeak">Null: not measured.</param>
public sealed record HottestLesion(string? Lesion, decimal SuvMax, decimal? SuvPeak);

/// <summary>One PET in the course of the tumour: what its lesions come to, as the findings in force say.</summary>
public sealed record BurdenPoint
{
    /// <summary>Name of the study; null: it has none.</summary>
    public string? Study { get; init; }

    public required When Day { get; init; }

    /// <summary>Every lesion with uptake was decided on and signed here; false: a report that may name only some.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Lesions that take up the tracer.</summary>
    public int Lesions { get; init; }

    /// <summary>SST-TV or MTV, mL: of the lesions that have a volume; null: nobody measured the whole tumour.</summary>
    public decimal? Ml { get; init; }

    /// <summary>TLA of receptors, TLG of FDG, g.</summary>
    public decimal? TlaG { get; init; }

    /// <summary>Lesions with uptake that have no volume: their region runs into an organ, or nobody measured it. They are in no sum.</summary>
    public IReadOnlyList<string> Unmeasured { get; init; } = [];

    /// <summary>Null: no SUVmax on record.</summary>
    public HottestLesion? Hottest { get; init; }

    /// <summary>By the second method; null: not known, for the reason in <see cref="NoSecond"/>.</summary>
    public decimal? SecondMl { get; init; }

    public string? SecondMethod { get; init; }

    /// <summary>Null: there is a second volume.</summary>
    public NoSecondVolume? NoSecond { get; init; }

    /// <summary>Second volume over first (pet-quantification 5.2); null: one of them is not known, or there is no volume.</summary>
    public decimal? Ratio => Ml > 0 ? SecondMl / Ml : null;

    public required SeriesTerms Terms { get; init; }
}

/// <summary>Why a PET has no volume by the second method.</summary>
public enum NoSecondVolume
{
    /// <summary>It was not quantified here.</summary>
    NotSignedHere,

    /// <summary>It was signed by a program that kept one volume only.</summary>
    SignedEarlier,

    /// <summary>The second method gives no edge for one of the lesions: a drawn sphere, a merged lesion, or no healthy liver.</summary>
    LacksLesion,

    /// <summary>No lesion has a volume by the first.</summary>
    NoVolume,

    /// <summary>Findings were corrected in the course since: the second volume is of other lesions.</summary>
    ChangedSince,
}

/// <summary>From one PET to the next of its kind.</summary>
/// <param name="Days">Between them; null: a day is not exactly known.</param>
/// <param name="Breaks">Why they are not compared; none: they are.</param>
/// <param name="Volume">Of both its parts no change where they are not compared.</param>
public sealed record BurdenStep(int? Days, IReadOnlyList<SeriesBreak> Breaks, ValueChange Volume, ValueChange Tla, ValueChange SuvMax, ValueChange SuvPeak)
{
    public bool IsComparable => Breaks.Count == 0;
}

/// <summary>The tumour of a course over time, by PETs of one kind. Receptor PET and FDG PET are two courses, and SPECT is in neither (pet-quantification 3.10 and 10).</summary>
/// <param name="Steps">One fewer than the points.</param>
public sealed record TumourBurden(TracerKind Kind, IReadOnlyList<BurdenPoint> Points, IReadOnlyList<BurdenStep> Steps)
{
    /// <summary>Findings keep a volume to a thousandth of a mL (<see cref="PetFindings"/>): their sum may differ by so much a lesion from what was signed.</summary>
    private const double RoundingMl = 0.001;

    /// <summary>Receptors first; a kind without a PET has none.</summary>
    /// <param name="signatures">What was signed here, by the study's name in the course.</param>
    public static IReadOnlyList<TumourBurden> Of(Snapshot snapshot, IReadOnlyDictionary<string, SignStep> signatures) =>
        [.. PetStudies.Of(snapshot).GroupBy(s => s.Tracer).OrderBy(g => g.Key).Select(g => Of(g.Key is PetTracer.Fdg ? TracerKind.Fdg : TracerKind.Sst, [.. g], snapshot, signatures))];

    private static TumourBurden Of(TracerKind kind, List<PetStudy> studies, Snapshot snapshot, IReadOnlyDictionary<string, SignStep> signatures)
    {
        List<BurdenPoint> points = [.. studies.Select(s => PointOf(kind, s, snapshot, s.Name is { } name ? signatures.GetValueOrDefault(name) : null))];
        return new(kind, points, [.. points.Zip(points.Skip(1), (a, b) => StepOf(a, b))]);
    }

    private static BurdenPoint PointOf(TracerKind kind, PetStudy study, Snapshot snapshot, SignStep? signature)
    {
        List<LesionUptake> there = [.. study.Lesions.Where(l => !l.IsGone && l.Positive is not false)], measured = [.. there.Where(l => l.Read.VolumeMl is not null)];
        var whole = signature is not null;
        decimal? ml = whole && (measured.Count > 0 || there.Count == 0) ? measured.Sum(l => l.Read.VolumeMl!.Value) : null;
        var none = NoSecond(signature, ml, measured.Count);
        return new()
        {
            Study = study.Name, Day = study.Leading.Happened, IsWhole = whole, Lesions = there.Count, Ml = ml,
            TlaG = ml is not null && measured.TrueForAll(l => l.Read.TotalLesionActivityG is not null) ? measured.Sum(l => l.Read.TotalLesionActivityG!.Value) : null,
            Unmeasured = whole ? [.. there.Except(measured).Select(l => l.Lesion)] : [], Hottest = HottestOf(study, there),
            SecondMethod = signature?.Volume?.SecondMethod, NoSecond = none, SecondMl = none is null ? (decimal)signature!.Volume!.SecondMl! : null, Terms = TermsOf(kind, study, snapshot),
        };
    }

    private static HottestLesion? HottestOf(PetStudy study, List<LesionUptake> there) => there.Where(l => l.Read.SuvMax is not null).MaxBy(l => l.Read.SuvMax) is { } hottest ? new(hottest.Lesion, hottest.Read.SuvMax!.Value, hottest.Read.SuvPeak)
        : study.Imaging.Max(s => s.SuvMax) is { } said ? new(null, said, null) : null;

    private static NoSecondVolume? NoSecond(SignStep? signature, decimal? ml, int lesions) => signature switch
    {
        null => NoSecondVolume.NotSignedHere,
        _ when ml is null => NoSecondVolume.NoVolume,
        { Volume: null } => NoSecondVolume.SignedEarlier,
        { Volume.SecondMl: null } => NoSecondVolume.LacksLesion,
        { Volume.Ml: var kept } => ml is { } now && Math.Abs((double)now - kept) <= RoundingMl * (1 + lesions) ? null : NoSecondVolume.ChangedSince,
    };

    private static SeriesTerms TermsOf(TracerKind kind, PetStudy study, Snapshot snapshot)
    {
        string? Said(Func<ImagingStudy, string?> of) => study.Imaging.Select(of).LastOrDefault(v => v is not null);
        var uptake = study.Imaging.Select(i => i.UptakeMinutes).LastOrDefault(m => m is not null);
        var analogue = AnalogueCover.At(snapshot, study.From, study.Imaging.Select(i => i.DaysSinceSsa).LastOrDefault(d => d is not null));
        return new(kind, Said(i => i.Tracer), Said(i => i.Scanner), Said(i => i.Reconstruction), (double?)uptake, analogue,
            SuvType: "SUVbw", Said(i => i.Segmentation), Search: "decided by the reader", Day: null); // a finding's SUV is by body weight; the order is that of the course
    }

    internal static BurdenStep StepOf(BurdenPoint a, BurdenPoint b)
    {
        // one substance, however its name is spelt
        var one = a.Terms.Tracer is { } first && b.Terms.Tracer is { } second && PetComparison.Between(new() { Tracer = first }, new() { Tracer = second }).IsOneSubstance;
        var breaks = SeriesBreak.Between(a.Terms, one ? b.Terms with { Tracer = a.Terms.Tracer } : b.Terms);
        ValueChange Of(string name, decimal? x, decimal? y) => ValueChange.Of(name, (double?)x, (double?)y, breaks.Count == 0);
        return new(a.Day is { First: { } from } && from == a.Day.Last && b.Day is { First: { } to } && to == b.Day.Last ? (int)AxisPoint.DaysBetween(from, to) : null, breaks, Of("volume", a.Ml, b.Ml), Of("tla", a.TlaG, b.TlaG),
            Of("suvmax", a.Hottest?.SuvMax, b.Hottest?.SuvMax), Of("suvpeak_at_max", a.Hottest?.SuvPeak, b.Hottest?.SuvPeak));
    }
}
