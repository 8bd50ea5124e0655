using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>A study that was made.</summary>
/// <param name="Question">staging, response, recurrence, progression.</param>
/// <param name="Measured">Its lesions are read one by one where the patient's are.</param>
internal sealed record Scan(DateOnly Day, string Modality, string Question, bool Measured)
{
    public const string SstrPet = "SSTR-PET";
    public const string FdgPet = "FDG-PET";

    internal static readonly DateOnly ReceptorPet = new(2010, 1, 1); // before it, scintigraphy [H]

    /// <summary>Within the course; those of a re-characterization are named after the progression.</summary>
    public string Name { get; init; } = "";

    public string? PairedWith { get; init; }

    /// <summary>The last PET of this tracer in a characterization by protocol, with which the reader compares; null: none, or lesions are not called new on PET.</summary>
    public DateOnly? ComparedWith { get; init; }

    /// <summary>The time point of a measured line that it is; null: none.</summary>
    public Assessment? Assessment { get; init; }

    /// <summary>The PET of a measured line that it is; null: none.</summary>
    public PetLook? Look { get; init; }

    public bool IsPet => Modality is SstrPet or FdgPet;

    public bool IsScintigraphy => Modality is SstrPet && Day < ReceptorPet;
}

/// <summary>Imaging: before the diagnosis, at intervals while somebody looks, and whenever the tumour moves.</summary>
internal static class Scans
{
    private const int MeasuredApart = 150; // days between two studies whose lesions are measured [H]

    public static SeriesReads Write(Clerk clerk, Profile profile, Story story, Lesions lesions, IReadOnlyDictionary<int, FollowUp> followed)
    {
        var receptors = clerk.DiceFor("imaging/receptors");
        var positive = receptors.Chance(profile.Imaging.SstrPositive[story.Disease.Grade])
            && (story.Nature.Variant is Variant.Net || receptors.Chance(profile.Tracers.CarcinomaPositive));
        var uptake = new Uptake(profile.Tracers, story, lesions, positive);
        var lastMeasured = DateOnly.MinValue;
        var scans = SeriesScans.With(All(clerk, profile, story), clerk, profile, story, followed);
        var series = SeriesReads.Of(clerk, profile, story, lesions, followed, scans);
        foreach (var scan in scans)
        {
            var measured = scan.Measured || scan.Day.DayNumber - lastMeasured.DayNumber >= MeasuredApart;
            if (measured && !scan.IsPet)
                lastMeasured = scan.Day;
            Reading.Write(clerk, profile, story, lesions, uptake, series, scan with { Measured = measured && !SeriesScans.IsOtherwiseMeasured(scan, followed) });
        }
        Brain(clerk, profile, story);
        return series;
    }

    /// <summary>Every study by its name, in the order of days.</summary>
    private static List<Scan> All(Clerk clerk, Profile profile, Story story)
    {
        var imaging = profile.Imaging;
        var routine = AtDiagnosis(imaging, story, clerk.DiceFor("imaging/baseline"))
            .Concat(FollowUp(imaging, story, clerk.DiceFor("imaging/rhythm")))
            .Concat(AtEvents(imaging, story, clerk.DiceFor("imaging/events")))
            .Where(scan => scan.Day >= story.Who.Born).OrderBy(scan => scan.Day).ThenBy(scan => scan.Modality, StringComparer.Ordinal)
            .Select((scan, number) => scan with { Name = string.Create(CultureInfo.InvariantCulture, $"I{number + 1}") }).ToList();
        var (sstr, fdg) = (routine.Find(s => s is { Modality: Scan.SstrPet, Question: "staging", IsScintigraphy: false }), routine.Find(s => s is { Modality: Scan.FdgPet, Question: "staging" }));
        if (sstr is not null && fdg is not null)
        {
            routine[routine.IndexOf(sstr)] = sstr with { PairedWith = fdg.Name };
            routine[routine.IndexOf(fdg)] = fdg with { PairedWith = sstr.Name };
        }
        foreach (var turn in story.Turns.Where(t => t.IsCharacterized(profile.Recharacterization)))
            routine.AddRange(Dual(turn));
        return story.ByProtocol ? [.. routine.Select(scan => scan with { ComparedWith = Before(scan) })] : routine;

        DateOnly? Before(Scan scan) => routine.Where(s => s.IsPet && s.Modality == scan.Modality && s.Question is not "response" && s.Day < scan.Day).Max(s => (DateOnly?)s.Day);
    }

