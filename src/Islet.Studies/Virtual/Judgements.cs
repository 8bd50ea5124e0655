using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>What only a person may say, and sometimes does (facts.md section 4).</summary>
internal static class Judgements
{
    public static void Write(Clerk clerk, Profile profile, Story story)
    {
        Extent(clerk, story);
        Syndrome(clerk, profile, story);
        Bookkeeping(clerk, profile, story);
        Board(clerk, story);
        Pace(clerk, profile, story);
        Tissue(clerk, profile, story);
    }

    private static void Extent(Clerk clerk, Story story)
    {
        var dice = clerk.DiceFor("judgement/extent");
        if (dice.Chance(0.8) || story.ByProtocol)
            Say(clerk, "extent/1", story.Diagnosed.AddDays(15), "disease_status", story.Disease.Metastases is not null ? "metastatic" : story.Resected is null ? "locally_advanced" : "localized", StatedBy.Board);
        if (story is { Resected: { } operated, Disease.Metastases: null } && story.Margin is ResectionMargin.R0 && dice.Chance(0.7))
            Say(clerk, "extent/2", operated.AddDays(45), "disease_status", "resected_no_evidence", StatedBy.Board);
        if (story.Relapsed is { } relapsed && dice.Chance(0.7))
            Say(clerk, "extent/3", relapsed.AddDays(10), "disease_status", "metastatic", StatedBy.Board);
        if (story.Disease.Metastases is null)
            return;
        if (dice.Chance(0.5))
            Say(clerk, "volume", story.Diagnosed.AddDays(15), "tumor_volume", story.Disease.Grade is Grade.G1 ? "low" : dice.Chance(0.5) ? "moderate" : "high", StatedBy.Board);
        if (dice.Chance(0.4))
            Say(clerk, "site", story.Diagnosed.AddDays(15), "dominant_site", story.Disease.InLiver ? "liver" : "bone", StatedBy.Radiologist);
        if (dice.Chance(0.4))
            Say(clerk, "resectable", story.Diagnosed.AddDays(15), "liver_resectable", dice.Chance(0.15) ? "true" : "false", StatedBy.Surgeon);
        if (dice.Chance(0.4) && !story.ByProtocol)
            Say(clerk, "inoperable", story.Diagnosed.AddDays(15), "inoperable", story.Resected is null ? "true" : "false", StatedBy.Surgeon);
    }

    private static void Syndrome(Clerk clerk, Profile profile, Story story)
    {
        var dice = clerk.DiceFor("judgement/syndrome");
        var named = story.Disease.Function?.ToLowerInvariant();
        var day = story.Diagnosed.AddDays(12);
        if (named is null && Contradictions.OfSyndrome(profile, clerk, story))
        {
            Say(clerk, "syndrome/1", day, "functional_syndrome", "gastrinoma", StatedBy.Clinician, "planted: the gastrin is normal");
            clerk.Result("laboratory/planted/gastrin", day, day.AddDays(2), new Laboratory
            {
                Analyte = "gastrin", StatedBy = StatedBy.Laboratory, Value = 24, Unit = "pmol/L", Upper = 60, Specimen = "plasma", Fasting = true, Reading = LaboratoryReading.Normal,
            });
        }
        else if (named is not null || dice.Chance(0.5) || story.ByProtocol)
        {
            Say(clerk, "syndrome/1", day, "functional_syndrome", named ?? "none", StatedBy.Clinician);
        }
        foreach (var turn in story.Turns.Where(t => t.Syndrome))
        {
            Say(clerk, string.Create(CultureInfo.InvariantCulture, $"syndrome/turn/{turn.Number}"), turn.Day.AddDays(21), "functional_syndrome",
                turn.Hormone is "vip" ? "vipoma" : "gastrinoma", StatedBy.Clinician);
            Panels.Raised(clerk, string.Create(CultureInfo.InvariantCulture, $"laboratory/turn/{turn.Number}"), turn.Day.AddDays(16), turn.Hormone!, "T1");
        }
        if (Panels.SecretedOn(story, day) is [var hormone, ..] && dice.Chance(0.6))
            Say(clerk, "hormone", day, "hormone_elevated", "true", StatedBy.Clinician, hormone);
        if (named is not null && story.WithTumourSince is not null && dice.Chance(0.3))
            Say(clerk, "refractory", story.Diagnosed.AddDays(200), "hormone_symptoms_refractory", dice.Chance(0.4) ? "true" : "false", StatedBy.Clinician);
    }

