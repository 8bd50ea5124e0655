using Islet.Course;

namespace Islet.Studies;

/// <summary>The operation and every piece of tissue: at diagnosis, at resection, and again after progression.</summary>
internal static class Pathology
{
    private static readonly DateOnly NetG3Exists = new(2019, 8, 1); // WHO classification of digestive tumours, 5th ed., 2019
    private const int LastYearOfReviews = 2023;

    public static void Write(Clerk clerk, Profile profile, Story story, Lesions lesions)
    {
        var number = 0;
        if (story.BiopsiedFirst)
            Specimen(clerk, profile, story, $"S{++number}", story.Diagnosed, story.Disease.Ki67, Sampled.ByBiopsy(clerk.DiceFor("tissue/site"), story.Disease, lesions));
        if (story.Resected is { } operated)
        {
            Resection(clerk, profile.Missing, story, lesions, operated);
            Specimen(clerk, profile, story, $"S{++number}", operated, story.Disease.Ki67, new("resection", "primary", story.Disease.SizeMm, "pancreas", "L1"));
        }
        foreach (var turn in story.Turns)
        {
            if (turn.Biopsy is { } biopsy)
                Again(clerk, profile, story, lesions, biopsy);
        }
    }

    private static void Resection(Clerk clerk, MissingProfile missing, Story story, Lesions lesions, DateOnly operated)
    {
        var spread = story.Disease.Spread;
        clerk.Happened("procedure/P1", operated, new Procedure
        {
            Tumour = "T1",
            StatedBy = StatedBy.Surgeon,
            Name = "resection",
            Target = story.Disease.Nodes ? ["primary", "nodes"] : ["primary"],
            Lesions = [.. lesions.All.Where(l => l.Gone == operated).Select(l => l.Name)],
            Intent = spread is Spread.Metastatic ? "palliative" : "curative",
            Margin = clerk.DiceFor("procedure/P1").Chance(missing.Margin) ? null : story.Margin,
        });
    }

    private static void Again(Clerk clerk, Profile profile, Story story, Lesions lesions, Rebiopsy biopsy)
    {
        var dice = clerk.DiceFor("rebiopsy/lesion/" + biopsy.Name);
        var target = lesions.All.LastOrDefault(l => l.Organ is "liver" && l.IsThereOn(biopsy.Taken)); // the newest lesion: it is the one that grows
        var named = dice.Chance(profile.Recharacterization.LesionNamed) ? target?.Name : null;
        if (!biopsy.Missed)
        {
            Specimen(clerk, profile, story, biopsy.Name, biopsy.Taken, biopsy.Ki67, new("core_biopsy", "distant_metastasis", null, "liver", named));
            return;
        }
        var told = clerk.DiceFor($"rebiopsy/{biopsy.Name}/report");
        clerk.Result($"specimen/{biopsy.Name}", biopsy.Taken, biopsy.Taken.AddDays(profile.Tissue.ReportDays.DrawDays(told)), new Specimen
        {
            Tumour = "T1",
            StatedBy = StatedBy.Pathologist,
            SpecimenName = biopsy.Name,
            Lesion = named,
            Adequate = false,
            InadequateBecause = profile.Recharacterization.Missed.Draw(dice),
            SpecimenType = "core_biopsy",
            Organ = "liver",
            SpecimenSite = "distant_metastasis",
        });
    }

    private static void Specimen(Clerk clerk, Profile profile, Story story, string name, DateOnly taken, double ki67, Sampled sampled)
    {
        var (record, dice) = ($"specimen/{name}", clerk.DiceFor($"specimen/{name}"));
        var reported = taken.AddDays(profile.Tissue.ReportDays.DrawDays(dice));
        var index = Proliferation.Of(ki67, profile.Tissue.Ki67AsRange, dice);
        var report = Report(profile, story, index, reported, dice) with
        {
            SpecimenName = name,
            SpecimenType = sampled.By,
            SpecimenSite = sampled.Site,
            Organ = sampled.Organ,
            Lesion = sampled.Lesion,
            LargestDiameterMm = sampled.SizeMm is { } size && !dice.Chance(profile.Missing.Size) ? size : null,
        };
        if (sampled.SizeMm is null)
            report = report with { PerineuralInvasion = null, VascularInvasion = null }; // a needle does not show them
        var central = index.Grade is Grade.G3 && reported < NetG3Exists && dice.Chance(profile.Tissue.CentralReview);
        report = Microscopy.Of(report, story, index, clerk.DiceFor(record + "/microscopy"));
        report = Contradictions.OfGrade(profile.Paperwork, clerk, record, report);
        clerk.Result(record, taken, reported, report);
        if (central)
        {
            var read = NetG3Exists.AddDays(dice.Between(60, (LastYearOfReviews - NetG3Exists.Year) * 365));
            Reviews.Central(clerk, profile, story, record, taken, read, report with { WhoEdition = Edition(read), ReportedGrade = index.Grade });
        }
        else if (report.Differentiation is not null)
        {
            Reviews.Second(clerk, record, taken, reported, report, ki67);
        }
    }

    /// <summary>One read. Before NET G3 existed, a G3 said nothing about differentiation.</summary>
    private static Specimen Report(Profile profile, Story story, Proliferation index, DateOnly reported, Dice dice)
    {
        var (grade, missing) = (story.Disease.Grade, profile.Missing);
        var report = new Specimen
        {
            Tumour = "T1",
            StatedBy = StatedBy.Pathologist,
            Adequate = true,
            Differentiation = dice.Chance(missing.Differentiation) || (index.Grade is Grade.G3 && reported < NetG3Exists) ? null : Differentiation.Well,
            Ki67Percent = dice.Chance(missing.Ki67) ? null : index.AsWritten,
            MitosesPer2Mm2 = dice.Chance(missing.Mitoses) ? null : index.Mitoses,
            ReportedGrade = dice.Chance(missing.ReportedGrade) ? null : index.Grade,
            WhoEdition = Edition(reported),
            PerineuralInvasion = dice.Chance(missing.PerineuralInvasion) ? null : Seen(profile.Tumour.PerineuralInvasion[grade], dice),
            VascularInvasion = dice.Chance(missing.VascularInvasion) ? null : Seen(profile.Tumour.VascularInvasion[grade], dice),
        };
        return story.Nature.Variant is Variant.Net ? report : Microscopy.NotWell(report, story.Nature, read: reported >= NetG3Exists);
    }

    private static Presence Seen(double probability, Dice dice) => dice.Chance(probability) ? Presence.Present : Presence.Absent;

    /// <summary>The WHO edition in force on a day; null before there were grades.</summary>
    private static string? Edition(DateOnly day) => day.Year switch { < 2011 => null, < 2018 => "2010", < 2020 => "2017", < 2023 => "2019", _ => "2022" };
}

/// <summary>How tissue was taken, and from where.</summary>
/// <param name="SizeMm">Of the whole tumour; null: not seen through a needle.</param>
internal readonly record struct Sampled(string By, string Site, int? SizeMm, string Organ, string? Lesion)
{
    public static Sampled ByBiopsy(Dice dice, Disease disease, Lesions lesions)
    {
        var elsewhere = lesions.All.FirstOrDefault(l => l.Organ is "liver" or "bone");
        return disease.Metastases is not null && dice.Chance(0.8) ? new("core_biopsy", "distant_metastasis", null, elsewhere?.Organ ?? "liver", elsewhere?.Name)
            : new(dice.Chance(0.7) ? "fna_cell_block" : "core_biopsy", "primary", null, "pancreas", "L1");
    }
}
