using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>Blood and urine: the hormone panel at diagnosis and at every re-characterization, what was raised in between, and what every clinic measures.</summary>
internal static class Panels
{
    private const double PpiRaisesGastrin = 2.5; // times its upper limit [H]

    public static void Write(Clerk clerk, Profile profile, Story story)
    {
        var atDiagnosis = clerk.DiceFor("panel/0").Chance(profile.Hormones.PanelAtDiagnosis);
        if (atDiagnosis || story.Disease.Function is not null)
            Panel(clerk, profile, story, "0", story.Diagnosed.AddDays(10), full: atDiagnosis);
        Routine(clerk, story, "0", story.Diagnosed.AddDays(8));
        foreach (var turn in story.Turns)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{turn.Number}");
            if (turn.IsCharacterized(profile.Recharacterization))
            {
                Panel(clerk, profile, story, name, turn.Day.AddDays(9), full: true);
                if (story.ByProtocol)
                    Routine(clerk, story, "E" + name, turn.Day.AddDays(9));
            }
            else if (clerk.DiceFor("panel/" + name).Chance(0.4))
                Panel(clerk, profile, story, name, turn.Day.AddDays(4), full: false);
        }
        foreach (var (i, line) in story.Lines.Index())
            Routine(clerk, story, string.Create(CultureInfo.InvariantCulture, $"L{i + 1}"), line.Started.AddDays(-3));
    }

    /// <summary>What the tumour makes on a day, with the syndromes' companions.</summary>
    public static IReadOnlyList<string> SecretedOn(Story story, DateOnly day)
    {
        if (!story.TumourOn(day))
            return [];
        var made = story.Turns.Where(t => t.Day <= day && t.Hormone is not null).Select(t => t.Hormone!);
        return story.Nature.Secretes switch
        {
            null => [.. made],
            "insulin" => [.. made.Prepend("c_peptide").Prepend("proinsulin").Prepend("insulin")],
            var hormone => [.. made.Prepend(hormone)],
        };
    }

    /// <summary>The one result on which a syndrome was declared: six times its upper limit.</summary>
    public static void Raised(Clerk clerk, string record, DateOnly day, string hormone, string tumour)
    {
        var upper = hormone is "vip" ? 30 : 60;
        clerk.Result(record, day, day.AddDays(3), new Laboratory
        {
            Analyte = hormone, StatedBy = StatedBy.Clinician, Tumour = tumour, Value = upper * 6, Unit = "pmol/L", Upper = upper, Specimen = "plasma", Fasting = true, TumourRelated = true,
        });
    }

    /// <param name="full">All analytes of the panel; otherwise chromogranin A and what was raised before.</param>
    private static void Panel(Clerk clerk, Profile profile, Story story, string name, DateOnly day, bool full)
    {
        var (secreted, dice) = (SecretedOn(story, day), clerk.DiceFor("laboratory/" + name));
        if (clerk.Told("laboratory/" + name, day, day.AddDays(dice.Between(2, 12))) is not { } told)
            return;
        foreach (var analyte in profile.Hormones.Analytes)
        {
            var raised = secreted.Contains(analyte.Name) || (analyte.Name is "chromogranin_a" && story.Disease.Metastases is not null && dice.Chance(0.7));
            var wanted = analyte.Panel ? full || raised : analyte.Name switch
            {
                "chromogranin_a" => true,
                "pthrp" => story.Nature.Hypercalcaemia,
                _ => full && dice.Chance(0.05), // 5-HIAA, where a carcinoid syndrome was thought of
            };
            if (wanted && (!dice.Chance(0.03) || story.ByProtocol))
                clerk.Write($"laboratory/{name}/{analyte.Name}", told, Of(profile.Hormones, story, analyte, raised, dice));
        }
    }

    private static Laboratory Of(HormoneProfile hormones, Story story, AnalyteProfile analyte, bool raised, Dice dice)
    {
        var (assay, byPpi) = (AssayOf(story.Who.Center.Name, analyte), !raised && story.Nature.Ppi && analyte.Name is "gastrin" or "chromogranin_a" && story.Nature.Ppi && !raised);
        var factor = byPpi && dice.Chance(0.6) ? PpiRaisesGastrin * (0.6 + dice.Uniform()) : (raised ? hormones.Raised : hormones.Quiet).Draw(dice);
        var (value, tell) = (Digits(assay.Upper * factor), dice.Chance(0.6) && !story.ByProtocol); // there a person says it of the whole panel
        var low = analyte.Lower is null && !raised && factor < 0.2;
        return new()
        {
            Analyte = analyte.Name,
            StatedBy = tell ? StatedBy.Clinician : StatedBy.Laboratory, // whose word the relation to the tumour is
            Tumour = raised && tell ? "T1" : null,
            Value = low ? Digits(assay.Upper * 0.2) : value,
            Comparator = low ? Comparator.Below : null,
            Unit = assay.Unit,
            Lower = analyte.Lower is { } lower ? Digits(lower * assay.Scale) : null,
            Upper = Digits(assay.Upper),
            Reading = dice.Chance(0.3) ? value > Digits(assay.Upper) ? LaboratoryReading.Raised : LaboratoryReading.Normal : null,
            Specimen = analyte.Name is "5_hiaa" ? "urine_24h" : "plasma",
            Assay = analyte.Name is "chromogranin_a" ? assay.Name : null,
            Fasting = analyte.Name is "insulin" or "gastrin" or "c_peptide" ? dice.Chance(0.9) : null,
            TumourRelated = !tell ? null : raised ? analyte.Name is "gastrin" && story.Nature.Ppi ? null : true : value > Digits(assay.Upper) ? false : null,
        };
    }

    /// <summary>Laboratories differ in unit and limit; chromogranin A also in the assay, and its values are not compared.</summary>
    private static (string Name, string Unit, double Upper, double Scale) AssayOf(string center, AnalyteProfile analyte) => (center, analyte.Name) switch
    {
        ("Centre B", "chromogranin_a") => ("ELISA", "ug/L", 102, 1),
        ("Centre C", "chromogranin_a") => ("immunofluorescence", "ug/L", 84.7, 1),
        ("Centre B", "gastrin") => ("RIA", "pg/mL", 100, 1),
        ("Centre D", "insulin") => ("CLIA", "m[IU]/L", 24.9, 0.144),
        ("Centre C", _) => ("RIA", analyte.Unit, analyte.Upper * 1.1, 1.1),
        _ => ("RIA", analyte.Unit, analyte.Upper, 1),
    };

    /// <summary>Liver, kidney, calcium: not all of them every time.</summary>
    private static void Routine(Clerk clerk, Story story, string name, DateOnly day)
    {
        var dice = clerk.DiceFor("routine/" + name);
        var liver = story.LiverMetastasesOn(day);
        if (!(dice.Chance(0.7) || story.ByProtocol) || day < story.Diagnosed || clerk.Told("routine/" + name, day, day.AddDays(dice.Between(0, 2))) is not { } told)
            return;
        Say("alkaline_phosphatase", "U/L", 35, 105, dice.Chance(liver ? 0.45 : 0.08) ? 1.1 + dice.Uniform() : 0.4 + (0.5 * dice.Uniform()));
        if (dice.Chance(0.6))
            Say("ldh", "U/L", 105, 205, dice.Chance(story.Disease.Grade is Grade.G3 ? 0.35 : 0.08) ? 1.1 + dice.Uniform() : 0.6 + (0.3 * dice.Uniform()));
        if (dice.Chance(0.7))
            Say("bilirubin", "umol/L", null, 21, 0.2 + (0.7 * dice.Uniform()));
        if (dice.Chance(0.6))
            Say("albumin", "g/L", 36, 48, 0.7 + (0.25 * dice.Uniform()));
        if (dice.Chance(0.5) || story.ByProtocol) // whether PTHrP is due
            Say("calcium", "mmol/L", 2.15, 2.5, story.Nature.Hypercalcaemia ? 1.06 + (0.08 * dice.Uniform()) : 0.89 + (0.09 * dice.Uniform()));
        if (dice.Chance(0.5))
            Say("creatinine", "umol/L", 45, 90, 0.6 + (0.5 * dice.Uniform()));

        void Say(string analyte, string unit, double? lower, double upper, double factor) => clerk.Write($"routine/{name}/{analyte}", told, new Laboratory
        {
            Analyte = analyte, StatedBy = StatedBy.Laboratory, Value = Digits(upper * factor), Unit = unit, Lower = (decimal?)lower, Upper = Digits(upper), Specimen = "plasma",
        });
    }

    /// <summary>Three digits, as laboratories print them.</summary>
    private static decimal Digits(double value) => Amount.Of(value, value switch { >= 100 => 0, >= 10 => 1, _ => 2 });
}
