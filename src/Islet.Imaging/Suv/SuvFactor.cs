using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Imaging.Series;

namespace Islet.Imaging.Suv;

/// <summary>From a PET's headers to the factors that make its values SUVbw, or the reason why none can (pet-quantification 3.1 to 3.9).</summary>
/// <remarks>SUVbw = C × W ÷ D: C in Bq/mL, W in g, D in Bq at the moment to which C belongs (DICOM PS3.3 C.8.9.1; QIBA pseudo-code 2018; IBSI-SUV manual 2026).</remarks>
public static class SuvFactor
{
    private static readonly string[] Known = ["BQML", "CNTS", "GML", "CM2ML"], Other = ["PROPCNTS", "PROPCPS", "CPS", "1CM", "PCNT", "NONE", "CM2", "MGMINML", "UMOLMINML", "MLMING", "MLG", "UMOLML"];

    internal const double LeastBq = 1e6, MostBq = 2e10; // pet-quantification 3.1, E_DOSE

    private const double LeastMbq = 1, MostMbq = 2e4, PhilipsTolerance = 0.02;

    /// <param name="slices">Headers in the order of the image; null: an accepted gap.</param>
    /// <exception cref="RefusedException">The first rule of the gate that fails: E_UNITS, E_NOT_ATTN, E_MULTI_TRACER, E_WEIGHT, E_NOT_DECY, E_DOSE, E_HALFLIFE, E_TIME, E_TIME_NEGATIVE, E_PHILIPS_FACTORS;
    /// E_SUVTYPE; E_TAGS_DIFFER.</exception>
    public static SuvResult Of(ImageSeries series, IReadOnlyList<DicomSet?> slices, SuvChoices choices)
    {
        List<DicomSet> headers = [.. slices.OfType<DicomSet>()];
        var header = headers[0];
        SameInAll(series, headers);
        var units = header.Text(Tags.Units);
        if (!Known.Contains(units))
            throw new RefusedException("E_UNITS", $"{Tags.Units}", UidText.Word(units, Other), string.Join(", ", Known), "Export the series with quantitative values: counts per second and the like cannot become SUV.");
        if (!series.IsAttenuationCorrected)
            throw new RefusedException("E_NOT_ATTN", $"{Tags.CorrectedImage}", "no ATTN", "ATTN", "Take the attenuation-corrected series of the same examination.");
        var injected = Injected(header, choices);
        var (warnings, remarks) = (new List<Problem>(), new List<Problem>());
        var body = SuvBody.Of(header, choices, warnings);
        var result = units switch
        {
            "GML" or "CM2ML" => Normalised(units, header, slices.Count, body, choices, warnings),
            _ => Measured(units!, header, injected, slices, headers, body, choices, warnings, remarks),
        };
        if (!result.Factors.All(f => double.IsFinite(f) && f > 0))
            throw new RefusedException("E_FACTOR", $"series {series.Uid}", "a factor that is no number above 0", "g/mL per value", "Compare dose, weight, half-life and times in the header: together they give no SUV.");
        return Normalisations(result, body, warnings) with { Entered = [.. choices.Named()] };
    }

    internal static DicomSet Injected(DicomSet header, SuvChoices choices)
    {
        var items = header.Items(Tags.RadiopharmaceuticalInformationSequence);
        if (choices.Tracer is { } n && n >= 1 && n <= items.Count)
            return items[n - 1];
        if (items.Count > 1)
            throw new RefusedException("E_MULTI_TRACER", $"{Tags.RadiopharmaceuticalInformationSequence}", FormattableString.Invariant($"{items.Count} tracers"), "one", "Name the one whose activity the image shows (--tracer N, from 1).");
        return items.Count == 1 ? items[0] : DicomSet.Empty;
    }

    /// <summary>What is one for a series must not change from slice to slice.</summary>
    private static void SameInAll(ImageSeries series, List<DicomSet> headers)
    {
        DicomTag[] one = [Tags.Units, Tags.SuvType, Tags.DecayCorrection, Tags.PatientWeight, Tags.PatientSize, Tags.PatientSex],
            dose = [Tags.RadionuclideTotalDose, Tags.RadionuclideHalfLife, Tags.RadiopharmaceuticalStartTime, Tags.RadiopharmaceuticalStartDateTime];
        var injected = headers.ConvertAll(h => h.Item(Tags.RadiopharmaceuticalInformationSequence) ?? DicomSet.Empty);
        var differs = Array.Find(one, tag => headers.Exists(h => h.Text(tag) != headers[0].Text(tag)));
        if (differs == default)
            differs = Array.Find(dose, tag => injected.Exists(i => i.Text(tag) != injected[0].Text(tag)));
        if (differs != default)
            throw new RefusedException("E_TAGS_DIFFER", $"series {series.Uid}, {differs}", "several values", "one for all slices", "Find out which of them is right, and export the series again.");
    }

