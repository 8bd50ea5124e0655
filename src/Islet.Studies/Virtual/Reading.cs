using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>One study and its reads: what the report says of the whole.</summary>
internal static class Reading
{
    private static readonly DateOnly DotatocIsUsual = new(2018, 1, 1); // before it 68Ga-DOTATATE or -TOC by centre [H]

    public static void Write(Clerk clerk, Profile profile, Story story, Lesions lesions, Uptake uptake, SeriesReads series, Scan scan)
    {
        var record = "imaging/" + scan.Name;
        var dice = clerk.DiceFor(record);
        var reported = scan.Day.AddDays(profile.Imaging.ReportDays.DrawDays(dice));
        var sstrMissing = dice.Chance(profile.Missing.SstrResult);
        if (dice.Chance(profile.Paperwork.LateReport))
            reported = scan.Day.AddDays(profile.Paperwork.LateDays.DrawDays(dice)); // a report from elsewhere
        if (clerk.Told(record, scan.Day, reported) is not { } told)
            return;
        var shown = uptake.On(scan.Day);
        var tumour = story.TumourOn(scan.Day);
        var said = Whole(story, scan, shown, tumour, dice);
        said = scan.Modality switch
        {
            Scan.SstrPet => Receptors(said, scan, story, shown, uptake, tumour && !sstrMissing, dice),
            Scan.FdgPet => Glucose(said, scan, shown, uptake, tumour),
            _ => Anatomy(said, shown, story, tumour, dice),
        };
        if (scan.Assessment is not null)
            said = series.Study(said, scan);
        if (scan.Look is { } look)
        {
            Quantified(clerk, profile, story, lesions, uptake, look, record, told, said, shown);
            return;
        }
        clerk.Write(record, told, said);
        if (scan.Assessment is not null)
        {
            series.Write(clerk, record, told, said, scan);
            return;
        }
        if (scan is { Modality: Scan.FdgPet, PairedWith: not null } && tumour)
            SecondReader(clerk, profile.Tracers, record, told, said, dice);
        if (tumour && scan.Measured && story.Nature.Followed && scan is { Modality: not "US", IsScintigraphy: false })
            LesionReading.Write(clerk, story, uptake, scan, told, shown, lesions, dice);
    }

    /// <summary>A PET of a measured line: numbers of the study and of every lesion.</summary>
    private static void Quantified(
        Clerk clerk, Profile profile, Story story, Lesions lesions, Uptake uptake, PetLook look, string record, Report told, ImagingStudy said, IReadOnlyList<Shown> shown)
    {
        var dice = clerk.DiceFor(record + "/numbers");
        said = SeriesPets.Study(said, look, profile, dice);
        var reads = SeriesPets.Lesions(shown, look, profile, story, lesions, uptake, clerk.DiceFor($"response/{look.Follow.Course}/uptake"), dice);
        clerk.Write(record, told, said.SuvMax is null ? said : said with { SuvMax = reads.Max(r => r.SuvMax) });
        foreach (var read in reads)
            clerk.Write($"lesion/{look.Name}/{read.Lesion}", told, read);
    }

    private static ImagingStudy Whole(Story story, Scan scan, IReadOnlyList<Shown> shown, bool tumour, Dice dice) => new()
    {
        Tumour = "T1",
        StatedBy = scan.IsPet ? StatedBy.NuclearMedicine : StatedBy.Radiologist,
        Study = scan.Name,
        Reader = scan.PairedWith is null ? null : "R1",
        Modality = scan.IsScintigraphy ? "SRS" : scan.Modality,
        Question = dice.Chance(0.8) ? scan.Question : null,
        PairedWith = scan.IsScintigraphy ? null : scan.PairedWith,
        TumourPresent = tumour,
        LiverMetastases = scan.Modality is Scan.FdgPet ? null : story.LiverMetastasesOn(scan.Day),
        BoneMetastases = tumour && shown.Any(l => l.Lesion.Organ is "bone") ? true : scan.IsPet ? false : null,
        ExtrahepaticDisease = tumour ? shown.Any(l => l.Lesion.Organ is "bone" or "lymph_node") : null,
    };

