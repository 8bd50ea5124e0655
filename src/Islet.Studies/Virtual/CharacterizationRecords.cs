using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>Examinations around a day that somebody declared to belong together, and what the biopsy did to the patient.</summary>
internal static class CharacterizationRecords
{
    public static void Write(Clerk clerk, Profile profile, Story story)
    {
        var recharacterization = profile.Recharacterization;
        if (clerk.DiceFor("characterization/0").Chance(recharacterization.Declared * 0.5) || story.ByProtocol)
        {
            clerk.Happened("characterization/0", story.Diagnosed.AddDays(story.ByProtocol ? Protocol.Closes : 15), new Characterization
            {
                Tumour = "T1", StatedBy = StatedBy.Clinician, Occasion = Occasion.Diagnosis, SpecimenName = "S1",
            });
        }
        foreach (var turn in story.Turns.Where(t => t.IsCharacterized(recharacterization)))
            Again(clerk, recharacterization, story, turn);
    }

    private static void Again(Clerk clerk, RecharacterizationProfile profile, Story story, Turn turn)
    {
        var record = string.Create(CultureInfo.InvariantCulture, $"characterization/{turn.Number}");
        var (dice, biopsy) = (clerk.DiceFor(record), turn.Biopsy!);
        var event3 = dice.Chance(profile.BiopsyEvent);
        if (dice.Chance(profile.Declared))
        {
            var (fdg, sstr) = (string.Create(CultureInfo.InvariantCulture, $"E{turn.Number}F"), string.Create(CultureInfo.InvariantCulture, $"E{turn.Number}S"));
            var enrolled = turn.Number == 1 && Enrolments.InProtocol(clerk, story, turn);
            clerk.Happened(record, turn.Day.AddDays(story.ByProtocol ? Protocol.Closes : 14), new Characterization
            {
                Tumour = "T1",
                StatedBy = StatedBy.Clinician,
                Occasion = enrolled ? Occasion.Inclusion : Occasion.Progression,
                SpecimenName = biopsy.Name,
                Studies = turn.Pets switch { Pets.Dual => [fdg, sstr], Pets.Sstr => [sstr], _ => [fdg] },
                Panel = turn.Day.AddDays(9),
                Basis = story.ByProtocol ? "protocol" : null,
            });
        }
        if (event3)
        {
            clerk.Happened(record + "/event", biopsy.Taken.AddDays(1), new AdverseEvent
            {
                Tumour = "T1", StatedBy = StatedBy.Clinician, Term = "hepatic haemorrhage", Grade = 3, CtcaeVersion = "5.0", Cause = "core needle biopsy", SpecimenName = biopsy.Name,
            });
        }
    }
}