    /// <summary>BQML and CNTS (3.6, 3.7).</summary>
    private static SuvResult Measured(string units, DicomSet header, DicomSet injected, IReadOnlyList<DicomSet?> slices, List<DicomSet> headers, SuvBody body, SuvChoices choices, List<Problem> warnings, List<Problem> remarks)
    {
        var weight = body.Needed(header);
        var correction = DecayCorrection(header);
        var dose = Dose(header, injected, choices, warnings, out var fromGe);
        var halfLife = HalfLife.Of(injected, warnings, remarks);
        if (fromGe)
            dose = Vendor.GeDose(header, halfLife.Lambda) is >= LeastBq and <= MostBq and var net ? net : throw NoDose(injected);
        var (elapsed, from, administered) = Times(correction, header, injected, headers, halfLife, choices, warnings);
        if (elapsed is { } e && Administration.Unusual(e, halfLife.Nuclide) is { } unusual)
            remarks.Add(unusual);
        double PerBqMl(DicomSet slice) => weight * 1000 / dose * correction switch
        {
            "START" => Math.Exp(halfLife.Lambda * elapsed!.Value.TotalSeconds),
            "ADMIN" => 1, // the voxels are back at the injection already; decaying the dose as well would count it twice
            _ => NotCorrected(slice, halfLife, administered!.Value),
        };
        var (perBqMl, path) = (slices.Select(s => s is null ? (double?)null : PerBqMl(s)).ToList(), $"{units}, decay correction {correction}{(from is null ? "" : $", reference {from}")}{(fromGe ? ", dose of GEMS_PETD_01" : "")}");
        var factors = units == "BQML" ? perBqMl : Philips(slices, perBqMl, choices, ref path, warnings);
        var any = factors.First(f => f is not null)!.Value; // of an accepted gap, whose values are 0
        return new(path, [.. factors.Select(f => f ?? any)], elapsed, warnings, remarks, []) { Nuclide = halfLife.Nuclide?.Name, HalfLifeS = halfLife.Seconds, DoseBq = dose };
    }

    private static string DecayCorrection(DicomSet header)
    {
        var (word, corrected) = (header.Text(Tags.DecayCorrection), header.Texts(Tags.CorrectedImage).Contains("DECY"));
        return (word, corrected) is ("START" or "ADMIN", true) or ("NONE", false) ? word! : throw new RefusedException("E_NOT_DECY", $"{Tags.DecayCorrection}, {Tags.CorrectedImage}",
            $"{UidText.Word(word, "START", "ADMIN", "NONE")} {(corrected ? "with" : "without")} DECY", "START or ADMIN with DECY, or NONE without", "Have the header mended: it contradicts itself on whether decay is corrected.");
    }

    private static double Dose(DicomSet header, DicomSet injected, SuvChoices choices, List<Problem> warnings, out bool fromGe)
    {
        fromGe = false;
        if (choices.DoseBq is { } typed)
            return typed is >= LeastBq and <= MostBq ? typed : throw new RefusedException("E_DOSE", "the dose that was typed", FormattableString.Invariant($"{typed} Bq"), "1e6 to 2e10 Bq", "Type the dose in Bq.");
        if (injected.Text(Tags.RadionuclideTotalDose) is null && Vendor.IsGe(header) && Vendor.GeInjected(header) is not null)
        {
            fromGe = true;
            return 0;
        }
        switch (injected.Number(Tags.RadionuclideTotalDose))
        {
            case >= LeastBq and <= MostBq and var bq:
                return bq;
            case >= LeastMbq and <= MostMbq and var mbq:
                warnings.Add(new("W_DOSE_MBQ_ASSUMED", $"{Tags.RadionuclideTotalDose}", FormattableString.Invariant($"{mbq}"), "Bq", "It can only be MBq and was taken for that; make sure that it is."));
                return mbq * 1e6;
            default:
                throw NoDose(injected);
        }
    }

