namespace Islet.Studies;

/// <summary>The studies of measured lines among all others: their own rhythm takes the place of the usual one.</summary>
internal static class SeriesScans
{
    private const int BesideBaseline = 60; // days before a measured line in which no other lesions are measured on CT or MRI: one baseline, not two [H]

    public static IReadOnlyList<Scan> With(IReadOnlyList<Scan> usual, Clerk clerk, Profile profile, Story story, IReadOnlyDictionary<int, FollowUp> followed)
    {
        if (followed.Count == 0)
            return usual;
        List<Scan> scans = [.. usual.Where(s => !IsReplaced(s, story, followed))];
        foreach (var follow in followed.Values)
        {
            foreach (var at in follow.Assessments)
                Add(scans, at, follow, story);
            scans.AddRange(SeriesPets.Of(profile, story, follow, clerk.DiceFor($"response/{follow.Course}/pets"))
                .Select(look => new Scan(look.Day, look.Modality, "response", Measured: true) { Name = look.Name, Look = look }));
        }
        return [.. scans.OrderBy(s => s.Day).ThenBy(s => s.Name, StringComparer.Ordinal)];
    }

    /// <summary>Another study within a measured line: who reads it looks, and does not measure.</summary>
    public static bool IsOtherwiseMeasured(Scan scan, IReadOnlyDictionary<int, FollowUp> followed) => scan is { IsPet: false, Assessment: null }
        && followed.Values.Any(f => scan.Day >= f.From.AddDays(-BesideBaseline) && scan.Day <= f.To);

    /// <summary>The scan that showed the progression is there already, unless it was an ultrasound.</summary>
    private static void Add(List<Scan> scans, Assessment at, FollowUp follow, Story story)
    {
        var there = at.Seen ? scans.FindIndex(s => s.Day == at.Day && s is { Question: "response", Measured: true, Modality: "CT" or "MRI", Assessment: null }) : -1;
        if (there >= 0)
            scans[there] = scans[there] with { Assessment = at, Modality = follow.Strays ? scans[there].Modality : follow.Modality };
        else if (at.Day <= story.Ending.Day)
            scans.Add(new(at.Day, follow.Modality, "response", Measured: true) { Name = at.Study, Assessment = at });
    }

    private static bool IsReplaced(Scan scan, Story story, IReadOnlyDictionary<int, FollowUp> followed) => scan is { Question: "response", Measured: false }
        && followed.Values.Any(f => scan.Day >= f.From && scan.Day <= f.To && (!scan.IsPet || story.Lines[f.Line].Regimen.Cycles is not null));
}
