using Islet.Course;

namespace Islet.Studies;

/// <summary>Imaging: before the diagnosis, at intervals while somebody looks, and whenever the tumour moves.</summary>
internal static class Scans
{
    private const string SstrPet = "SSTR-PET";
    private const string FdgPet = "FDG-PET";
    private static readonly DateOnly ReceptorPet = new(2010, 1, 1); // before it, scintigraphy [H]

    public static void Write(Clerk clerk, Profile profile, Story story)
    {
        var imaging = profile.Imaging;
        var positive = clerk.DiceFor("imaging/receptors").Chance(imaging.SstrPositive[story.Disease.Grade]);
        var scans = AtDiagnosis(imaging, story, clerk.DiceFor("imaging/baseline"))
            .Concat(FollowUp(imaging, story, clerk.DiceFor("imaging/rhythm")))
            .Concat(AtEvents(imaging, story, clerk.DiceFor("imaging/events")))
            .Where(scan => scan.Day >= story.Who.Born).OrderBy(scan => scan.Day).ThenBy(scan => scan.Modality, StringComparer.Ordinal);
        foreach (var (number, scan) in scans.Index())
            Write(clerk, profile, story, $"I{number + 1}", scan, positive);
    }

    private static IEnumerable<Scan> AtDiagnosis(ImagingProfile imaging, Story story, Dice dice)
    {
        yield return new(story.Diagnosed.AddDays(-dice.Between(2, 35)), imaging.Anatomical.Draw(dice));
        var latest = story.Resected is { } operated && operated == story.Diagnosed ? -1 : 40; // staging comes before the operation
        var (sstr, fdg) = (dice.Chance(imaging.SstrPetAtDiagnosis), dice.Chance(imaging.FdgPetAtDiagnosis[story.Disease.Grade]));
        if (sstr)
            yield return new(story.Diagnosed.AddDays(dice.Between(-30, latest)), SstrPet);
        if (fdg)
            yield return new(story.Diagnosed.AddDays(dice.Between(-30, latest)), FdgPet);
    }

    private static IEnumerable<Scan> FollowUp(ImagingProfile imaging, Story story, Dice dice)
    {
        for (var day = Next(story.Diagnosed); day < story.Ending.Day; day = Next(day))
            yield return new(day, dice.Chance(imaging.SstrPetPerFollowUp) ? SstrPet : imaging.Anatomical.Draw(dice));

        DateOnly Next(DateOnly day) =>
            day.AddDays(Waiting.DaysOf((story.TumourOn(day) ? imaging.MonthsBetweenWithTumour : imaging.MonthsBetweenAfterResection).Draw(dice)));
    }

    private static IEnumerable<Scan> AtEvents(ImagingProfile imaging, Story story, Dice dice)
    {
        if (story.Relapsed is { } relapsed)
            yield return new(relapsed, imaging.Anatomical.Draw(dice));
        foreach (var line in story.Lines)
        {
            if (line.Progressed is { } progressed && progressed.AddDays(-dice.Between(0, 14)) is var seen && seen > line.Started)
                yield return new(seen, imaging.Anatomical.Draw(dice));
        }
    }

    private static void Write(Clerk clerk, Profile profile, Story story, string name, Scan scan, bool receptors)
    {
        var (record, dice) = ($"imaging/{name}", clerk.DiceFor($"imaging/{name}"));
        var nuclear = scan.Modality is SstrPet or FdgPet;
        var tumour = story.TumourOn(scan.Day);
        var receptorPet = scan.Modality is SstrPet && scan.Day >= ReceptorPet;
        clerk.Result(record, scan.Day, scan.Day.AddDays(profile.Imaging.ReportDays.DrawDays(dice)), new ImagingStudy
        {
            Tumour = "T1",
            StatedBy = nuclear ? StatedBy.NuclearMedicine : StatedBy.Radiologist,
            Study = name,
            Modality = scan.Modality is SstrPet && !receptorPet ? "SRS" : scan.Modality,
            TumourPresent = tumour,
            SstrPetResult = receptorPet && tumour && !dice.Chance(profile.Missing.SstrResult) ? receptors ? "positive" : "negative" : null,
            LiverMetastases = scan.Modality is FdgPet ? null : story.LiverMetastasesOn(scan.Day),
        });
    }

    private readonly record struct Scan(DateOnly Day, string Modality);
}