    /// <summary>Mostly both tracers, within the weeks after a progression.</summary>
    private static IEnumerable<Scan> Dual(Turn turn)
    {
        var (fdg, sstr) = (string.Create(CultureInfo.InvariantCulture, $"E{turn.Number}F"), string.Create(CultureInfo.InvariantCulture, $"E{turn.Number}S"));
        if (turn.Pets is not Pets.Sstr)
            yield return new(turn.Day.AddDays(8), Scan.FdgPet, "progression", Measured: true) { Name = fdg, PairedWith = turn.Pets is Pets.Dual ? sstr : null };
        if (turn.Pets is not Pets.Fdg)
            yield return new(turn.Day.AddDays(11), Scan.SstrPet, "progression", Measured: true) { Name = sstr, PairedWith = turn.Pets is Pets.Dual ? fdg : null };
    }

    private static IEnumerable<Scan> AtDiagnosis(ImagingProfile imaging, Story story, Dice dice)
    {
        yield return new(story.Diagnosed.AddDays(-dice.Between(2, 35)), imaging.Anatomical.Draw(dice), "staging", Measured: true);
        var latest = story.Resected is { } operated && operated == story.Diagnosed ? -1 : 40; // staging comes before the operation
        var (sstr, fdg) = (dice.Chance(imaging.SstrPetAtDiagnosis), dice.Chance(imaging.FdgPetAtDiagnosis[story.Disease.Grade]));
        if (sstr)
            yield return new(story.Diagnosed.AddDays(dice.Between(-30, latest)), Scan.SstrPet, "staging", Measured: true);
        if (fdg)
            yield return new(story.Diagnosed.AddDays(dice.Between(-30, latest)), Scan.FdgPet, "staging", Measured: true);
    }

    private static IEnumerable<Scan> FollowUp(ImagingProfile imaging, Story story, Dice dice)
    {
        for (var day = Next(story.Diagnosed); day < story.Ending.Day; day = Next(day))
            yield return new(day, dice.Chance(imaging.SstrPetPerFollowUp) ? Scan.SstrPet : imaging.Anatomical.Draw(dice), story.TumourOn(day) ? "response" : "recurrence", Measured: false);

        DateOnly Next(DateOnly day) =>
            day.AddDays(Waiting.DaysOf((story.TumourOn(day) ? imaging.MonthsBetweenWithTumour : imaging.MonthsBetweenAfterResection).Draw(dice)));
    }

    private static IEnumerable<Scan> AtEvents(ImagingProfile imaging, Story story, Dice dice)
    {
        if (story.Relapsed is { } relapsed)
            yield return new(relapsed, imaging.Anatomical.Draw(dice), "recurrence", Measured: true);
        foreach (var (day, modality) in story.Turns.Select(t => t.Seen).OfType<(DateOnly, string)>())
            yield return new(day, modality, "response", Measured: true);
    }

    /// <summary>Looked for when there are symptoms, late in an aggressive course.</summary>
    private static void Brain(Clerk clerk, Profile profile, Story story)
    {
        var dice = clerk.DiceFor("imaging/brain");
        var late = story.Ending.Day.AddDays(-dice.Between(30, 200));
        if (story.Disease.Metastases is null || late <= story.Diagnosed || !dice.Chance(profile.Nature.LaterBrainMetastases * 2))
            return;
        clerk.Result("imaging/N1", late, late.AddDays(2), new ImagingStudy
        {
            Tumour = "T1",
            StatedBy = StatedBy.Radiologist,
            Study = "N1",
            Modality = "MRI",
            Question = "brain",
            Regions = ["brain"],
            TumourPresent = true,
            BrainMetastases = dice.Chance(0.5),
        });
    }
}
