using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>What one reader says of one time point.</summary>
internal sealed record SeriesRead(ReadRole Role, string? Reader, IReadOnlyList<LesionRead> Lesions, string? Category, string? Reason, string? ComparedWith, string? Criterion);

/// <summary>The lines that are measured: every time point as its readers write it, by the name of its study.</summary>
internal sealed class SeriesReads
{
    private static readonly string[] Better = ["CR", "PR", "SD", "NON-CR/NON-PD", "PD", "NE"];

    private readonly Dictionary<string, (FollowUp Follow, Technique How, List<SeriesRead> By)> studies = new(StringComparer.Ordinal);
    private readonly Dictionary<int, BestResponse> best = [];

    public static SeriesReads Of(Clerk clerk, Profile profile, Story story, Lesions lesions, IReadOnlyDictionary<int, FollowUp> followed, IReadOnlyList<Scan> scans)
    {
        var all = new SeriesReads();
        foreach (var follow in followed.Values)
            all.Add(clerk, profile, story, lesions, follow, scans.Where(s => s.Assessment?.Line == follow.Line).ToDictionary(s => s.Assessment!.Number));
        return all;
    }

    /// <summary>As a careful reader would sum it up; null: the line is not measured.</summary>
    public BestResponse? BestOf(int line) => best.TryGetValue(line, out var response) ? response : null;

    /// <summary>How the study was made, and what its first reader says of response.</summary>
    public ImagingStudy Study(ImagingStudy said, Scan scan)
    {
        var (follow, how, by) = studies[scan.Name];
        return Said(said, by[0]) with { SliceMm = how.SliceMm, ContrastPhase = how.Phase, Scanner = how.Scanner, Course = follow.Course, Question = said.Question ?? "response" };
    }

    public void Write(Clerk clerk, string record, Report told, ImagingStudy study, Scan scan)
    {
        foreach (var read in studies[scan.Name].By)
        {
            var suffix = read.Role switch { ReadRole.Second => "/R2", ReadRole.Consensus => "/consensus", _ => "" };
            if (read.Role is not ReadRole.Original)
                clerk.Write(record + suffix, told, Said(study, read));
            foreach (var lesion in read.Lesions)
                clerk.Write($"lesion/{scan.Name}/{lesion.Lesion}{suffix}", told, lesion with { Study = scan.Name, Read = read.Role, Reader = read.Reader });
        }
    }

    private static ImagingStudy Said(ImagingStudy study, SeriesRead read) => study with
    {
        Read = read.Role,
        Reader = read.Reader,
        Response = read.Category,
        ResponseReason = read.Reason,
        ResponseCriterion = read.Category is null ? null : read.Criterion,
        ComparedWith = read.Category is null ? null : read.ComparedWith,
    };

    private void Add(Clerk clerk, Profile profile, Story story, Lesions lesions, FollowUp follow, Dictionary<int, Scan> scans)
    {
        var name = $"response/{follow.Course}/";
        var followed = Followed.At(follow.From, lesions, clerk.DiceFor);
        var how = Techniques(profile.Response, story, follow, scans, clerk.DiceFor(name + "technique"));
        var first = new LineReader(profile.Response, follow, lesions, followed, clerk.DiceFor(name + "R1"));
        first.Choose(followed, how[0].SliceMm, other: false, clerk.DiceFor(name + "third").Chance(profile.Response.ThirdOfLiver) && !story.ByProtocol ? 3 : 2);
        var truth = SeriesTruth.Of(profile, story, follow, lesions, followed, first.Targets, clerk.DiceFor(name + "events"));
        var turn = story.Turns.FirstOrDefault(t => t.Line == follow.Line);
        var routine = new RoutineRead(profile.Response, story, truth, clerk.DiceFor(name + "routine"));
        var (reported, careful) = routine.Site(first, turn, how, scans);
        foreach (var at in follow.Assessments)
            studies.Add(scans[at.Number].Name, (follow, how[at.Number], [reported[at.Number]]));
        best[follow.Line] = BestAmong([.. careful.Select(r => r.Category).OfType<string>()]);
        var dice = clerk.DiceFor(name + "R2");
        var other = dice.Chance(profile.Response.OtherTarget);
        if (!clerk.DiceFor("response/R2").Chance(story.ByProtocol ? 0.5 : profile.Response.SecondReader))
            return;
        var second = new LineReader(profile.Response, follow, lesions, followed, dice);
        second.Choose(followed, how[0].SliceMm, other);
        var others = RoutineRead.Careful(second, truth, turn, how, scans, ReadRole.Second);
        AddSecond(follow, scans, others, third: dice.Chance(0.5) ? others : careful);
    }

    /// <summary>A third decides for the measurements of one of the two, and for all time points, where they differ at any.</summary>
    private void AddSecond(FollowUp follow, Dictionary<int, Scan> scans, IReadOnlyList<SeriesRead> second, IReadOnlyList<SeriesRead> third)
    {
        List<List<SeriesRead>> by = [.. follow.Assessments.Select(a => studies[scans[a.Number].Name].By)];
        var differ = by.Zip(second).Any(p => p.First[0].Category is { } said && said != p.Second.Category);
        foreach (var (number, read) in second.Index())
        {
            by[number].Add(read);
            if (differ)
                by[number].Add(third[number] with { Role = ReadRole.Consensus, Reader = null });
        }
    }

    private static IReadOnlyList<Technique> Techniques(ResponseProfile profile, Story story, FollowUp follow, Dictionary<int, Scan> scans, Dice dice)
    {
        var slice = dice.Between(0, 9) switch { 0 => 8m, < 4 => 5m, < 8 => 3m, _ => 1.5m };
        var (arterial, place) = (dice.Chance(0.7), story.Who.Center.Name[^1]);
        return [.. follow.Assessments.Select(a =>
        {
            var (missed, moved) = (dice.Chance(profile.PhaseMissed), dice.Chance(profile.Pet.OtherScanner / 2));
            var ct = scans[a.Number].Modality is "CT";
            return new Technique(slice, arterial || !ct, !ct ? null : missed ? "arterial" : "portal_venous", string.Create(CultureInfo.InvariantCulture, $"{scans[a.Number].Modality} {place}{(moved ? 2 : 1)}"));
        })];
    }

    private static BestResponse BestAmong(IReadOnlyList<string> categories)
    {
        var until = categories.TakeWhile(c => c is not "PD").ToList();
        var found = Better.FirstOrDefault(c => c is not "NE" && until.Contains(c)) ?? (until.Count < categories.Count ? "PD" : "NE");
        return found switch { "CR" => BestResponse.CR, "PR" => BestResponse.PR, "PD" => BestResponse.PD, "NE" => BestResponse.NE, _ => BestResponse.SD };
    }
}
