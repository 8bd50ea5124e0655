using Islet.Course;

namespace Islet.Studies;

/// <summary>Who the patient is, what was found at diagnosis, and how the follow-up ended.</summary>
internal static class Admission
{
    /// <summary>The eighth edition of AJCC and UICC counts from this day; older tumours were staged again by the registry.</summary>
    /// <remarks>Amin et al., AJCC Cancer Staging Manual, 8th ed., Springer 2017: in use for diagnoses from 1 January 2018.</remarks>
    private static readonly DateOnly EighthEdition = new(2018, 1, 1);

    public static void Write(Clerk clerk, Profile profile, Story story)
    {
        Person(clerk, profile, story);
        clerk.Exactly("tumour/T1", story.Diagnosed, Reported.WhenItHappened,
            new TumourEntity { Tumour = "T1", StatedBy = StatedBy.Clinician, Organ = "pancreas", Part = PartOf(clerk, story), Family = FamilyOf(story), Relation = "independent" });
        Diagnosis(clerk, profile.Missing, story);
        Stages(clerk, profile, story);
        Ending(clerk, profile, story);
    }

    private static TumourFamily FamilyOf(Story story) => story.Nature.Variant is Variant.Mixed ? TumourFamily.MiNen : TumourFamily.Nen;

    private static string? PartOf(Clerk clerk, Story story) => story.Nature.Heredity is "men1" ? "multifocal"
        : clerk.DiceFor("tumour/T1").Between(0, 9) switch { < 4 => "head", < 6 => "body", < 9 => "tail", _ => null };

    private static void Person(Clerk clerk, Profile profile, Story story)
    {
        var dice = clerk.DiceFor("person/gaps");
        var birth = profile.People.BirthKnownTo.Draw(dice) switch
        {
            "year" => Dates.Year(story.Who.Born),
            "month" => Dates.Month(story.Who.Born),
            _ => Day.On(story.Who.Born),
        };
        clerk.Exactly("person", story.Diagnosed, Reported.WhenItHappened, new Person
        {
            StatedBy = StatedBy.Clinician,
            Sex = story.Who.Sex,
            Birth = dice.Chance(profile.Missing.Birth) ? null : birth,
            Country = Clerk.Unless(dice, profile.Missing.Country, story.Who.Center.Country),
        });
    }

    private static void Diagnosis(Clerk clerk, MissingProfile missing, Story story)
    {
        var dice = clerk.DiceFor("diagnosis/gaps");
        clerk.Exactly("diagnosis", story.Diagnosed, Reported.WhenItHappened, new Diagnosis
        {
            Tumour = "T1",
            StatedBy = StatedBy.Clinician,
            Histology = (story.Disease.Function, story.Nature.Variant) switch
            {
                ({ } function, _) => $"Neuroendocrine tumour, {function}",
                (_, Variant.Carcinoma) => "Neuroendocrine carcinoma",
                (_, Variant.Mixed) => "Mixed neuroendocrine and non-neuroendocrine neoplasm",
                _ => "Neuroendocrine tumour",
            },
            AgeYears = story.Who.AgeAtDiagnosis,
            Functioning = story.Disease.Function is not null ? true : Clerk.Unless<bool?>(dice, missing.Functioning, false),
            FamilialSyndrome = Clerk.Unless<bool?>(dice, missing.FamilialSyndrome, story.Disease.Familial),
        });
    }

    private static void Stages(Clerk clerk, Profile profile, Story story)
    {
        var dice = clerk.DiceFor("staging/gaps");
        var told = story.Diagnosed.AddDays(profile.Tissue.ReportDays.DrawDays(dice));
        var restaged = EighthEdition.AddDays(dice.Between(30, 500));
        var nodesKnown = !dice.Chance(profile.Missing.NodalStage);
        var tumour = Stage.Of(story.Disease);
        clerk.Result("staging/ENETS", story.Diagnosed, told, Contradictions.OfStage(profile.Paperwork, clerk, Said(tumour.Enets, nodesKnown)));
        clerk.Result("staging/AJCC8", story.Diagnosed, story.Diagnosed >= EighthEdition ? told : restaged, Said(tumour.Ajcc8, nodesKnown));

        Staging Said(Staging staging, bool withNodes) => withNodes ? staging
            : staging with { N = null, NodePositive = null, Stage = staging.M is "M0" ? null : staging.Stage }; // without N only stage IV is certain
    }

    private static void Ending(Clerk clerk, Profile profile, Story story)
    {
        var (end, dice) = (story.Ending, clerk.DiceFor("ending/gaps"));
        var withTumour = story.TumourOn(end.Day);
        var cause = withTumour ? profile.Survival.CauseWithTumour.Draw(dice) : CauseOfDeath.Other;
        clerk.Exactly("ending", end.Day, end.Dead ? Reported.On(end.Reported) : Reported.WhenItHappened, new VitalStatus
        {
            StatedBy = StatedBy.Clinician,
            Alive = !end.Dead,
            Cause = end.Dead && !dice.Chance(profile.Missing.CauseOfDeath) ? cause : null,
            WithDisease = Clerk.Unless<bool?>(dice, profile.Missing.DiseaseStatus, withTumour),
            LostToFollowUp = end.Lost,
        });
    }
}
