using Islet.Course;

namespace Islet.Studies;

/// <summary>The operation and every piece of tissue: at diagnosis, at resection, and again after progression.</summary>
internal static class Pathology
{
    private static readonly DateOnly NetG3Exists = new(2019, 8, 1); // WHO classification of digestive tumours, 5th ed., 2019
    private const int LastYearOfReviews = 2023;

    public static void Write(Clerk clerk, Profile profile, Story story)
    {
        var number = 0;
        if (story.Resected is not { } first || first > story.Diagnosed)
            Specimen(clerk, profile, story, $"S{++number}", story.Diagnosed, story.Disease.Ki67, Sampled.ByBiopsy(clerk.DiceFor("tissue/site"), story.Disease));
        if (story.Resected is { } operated)
        {
            Resection(clerk, profile.Missing, story, operated);
            Specimen(clerk, profile, story, $"S{++number}", operated, story.Disease.Ki67, new("resection", "primary", story.Disease.SizeMm));
        }
        foreach (var progressed in story.Lines.Select(line => line.Progressed).OfType<DateOnly>())
            Rebiopsy(clerk, profile, story, $"S{++number}", progressed);
    }

    private static void Resection(Clerk clerk, MissingProfile missing, Story story, DateOnly operated)
    {
        var spread = story.Disease.Spread;
        clerk.Happened("procedure/P1", operated, new Procedure
        {
            Tumour = "T1",
            StatedBy = StatedBy.Surgeon,
            Name = "resection",
            Intent = spread is Spread.Metastatic ? "palliative" : "curative",
            Margin = clerk.DiceFor("procedure/P1").Chance(missing.Margin) ? null : story.Margin,
        });
    }

    /// <summary>New tissue after a progression; its index is usually higher. The needle may miss.</summary>
    private static void Rebiopsy(Clerk clerk, Profile profile, Story story, string name, DateOnly progressed)
    {
        var dice = clerk.DiceFor($"rebiopsy/{name}");
        if (!dice.Chance(profile.Tissue.RebiopsyAtProgression))
            return;
        var day = progressed.AddDays(dice.Between(5, 30));
        var ki67 = Math.Clamp(story.Disease.Ki67 * profile.Tissue.RebiopsyKi67Ratio.Draw(dice), 0.1, 95);
        if (dice.Chance(profile.Tissue.RebiopsyInadequate))
        {
            clerk.Result($"specimen/{name}", day, day.AddDays(profile.Tissue.ReportDays.DrawDays(dice)), new Specimen
            {
                Tumour = "T1",
                StatedBy = StatedBy.Pathologist,
                SpecimenName = name,
                Adequate = false,
                SpecimenType = "core_biopsy",
                SpecimenSite = "distant_metastasis",
            });
        }
        else
        {
            Specimen(clerk, profile, story, name, day, ki67, new("core_biopsy", "distant_metastasis", null));
        }
    }

    private static void Specimen(Clerk clerk, Profile profile, Story story, string name, DateOnly taken, double ki67, Sampled sampled)
    {
        var (record, dice) = ($"specimen/{name}", clerk.DiceFor($"specimen/{name}"));
        var reported = taken.AddDays(profile.Tissue.ReportDays.DrawDays(dice));
        var index = Proliferation.Of(ki67, profile.Tissue.Ki67AsRange, dice);
        var report = Report(profile, story.Disease, index, reported, dice) with
        {
            SpecimenName = name,
            SpecimenType = sampled.By,
            SpecimenSite = sampled.Site,
            LargestDiameterMm = sampled.SizeMm is { } size && !dice.Chance(profile.Missing.Size) ? size : null,
        };
        if (sampled.SizeMm is null)
            report = report with { PerineuralInvasion = null, VascularInvasion = null }; // a needle does not show them
        clerk.Result(record, taken, reported, report);
        if (index.Grade is Grade.G3 && reported < NetG3Exists && dice.Chance(profile.Tissue.CentralReview))
            Reread(clerk, record, taken, report, index, dice);
    }

    /// <summary>One read. Before NET G3 existed, a G3 said nothing about differentiation.</summary>
    private static Specimen Report(Profile profile, Disease disease, Proliferation index, DateOnly reported, Dice dice) => new()
    {
        Tumour = "T1",
        StatedBy = StatedBy.Pathologist,
        Adequate = true,
        Differentiation = dice.Chance(profile.Missing.Differentiation) || (index.Grade is Grade.G3 && reported < NetG3Exists) ? null : Differentiation.Well,
        Ki67Percent = dice.Chance(profile.Missing.Ki67) ? null : index.AsWritten,
        MitosesPer2Mm2 = dice.Chance(profile.Missing.Mitoses) ? null : index.Mitoses,
        ReportedGrade = dice.Chance(profile.Missing.ReportedGrade) ? null : index.Grade,
        WhoEdition = Edition(reported),
        PerineuralInvasion = dice.Chance(profile.Missing.PerineuralInvasion) ? null : Seen(profile.Tumour.PerineuralInvasion[disease.Grade], dice),
        VascularInvasion = dice.Chance(profile.Missing.VascularInvasion) ? null : Seen(profile.Tumour.VascularInvasion[disease.Grade], dice),
    };

    /// <summary>The same tissue, years later: another read of it, which leads the first one and does not erase it (facts.md 1.5).</summary>
    private static void Reread(Clerk clerk, string record, DateOnly taken, Specimen first, Proliferation index, Dice dice)
    {
        var read = NetG3Exists.AddDays(dice.Between(60, (LastYearOfReviews - NetG3Exists.Year) * 365));
        clerk.Result(record + "/review", taken, read,
            first with { Read = ReadRole.Central, Differentiation = Differentiation.Well, ReportedGrade = index.Grade, WhoEdition = Edition(read) });
    }

    private static Presence Seen(double probability, Dice dice) => dice.Chance(probability) ? Presence.Present : Presence.Absent;

    /// <summary>The WHO edition in force on a day; null before there were grades.</summary>
    private static string? Edition(DateOnly day) => day.Year switch { < 2011 => null, < 2018 => "2010", < 2020 => "2017", < 2023 => "2019", _ => "2022" };
}

/// <summary>How tissue was taken, and from where.</summary>
/// <param name="SizeMm">Of the whole tumour; null: not seen through a needle.</param>
internal readonly record struct Sampled(string By, string Site, int? SizeMm)
{
    public static Sampled ByBiopsy(Dice dice, Disease disease) =>
        disease.Metastases is not null && dice.Chance(0.8) ? new("core_biopsy", "distant_metastasis", null)
        : new(dice.Chance(0.7) ? "fna_cell_block" : "core_biopsy", "primary", null);
}