    private static ImagingStudy Receptors(ImagingStudy said, Scan scan, Story story, IReadOnlyList<Shown> shown, Uptake uptake, bool told, Dice dice)
    {
        var avid = shown.Where(l => l.Sstr).ToList();
        var unsure = dice.Chance(0.02);
        var result = !told ? null : unsure ? "indeterminate" : avid.Count > 0 ? "positive" : "negative";
        if (scan.IsScintigraphy)
            return said with { SrsResult = result, Tracer = "111In-pentetreotide" };
        var analogue = story.LineOn(scan.Day) is { Regimen.IsSsa: true } line ? Math.Min(scan.Day.DayNumber - line.Started.DayNumber, dice.Between(18, 30)) : default(int?);
        var krenning = result is "positive" ? avid.Max(uptake.Krenning) : default(int?);
        return said with
        {
            SstrPetResult = result,
            Tracer = story.ByProtocol || scan.Day >= DotatocIsUsual ? "68Ga-DOTATOC" : "68Ga-DOTATATE",
            Regions = ["whole body"],
            DaysSinceSsa = analogue,
            SriAtLeastLiver = krenning is { } k ? k >= 2 : result is "negative" ? false : null,
            KrenningScore = krenning ?? (result is "negative" ? 0 : null),
            SuvMax = result is "positive" ? avid.Max(l => l.SstrSuv) : null,
            SstrUptakeStrong = krenning is { } strong ? strong >= 3 : result is "negative" ? false : null,
            LesionsOccultOnCtMri = result is "positive" && dice.Chance(0.15) ? shown.Any(l => l.Lesion.Organ is "bone") : null,
        };
    }

    private static ImagingStudy Glucose(ImagingStudy said, Scan scan, IReadOnlyList<Shown> shown, Uptake uptake, bool tumour)
    {
        var avid = shown.Where(l => l.Fdg).ToList();
        said = said with
        {
            Tracer = "18F-FDG",
            Regions = ["whole body"],
            FdgPetResult = !tumour ? null : avid.Count > 0 ? "positive" : "negative",
            SuvMax = tumour && avid.Count > 0 ? avid.Max(l => l.FdgSuv) : null,
        };
        if (scan.PairedWith is null || !tumour)
            return said;
        var netpet = uptake.Netpet(shown);
        return said with { NetpetScore = netpet, FdgExceedsSstr = netpet is ['P', '4' or '5', ..], SstrNegativeDisease = Uptake.Negative(shown) };
    }

    private static ImagingStudy Anatomy(ImagingStudy said, IReadOnlyList<Shown> shown, Story story, bool tumour, Dice dice)
    {
        if (said.Modality is "US")
            return said;
        var (whole, burden, multifocal, doubtful) = (dice.Chance(0.6), dice.Chance(0.3), story.Nature.Heredity is "men1" or "vhl", dice.Chance(0.03));
        var liver = shown.Where(l => l.Lesion.Organ is "liver").ToList();
        return said with
        {
            Regions = whole ? ["chest", "liver", "pancreas", "abdomen"] : ["liver", "pancreas"],
            LiverTumorBurdenPercent = tumour && burden && liver.Count > 0 ? Math.Clamp(Math.Round(liver.Sum(l => l.Mm) / 5m) + 1, 1, 90) : null,
            LiverMetsPattern = tumour && liver.Count > 0 ? liver.Count >= 5 && liver.Sum(l => l.Mm) > 200 ? "diffuse" : "discrete" : null,
            MultifocalPnet = multifocal ? true : said.Modality is "MRI" && burden ? false : null,
            IndeterminateNewLesion = doubtful ? true : said.Question is "response" && whole ? false : null,
        };
    }

    /// <summary>A pair is read twice, apart; where the grades differ, once more together.</summary>
    private static void SecondReader(Clerk clerk, TracerProfile tracers, string record, Report told, ImagingStudy first, Dice dice)
    {
        var (read, differs, which) = (dice.Chance(0.7), dice.Chance(tracers.ReadersDiffer), dice.Chance(0.6));
        if (!read || first.NetpetScore is not { } score)
            return;
        var other = differs ? Other(score, which) : score;
        clerk.Write(record + "/R2", told, first with { Read = ReadRole.Second, Reader = "R2", NetpetScore = other, FdgExceedsSstr = null });
        if (other != score)
            clerk.Write(record + "/consensus", told, first with { Read = ReadRole.Consensus, Reader = null });
    }

    /// <summary>The neighbouring grade: another count of lesions, or the uptake called the other way.</summary>
    private static string Other(string score, bool count) => score switch
    {
        "P0" or "P5" => "P1",
        "P1" => "P2a",
        ['P', var step, var few] => count ? string.Create(CultureInfo.InvariantCulture, $"P{step}{(few == 'a' ? 'b' : 'a')}") : step == '2' ? $"P3{few}" : $"P2{few}",
        _ => score,
    };
}
