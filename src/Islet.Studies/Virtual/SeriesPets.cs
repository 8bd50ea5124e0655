using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>A PET within a measured line.</summary>
/// <param name="Lost">Receptors have gone, and FDG has come.</param>
internal sealed record PetLook(FollowUp Follow, string Modality, DateOnly Day, string Name, bool Seen = false, bool Lost = false);

/// <summary>PETs by which a line is followed: receptors under PRRT, FDG in tumours above 20 %; quantified lesion by lesion, with what decides whether two may be compared.</summary>
internal static class SeriesPets
{
    private const int Interim = 130, AfterAll = 200; // days from the start of PRRT: after two cycles, after all [H]
    private const int BeforeSecond = 40; // days: after the first cycle and before the second [H]

    public static IEnumerable<PetLook> Of(Profile profile, Story story, FollowUp follow, Dice dice)
    {
        var (line, turn) = (story.Lines[follow.Line], story.Turns.FirstOrDefault(t => t.Line == follow.Line));
        var (early, interim, fdg, lost) = (dice.Chance(profile.Response.Pet.AfterFirstCycle), dice.Chance(profile.Response.Pet.Interim), dice.Chance(profile.Response.Pet.Fdg), dice.Chance(profile.Response.Pet.Dedifferentiation));
        var looks = new List<PetLook>();
        var end = turn?.Day ?? story.Ending.Day;
        var shown = turn is { Seen: not null } && !turn.IsCharacterized(profile.Recharacterization) ? follow.Assessments.LastOrDefault(a => a.Seen) : null;
        if (line.Regimen.Cycles is not null)
            looks.AddRange(Receptors(line, follow, early, interim, dice));
        else if (fdg && !story.ByProtocol && !line.Regimen.IsSsa && story.Ki67On(line.Started) > 20)
            looks.AddRange(follow.Assessments.Take(2).Where(a => !a.Seen).Select(a => Beside(follow, a, Scan.FdgPet, dice)));
        if (shown is not null && looks.Count > 0)
        {
            var gone = lost && line.Regimen.Cycles is not null;
            looks.Add(Beside(follow, shown, looks[0].Modality, dice) with { Seen = true, Lost = gone });
            if (gone)
                looks.Add(Beside(follow, shown, Scan.FdgPet, dice) with { Seen = true, Lost = true });
        }
        return looks.Where(l => l.Day < story.Ending.Day && (l.Seen || l.Day < end)).OrderBy(l => l.Day);
    }

    /// <summary>Numbers of the study: how it was made, and healthy tissue to compare with.</summary>
    public static ImagingStudy Study(ImagingStudy said, PetLook look, Profile profile, Dice dice)
    {
        var (pet, fdg) = (profile.Response.Pet, look.Modality is Scan.FdgPet);
        var baseline = look.Name.Contains("-0", StringComparison.Ordinal);
        var (moved, other, drawn, late, little) = (dice.Chance(pet.OtherScanner) && !baseline, dice.Chance(pet.OtherTracer) && !baseline, dice.Chance(pet.OtherSegmentation) && !baseline, dice.Chance(0.05) && !baseline, dice.Chance(0.05) && !baseline);
        var liver = fdg ? 2.2 + (0.2 * dice.Uniform()) : profile.Tracers.LiverSuvMean.Of(45 + (10 * dice.Uniform()));
        return said with
        {
            Course = look.Follow.Course,
            Scanner = moved ? "PET 2" : "PET 1",
            Reconstruction = moved ? "OSEM TOF PSF" : "OSEM TOF",
            Tracer = fdg || !other ? said.Tracer : said.Tracer is "68Ga-DOTATOC" ? "68Ga-DOTATATE" : "64Cu-DOTATATE",
            Segmentation = drawn ? "SUV 4" : "42%SUVmax",
            UptakeMinutes = 60 + dice.Between(-5, 6) + (late ? 25 : 0),
            ActivityMbq = (fdg ? 300 : 150) + dice.Between(-12, 12) - (little ? 45 : 0),
            DaysSinceSsa = fdg ? null : said.DaysSinceSsa ?? (dice.Chance(0.4) ? dice.Chance(0.1) ? 8 : dice.Between(22, 29) : null),
            LiverSuvMean = Amount.Of(liver, 2),
            LiverSulMean = Amount.Of(liver * 0.74, 2),
            LiverSulSd = Amount.Of(liver * 0.08, 2),
            BloodPoolSulMean = Amount.Of((fdg ? 1.4 : 1.1) + (0.1 * dice.Uniform()), 2),
            BloodPoolSulSd = Amount.Of(0.15 + (0.03 * dice.Uniform()), 2),
        };
    }

