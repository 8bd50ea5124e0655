using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>A cohort of patients who never lived: the disease courses that a profile describes, every one marked synthetic.</summary>
public static class VirtualCohort
{
    /// <summary>
    /// The same profile and seed give the same courses, to the byte, on every machine. A patient is the same in a cohort of any size, and
    /// every finding's origin is stable, so that importing the cohort again changes nothing.
    /// </summary>
    /// <param name="patients">Null: as many as the profile says.</param>
    public static IEnumerable<NewCourse> Generate(Profile profile, ulong seed, int? patients = null) =>
        Enumerable.Range(1, patients ?? profile.Patients).Select(patient => Course(profile, seed, patient));

    /// <summary>Begins the origin of every finding of the cohort.</summary>
    public static string OriginOf(Profile profile, ulong seed) => string.Create(CultureInfo.InvariantCulture, $"virtual:{profile.Name}:{seed}");

    /// <summary>Whether a finding is of the cohort with this origin. What a person has entered since has no origin, and does not tell.</summary>
    public static bool IsOf(string cohort, string? origin) => origin is null || origin.StartsWith(cohort + "/", StringComparison.Ordinal);

    private static NewCourse Course(Profile profile, ulong seed, int patient)
    {
        var story = Story.Of(profile, seed, patient);
        profile = story.ByProtocol ? Protocol.Of(profile) : profile;
        var clerk = new Clerk(profile, seed, patient, story);
        var followed = FollowUp.Of(profile, story, clerk.DiceFor);
        var lesions = new Lesions(profile, story, followed, clerk.DiceFor);
        Admission.Write(clerk, profile, story);
        Pathology.Write(clerk, profile, story, lesions);
        Therapy.Write(clerk, profile, story);
        Support.Write(clerk, profile, story);
        Local.Write(clerk, story, lesions);
        var series = Scans.Write(clerk, profile, story, lesions, followed);
        Progressions.Write(clerk, profile, story, lesions, series);
        Panels.Write(clerk, profile, story);
        CharacterizationRecords.Write(clerk, profile, story);
        Boards.Write(clerk, profile, story);
        InterimBoards.Write(clerk, story, lesions, followed);
        Visits.Write(clerk, profile, story);
        Judgements.Write(clerk, profile, story);
        Protocol.Write(clerk, profile.Recharacterization, story);
        Genetics.Write(clerk, profile, story);
        Enrolments.Write(clerk, profile, story);
        Paperwork.Write(clerk, profile, story);
        var key = Key(profile, patient);
        return new(new NewPatient(key, Axis.Calendar, story.Who.Center.Name, Synthetic: true), clerk.Findings);
    }

    /// <summary>The pseudonym of a patient of the cohort.</summary>
    internal static string Key(Profile profile, int patient) => string.Create(CultureInfo.InvariantCulture, $"{profile.KeyPrefix}-{patient:D4}");
}