    private static RefusedException NoDose(DicomSet injected) =>
        new("E_DOSE", $"{Tags.RadionuclideTotalDose}", UidText.Number(injected.Text(Tags.RadionuclideTotalDose)), "1e6 to 2e10 Bq", "Type the injected activity in Bq (--dose).");

    private static (TimeSpan? Elapsed, string? From, DateTime? Administered) Times(string correction, DicomSet header, DicomSet injected, List<DicomSet> headers, HalfLife halfLife, SuvChoices choices, List<Problem> warnings)
    {
        switch (correction)
        {
            case "START":
                var reference = ReferenceTime.Of(headers, halfLife, warnings);
                return (Administration.Elapsed(header, injected, reference.At, halfLife, choices, warnings), reference.From, null);
            case "NONE":
                var first = ReferenceTime.Earliest(headers) ?? throw new RefusedException("E_TIME", $"{Tags.AcquisitionTime}", UidText.Time(header.Text(Tags.AcquisitionTime)), "when each slice was acquired", "Have the header mended.");
                var elapsed = Administration.Elapsed(header, injected, first, halfLife, choices, warnings);
                warnings.Add(new("W_NOT_DECAY_CORRECTED", $"{Tags.DecayCorrection}", "NONE", "START or ADMIN", "Each slice was corrected by its own time and duration."));
                return (elapsed, "acquisition of each slice", first - elapsed);
            default: // ADMIN needs no time; one that contradicts itself makes the scanner's own correction doubtful
                try
                {
                    return (Administration.Elapsed(header, injected, ReferenceTime.Of(headers, halfLife, []).At, halfLife, choices, []), null, null);
                }
                catch (RefusedException refused) when (refused.Problem.Code == "E_TIME")
                {
                    return (null, null, null);
                }
        }
    }

    /// <summary>Decay during the frame, and from the injection to its begin.</summary>
    private static double NotCorrected(DicomSet slice, HalfLife halfLife, DateTime administered)
    {
        if (ReferenceTime.Acquired(slice) is not { } acquired || slice.Number(Tags.ActualFrameDuration) is not (> 0 and < 1e9 and var ms))
            throw new RefusedException("E_TIME", $"{Tags.AcquisitionTime}, {Tags.ActualFrameDuration}", $"{UidText.Time(slice.Text(Tags.AcquisitionTime))}, {UidText.Number(slice.Text(Tags.ActualFrameDuration))}",
                "when each slice was acquired, and how long", "Have the header mended: without decay correction each slice needs both.");
        return halfLife.FrameGain(ms / 1000) * Math.Exp(halfLife.Lambda * (acquired - administered).TotalSeconds);
    }

    /// <summary>3.7: f_SUV makes SUVs at once and holds the scanner's weight, dose and time, so that what somebody typed in their place reaches the way by f_act alone; f_act makes Bq/mL.</summary>
    private static List<double?> Philips(IReadOnlyList<DicomSet?> slices, List<double?> perBqMl, SuvChoices choices, ref string path, List<Problem> warnings)
    {
        var (suv, activity) = (slices.Select(s => s is null ? null : Vendor.PhilipsSuv(s)).ToList(), slices.Select(s => s is null ? null : Vendor.PhilipsActivity(s)).ToList());
        bool All(List<double?> factors) => slices.Zip(factors, (slice, factor) => slice is null || factor is not null).All(there => there);
        var byActivity = All(activity) ? activity.Zip(perBqMl, (f, k) => f * k).ToList() : null;
        if (All(suv) && choices is { WeightKg: null, DoseBq: null, Injected: null })
        {
            path += ", Philips SUV factor";
            if (byActivity?.Zip(suv, (a, s) => a is { } x && s is { } y && Math.Abs(x - y) > PhilipsTolerance * y).Any(apart => apart) == true)
                warnings.Add(new("W_PHILIPS_DISAGREE", "(7053,xx00), (7053,xx09) of Philips PET Private Group", FormattableString.Invariant($"SUV factor {suv.First(f => f is not null):0.######}, through activity {byActivity.First(f => f is not null):0.######}"),
                    "both within 2 %", "The SUV factor was taken; it holds the weight and dose that the scanner knew."));
            return suv;
        }
        path += ", Philips activity factor";
        return byActivity ?? throw (All(suv)
            ? new RefusedException("E_PHILIPS_FACTORS", "(7053,xx00), (7053,xx09) of Philips PET Private Group", "the SUV factor only, which holds the weight, dose and time that the scanner knew", "the activity factor, where they are typed", "Type nothing, or export the series with the activity factor or as BQML.")
            : new RefusedException("E_PHILIPS_FACTORS", "(7053,xx00), (7053,xx09) of Philips PET Private Group", "neither, or zero, in a slice or more", "the SUV factor or the activity factor in every slice",
                "Export the series with its private elements, or as BQML."));
    }