    public static IReadOnlyList<LesionRead> Lesions(IReadOnlyList<Shown> shown, PetLook look, Profile profile, Story story, Lesions lesions, Uptake uptake, Dice traits, Dice dice)
    {
        var depth = look.Follow.Assessments.Min(a => lesions.Burden.Over(look.Follow.From, a.Day));
        var level = LevelAt(look, profile, story, depth, lesions.Burden.Over(look.Follow.From, look.Day), traits);
        return [.. shown.Select(lesion => Lesion(lesion, look, uptake, level * (0.94 + (0.12 * dice.Uniform())), dice))];
    }

    /// <summary>Uptake over that before the line. Under PRRT it falls to its end; FDG falls in a response, and rises with a progression. [H]</summary>
    private static double LevelAt(PetLook look, Profile profile, Story story, double depth, double size, Dice traits)
    {
        var (fall, u) = (profile.Response.Pet.Fall.Of(100 * traits.Uniform()), traits.Uniform());
        var since = Math.Clamp((look.Day.DayNumber - story.Lines[look.Follow.Line].Started.DayNumber) / (double)AfterAll, 0, 1);
        if (look.Modality is not Scan.FdgPet)
            return look.Lost ? 0.3 + (0.2 * u) : 1 - (fall * since * Math.Clamp((1.02 - size) / 0.2, 0, 1)); // what grows keeps its uptake
        return look.Day <= look.Follow.From.AddDays(28) ? 1 : look.Seen ? 1.35 + (0.4 * u) : depth <= 0.7 ? 0.4 + (0.25 * u) : 0.8 + (0.25 * u);
    }

    private static LesionRead Lesion(Shown shown, PetLook look, Uptake uptake, double level, Dice dice)
    {
        var fdg = look.Modality is Scan.FdgPet;
        var (positive, hu) = (fdg ? shown.Fdg || look.Lost : shown.Sstr, dice.Between(38, 62));
        var max = Amount.Of((double)(fdg ? shown.FdgSuv : shown.SstrSuv) * level, 1);
        var read = new LesionRead
        {
            Lesion = shown.Lesion.Name,
            Tumour = "T1",
            StatedBy = StatedBy.NuclearMedicine,
            Study = look.Name,
            Organ = shown.Lesion.Organ,
            Part = shown.Lesion.Part,
            Status = shown.Mm < Followed.Visible ? LesionStatus.Absent : LesionStatus.Present,
            TracerPositive = positive,
            KrenningScore = fdg ? null : uptake.Krenning(shown with { SstrSuv = max }),
        };
        if (!positive || shown.Mm < Followed.Visible)
            return read;
        var (mean, ml) = (Amount.Of(max * 0.55m, 1), Amount.Of(LesionReading.Volume(shown.Mm) * (decimal)Math.Min(1, 0.5 + (level / 2)), 1));
        return read with
        {
            SuvMax = max,
            SuvPeak = Amount.Of(max * 0.82m, 1),
            SuvMean = mean,
            SulPeak = Amount.Of(max * 0.61m, 1),
            VolumeMl = ml,
            TotalLesionActivityG = Amount.Of(ml * mean, 1),
            AttenuationHu = hu,
        };
    }

    private static IEnumerable<PetLook> Receptors(Line line, FollowUp follow, bool early, bool interim, Dice dice)
    {
        yield return Beside(follow, follow.Assessments[0], Scan.SstrPet, dice);
        if (early)
            yield return new(follow, Scan.SstrPet, line.Started.AddDays(dice.Between(BeforeSecond, 52)), $"R{follow.Line + 1}-C1S");
        var between = follow.Between;
        if (interim && between is [var first, ..] && first.Day <= line.Started.AddDays(Interim))
            yield return Beside(follow, first, Scan.SstrPet, dice);
        foreach (var (n, after) in between.Where(a => a.Day >= line.Started.AddDays(AfterAll)).Index())
        {
            if (n % 4 == 0) // at the end, and once a year
                yield return Beside(follow, after, Scan.SstrPet, dice);
        }
    }

    /// <summary>In the days after CT or MRI, at the baseline still before the first dose.</summary>
    private static PetLook Beside(FollowUp follow, Assessment at, string modality, Dice dice) => new(follow, modality,
        at.Day.AddDays(at.IsBaseline ? 0 : dice.Between(1, 5)), string.Create(CultureInfo.InvariantCulture, $"{at.Study}{(modality is Scan.FdgPet ? 'F' : 'S')}"));
}
