using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>How the patient was: at diagnosis, before each line, at intervals; what was asked, and what only got better because of a drug.</summary>
internal static class Visits
{
    private const int Failing = 120; // days before a death from which performance falls [H]

    private static readonly string[] Scales = ["endocrine", "treatment", "disease_related_worries"];

    public static void Write(Clerk clerk, Profile profile, Story story)
    {
        var (dice, number) = (clerk.DiceFor("visits"), 0);
        var days = Rhythm(profile.Care, story, dice).Concat(story.Lines.Select(l => l.Started.AddDays(-2)))
            .Concat(Protocol.Days(profile.Recharacterization, story)).Where(d => d >= story.Diagnosed && d <= story.Ending.Day).Distinct().Order();
        var bearer = Bearer.Of(profile.Care, story, clerk.DiceFor("bearer"));
        foreach (var day in days)
            Visit(clerk, profile.Care, story, bearer, string.Create(CultureInfo.InvariantCulture, $"visit/{++number}"), day);
        if (clerk.DiceFor("questionnaire").Chance(0.12))
            Questionnaire(clerk, story);
    }

    private static IEnumerable<DateOnly> Rhythm(CareProfile care, Story story, Dice dice)
    {
        for (var day = story.Diagnosed.AddDays(4); day < story.Ending.Day; day = day.AddDays(Waiting.DaysOf(care.MonthsBetweenVisits.Draw(dice))))
            yield return day;
    }

    private static void Visit(Clerk clerk, CareProfile care, Story story, Bearer bearer, string record, DateOnly day)
    {
        var dice = clerk.DiceFor(record);
        var (asked, first) = (dice.Chance(care.Asked), day < story.Diagnosed.AddDays(30));
        var said = new ClinicalStatus
        {
            StatedBy = StatedBy.Clinician,
            EcogPs = dice.Chance(0.85) || story.ByProtocol ? EcogOn(story, bearer, day) : null,
            KarnofskyPercent = dice.Chance(0.08) ? Math.Max(10, 100 - (20 * EcogOn(story, bearer, day))) : null,
            WeightKg = dice.Chance(0.4) ? Amount.Of(bearer.WeightKg * (day >= story.Ending.Day.AddDays(-Failing) && story.Ending.Dead ? 0.9m : 1), 1) : null,
            HeightCm = first ? bearer.HeightCm : null,
        };
        said = Symptoms(said, story, day, asked, dice);
        if (first)
            said = bearer.History(said, story, asked);
        else if (dice.Chance(0.3))
            said = said with { OnPpi = story.Nature.Ppi, ClinicalProgressionSuspected = dice.Chance(0.06), WorseningSymptoms = dice.Chance(0.15) };
        clerk.Happened(record, day, said);
    }

    private static int EcogOn(Story story, Bearer bearer, DateOnly day)
    {
        var failing = story.Ending.Dead && day >= story.Ending.Day.AddDays(-Failing) ? 1 : 0;
        return Math.Min(4, bearer.Ecog + (story.Turns.Count(t => t.Day < day) / 2) + failing + (failing > 0 && day >= story.Ending.Day.AddDays(-30) ? 1 : 0));
    }

    /// <summary>A syndrome's symptoms until a drug holds them or the tumour is gone: held is not absent.</summary>
    private static ClinicalStatus Symptoms(ClinicalStatus said, Story story, DateOnly day, bool asked, Dice dice)
    {
        var (symptom, drug) = SymptomOn(story, day);
        var held = symptom is not null && drug is not null && dice.Chance(0.7);
        var bulky = story.TumourOn(day) && (story.Turns.Any(t => t.Day < day) || story.Disease.Grade is Grade.G3);
        var graded = asked && dice.Chance(0.4);
        return said with
        {
            SyndromicSymptoms = asked ? symptom is null || held ? [] : [symptom] : symptom is not null && !held ? [symptom] : null,
            Asked = asked ? ["syndromic_symptoms"] : null,
            HeldBy = held && drug is not null ? [drug] : null,
            SymptomBurden = !asked ? null : symptom is not null && !held ? "significant" : bulky && dice.Chance(0.5) ? "minimal" : "none",
            PainGrade = graded ? bulky ? dice.Between(0, 3) : 0 : null,
            WeightLossGrade = graded ? bulky ? dice.Between(0, 2) : 0 : null,
            AnorexiaGrade = graded ? bulky ? dice.Between(0, 2) : 0 : null,
        };
    }

