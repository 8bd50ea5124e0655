using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>Studies that the patient entered and left, consents, and a record that is known to be somebody else's.</summary>
internal static class Enrolments
{
    private const string Protocol = "RECHAR"; // made up

    /// <summary>The patient's first re-characterization was made within a protocol.</summary>
    public static bool InProtocol(Clerk clerk, Story story, Turn turn) => turn.Number == 1 && story.ByProtocol && clerk.DiceFor("enrolment/protocol").Chance(0.25);

    /// <summary>The line was given within an interventional study.</summary>
    public static bool InTrial(Clerk clerk, CareProfile care, string course) => clerk.DiceFor("enrolment/" + course).Chance(care.Enrolled);

    public static void Write(Clerk clerk, Profile profile, Story story)
    {
        if (story.Turns is [var turn, ..] && turn.IsCharacterized(profile.Recharacterization) && InProtocol(clerk, story, turn))
            clerk.Happened("enrolment/protocol", turn.Day.AddDays(2), new Enrolment { StatedBy = StatedBy.Clinician, Study = Protocol, Interventional = false });
        foreach (var (i, line) in story.Lines.Index())
            Trial(clerk, profile.Care, story, i, line);
        Consents(clerk, profile, story);
        NotTheSame(clerk, profile, story);
    }

    /// <summary>Now and then two records looked alike, and somebody found that they are two people.</summary>
    private static void NotTheSame(Clerk clerk, Profile profile, Story story)
    {
        if (clerk.Patient > 1 && clerk.DiceFor("match").Chance(0.01))
        {
            clerk.Happened("match", story.Diagnosed.AddDays(60),
                new PersonMatch { StatedBy = StatedBy.Clinician, Other = VirtualCohort.Key(profile, clerk.Patient - 1), Same = false, Basis = "different people, looked up" });
        }
    }

    private static void Trial(Clerk clerk, CareProfile care, Story story, int i, Line line)
    {
        var record = string.Create(CultureInfo.InvariantCulture, $"enrolment/L{i + 1}");
        var dice = clerk.DiceFor(record);
        if (!dice.Chance(care.Enrolled))
            return;
        var study = string.Create(CultureInfo.InvariantCulture, $"TRIAL-{line.Started.Year}");
        var until = line.Stopped ?? story.Ending.Day;
        clerk.Happened(record, line.Started.AddDays(-5), new Enrolment { StatedBy = StatedBy.Clinician, Study = study, Interventional = true, Arm = dice.Chance(0.5) ? Boards.Named(line) : null });
        if (line.Stopped is not null)
            clerk.Happened(record + "/end", until, new EnrolmentEnd { StatedBy = StatedBy.Clinician, Study = study, Reason = line.Reason });
    }

    private static void Consents(Clerk clerk, Profile profile, Story story)
    {
        var dice = clerk.DiceFor("consent");
        var (agreed, contact, later, back) = (dice.Chance(profile.Care.Consent), dice.Chance(0.5), dice.Between(200, 1500), dice.Chance(0.05));
        if (!agreed)
            return;
        clerk.Happened("consent/registry", story.Diagnosed.AddDays(20), new Consent { StatedBy = StatedBy.Patient, Purpose = ConsentPurpose.Registry, Form = "2.1" });
        if (contact)
            clerk.Happened("consent/contact", story.Diagnosed.AddDays(20), new Consent { StatedBy = StatedBy.Patient, Purpose = ConsentPurpose.Contact, Form = "2.1" });
        if (contact && back)
        {
            clerk.Happened("consent/contact/back", story.Diagnosed.AddDays(later), new ConsentWithdrawal
            {
                StatedBy = StatedBy.Patient, Purpose = ConsentPurpose.Contact, KeepsWhatWasCollected = true,
            });
        }
    }
}