    private static void Bookkeeping(Clerk clerk, Profile profile, Story story)
    {
        var dice = clerk.DiceFor("judgement/log");
        if (dice.Chance(profile.Paperwork.LogClosed))
            Say(clerk, "log", story.Diagnosed.AddDays(4), Judgement.TreatmentLogClosed, "true", StatedBy.Clinician);
        if (story.Nature.SecondPrimary is { } second && second < story.Ending.Day)
        {
            clerk.Happened("tumour/T2", second, new TumourEntity
            {
                Tumour = "T2", StatedBy = StatedBy.Clinician, Organ = "duodenum", Family = TumourFamily.Nen, Relation = dice.Chance(0.3) ? "undetermined" : "independent", RelatedTo = "T1",
            });
            clerk.Happened("judgement/T2", second.AddDays(10),
                new Judgement { Tumour = "T2", StatedBy = StatedBy.Clinician, About = "functional_syndrome", Value = "gastrinoma" });
            Panels.Raised(clerk, "laboratory/T2", second.AddDays(5), "gastrin", "T2");
            if (dice.Chance(0.7))
                Say(clerk, "index", second.AddDays(20), Judgement.IndexTumour, "T1", StatedBy.Board);
        }
        if (dice.Chance(0.15) && story.Diagnosed.AddDays(-60) >= Scan.ReceptorPet) // before receptor PET there may have been a scintigraphy
            Say(clerk, "done", story.Diagnosed.AddDays(5), "srs_result", "not_done", StatedBy.Clinician);
        if (dice.Chance(0.1))
            Say(clerk, "available", story.Diagnosed.AddDays(5), "sstr_pet_available", "true", StatedBy.Clinician);
    }

    private static void Board(Clerk clerk, Story story)
    {
        foreach (var (i, line) in story.Lines.Index())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"L{i + 1}");
            var dice = clerk.DiceFor("judgement/" + name);
            if (dice.Chance(0.4))
                Say(clerk, name + "/fit", line.Started.AddDays(-6), "fit_patient", dice.Chance(0.85) ? "true" : "false", StatedBy.Clinician);
            if (line.Regimen.Cycles is not null && dice.Chance(0.5))
                Say(clerk, name + "/prrt", line.Started.AddDays(-20), "prrt_considered", "true", StatedBy.Board);
            if (i > 0 && dice.Chance(0.3))
                Say(clerk, name + "/aggressive", line.Started.AddDays(-6), "clinically_aggressive", story.Disease.Grade is Grade.G3 ? "true" : "false", StatedBy.Board);
        }
    }

    /// <summary>The pace of growth, said at the time or years afterwards: that one is hindsight.</summary>
    private static void Pace(Clerk clerk, Profile profile, Story story)
    {
        var dice = clerk.DiceFor("judgement/pace");
        var (said, late, years) = (dice.Chance(0.25), dice.Chance(profile.Paperwork.Hindsight), dice.Between(300, 1200));
        if (story.WithTumourSince is not { } since || !(said || late))
            return;
        var value = story.Disease.Grade switch { Grade.G1 => "stable", Grade.G2 => "slow", _ => "rapid" };
        var day = since.AddDays(120);
        if (late)
            clerk.Result("judgement/pace/late", day, day.AddDays(years), new Judgement { Tumour = "T1", StatedBy = StatedBy.Clinician, About = "growth_rate", Value = value, Basis = "looking back" });
        else
            Say(clerk, "pace", day, "growth_rate", value, StatedBy.Board);
    }

    /// <summary>Which specimen speaks for the tumour, where their classes differ: declared for some, left open for the others.</summary>
    private static void Tissue(Clerk clerk, Profile profile, Story story)
    {
        foreach (var turn in story.Turns)
        {
            if (turn.Biopsy is not { Missed: false } biopsy || Uptake.ClassOf(biopsy.Ki67) == Uptake.ClassOf(story.Disease.Ki67))
                continue;
            var dice = clerk.DiceFor("judgement/tissue/" + biopsy.Name);
            var transformed = story.Disease.Grade is not Grade.G3 && biopsy.Ki67 > 20;
            if (dice.Chance(profile.Paperwork.GoverningDeclared))
                Say(clerk, "tissue/" + biopsy.Name, biopsy.Taken.AddDays(28), Judgement.GoverningSpecimen, dice.Chance(0.9) ? biopsy.Name : "S1", StatedBy.Board);
            if (transformed && dice.Chance(0.5))
                Say(clerk, "transformed/" + biopsy.Name, biopsy.Taken.AddDays(28), "high_grade_transformation", "true", StatedBy.Board);
        }
    }

    private static void Say(Clerk clerk, string record, DateOnly day, string about, string value, StatedBy by, string? basis = null) =>
        clerk.Happened("judgement/" + record, day, new Judgement { Tumour = "T1", StatedBy = by, About = about, Value = value, Basis = basis });
}