    /// <summary>GML and CM2ML: the scanner divided already, by the mass of the body that it knew (3.8). A weight that somebody typed takes the place of that one.</summary>
    private static SuvResult Normalised(string units, DicomSet header, int count, SuvBody body, SuvChoices choices, List<Problem> warnings)
    {
        if ((choices.DoseBq, choices.Injected) is not (null, null))
            throw new RefusedException(choices.DoseBq is null ? "E_TIME" : "E_DOSE", choices.DoseBq is null ? "the time of injection that was typed" : "the dose that was typed", $"a series in {units}, whose values hold the dose and time that the scanner knew", "a series in BQML or CNTS",
                "Type neither, or export the series in Bq/mL.");
        var known = SuvBody.Of(header, SuvChoices.None, []);
        var scanner = known with { WeightKg = known.WeightKg ?? body.WeightKg, HeightCm = known.HeightCm ?? body.HeightCm };
        var type = units == "CM2ML" ? "BSA" : header.Text(Tags.SuvType) ?? "";
        if (type.Length == 0)
            warnings.Add(new("W_SUVTYPE_ASSUMED", $"{Tags.SuvType}", "absent", "BW, LBM, LBMJAMES128, LBMJANMA or IBW", "BW was assumed, as the standard says of its absence."));
        var mass = type switch
        {
            "" or "BW" => body.WeightKg / scanner.WeightKg ?? 1,
            "LBM" => PerBw(scanner.Mass(BodyMass.Morgan)),
            "LBMJAMES128" => PerBw(scanner.Mass(BodyMass.James128)),
            "LBMJANMA" => PerBw(scanner.Mass(BodyMass.Janmahasatian)),
            "IBW" => PerBw(scanner.Mass((_, h, s) => BodyMass.Ideal(h, s))),
            "BSA" => body.Needed(header) * 1000 / (scanner.SurfaceM2 * 1e4),
            _ => throw new RefusedException("E_SUVTYPE", $"{Tags.SuvType}", "another word", "BW, LBM, LBMJAMES128, LBMJANMA or IBW", "Export the series as SUVbw or in Bq/mL."),
        };
        if (mass is not { } factor)
            throw new RefusedException("E_SUVTYPE", $"{Tags.SuvType}, {Tags.PatientSize}, {Tags.PatientSex}", $"values normalised to {type}, and no {(scanner.HeightCm is null ? "height of 0.3 to 2.6 m" : "sex")}", "what turns them back into SUVbw", "Type the height (--height), or export the series in Bq/mL.");
        return new($"{units}, SUV type {(type.Length == 0 ? "BW, assumed" : type)}", [.. Enumerable.Repeat(factor, count)], null, warnings, [], []);

        double? PerBw(double? kg) => body.Needed(header) / kg;
    }

    private static SuvResult Normalisations(SuvResult result, SuvBody body, List<Problem> warnings)
    {
        var (janma, james) = (body.Mass(BodyMass.Janmahasatian) / body.WeightKg, body.Mass(BodyMass.James128) / body.WeightKg);
        if (janma is null)
            warnings.Add(new("W_SUL_UNAVAILABLE", $"{Tags.PatientSize}, {Tags.PatientWeight}, {Tags.PatientSex}", body.WeightKg is null ? "no weight" : body.HeightCm is null ? "no height of 0.3 to 2.6 m" : "no sex", "weight, height and sex", "No SUL is given; it is never estimated."));
        else if (body.Sex is BodySex.Other)
            warnings.Add(new("W_SEX_MEAN_FACTOR", $"{Tags.PatientSex}", "O", "M or F", "The mean of both formulas was taken for lean body mass."));
        return result with { WeightKg = body.WeightKg, SulJanmahasatian = janma, SulJames128 = james, SuvBsa = body.SurfaceM2 * 1e4 / (body.WeightKg * 1000) };
    }
}