    private static (string? Symptom, string? Drug) SymptomOn(Story story, DateOnly day)
    {
        var late = story.Turns.LastOrDefault(t => t.Syndrome && t.Day <= day)?.Hormone;
        if (!story.TumourOn(day))
            return (null, null);
        var ssa = story.LineOn(day) is { Regimen.IsSsa: true } line ? line.Regimen.Drugs[0] : null;
        return story.Disease.Function switch
        {
            "insulinoma" => ("hypoglycemia", day > story.Diagnosed.AddDays(10) ? "diazoxide" : null),
            "gastrinoma" => ("zes_symptoms", day > story.Diagnosed.AddDays(20) ? "omeprazole" : null),
            "glucagonoma" => ("glucose_intolerance_rash_weight_loss", ssa),
            "VIPoma" => ("watery_diarrhea_hypokalemia", ssa),
            _ => late switch { "gastrin" => ("zes_symptoms", null), "vip" => ("watery_diarrhea_hypokalemia", ssa), _ => (null, null) },
        };
    }

    private static void Questionnaire(Clerk clerk, Story story)
    {
        var dice = clerk.DiceFor("questionnaire/scores");
        foreach (var term in Scales)
        {
            clerk.Happened($"questionnaire/{term}", story.Diagnosed.AddDays(90), new ReportedOutcome
            {
                StatedBy = StatedBy.Patient, Instrument = "GINET21", Term = term, Score = dice.Between(0, 20) * 5,
            });
        }
    }
}

/// <summary>The patient's body and history, the same at every visit.</summary>
internal sealed record Bearer(int Ecog, bool Diabetes, bool Hypertension, bool Heart, bool Lung, bool Kidney, bool Reflux, bool Rare, decimal WeightKg, decimal HeightCm)
{
    public static Bearer Of(CareProfile care, Story story, Dice dice)
    {
        var height = (story.Who.Sex is Sex.Male ? 178 : 165) + dice.Between(-10, 10);
        return new(care.EcogAtDiagnosis.Draw(dice), dice.Chance(care.Diabetes), dice.Chance(care.Hypertension), dice.Chance(care.Cardiovascular), dice.Chance(care.Lung),
            dice.Chance(care.Renal), story.Nature.Ppi, dice.Chance(0.03), Amount.Of(height * height * (decimal)(0.0020 + (0.0010 * dice.Uniform())), 1), height);
    }

    /// <summary>The history as it is taken once; who was asked completely is known to have none of the rest.</summary>
    public ClinicalStatus History(ClinicalStatus said, Story story, bool asked) => said with
    {
        Diabetes = Diabetes ? true : asked ? false : null,
        Hypertension = Hypertension ? true : asked ? false : null,
        CardiovascularDisease = Heart ? true : asked ? false : null,
        LungDisease = Lung ? true : asked ? false : null,
        RenalInsufficiency = Kidney ? true : asked ? false : null,
        Gerd = Reflux ? true : asked ? false : null,
        BleedingDiathesis = asked ? Rare : null,
        AtrophicGastritis = asked ? Rare && !Reflux : null,
        PriorPartialGastrectomy = asked ? Rare && Reflux : null,
        OnPpi = story.Nature.Ppi ? true : asked ? false : null,
        FastingNpo = asked ? false : null,
        HereditaryFeatures = story.Nature.Heredity switch
        {
            "men1" => ["parathyroid_disease"],
            "vhl" => ["pancreatic_cysts"],
            "nf1" => ["cafe_au_lait", "neurofibroma"],
            "tsc" => ["renal_angiomyolipoma"],
            _ => asked ? [] : null,
        },
        FamilyHistorySyndromes = story.Nature.Heredity is { } syndrome && Ecog == 0 ? [syndrome] : asked ? [] : null,
        Asked = asked ? ["syndromic_symptoms", "hereditary_features", "family_history_syndromes"] : null,
        Comorbidity = Rare ? "psoriasis" : null,
    };
}
