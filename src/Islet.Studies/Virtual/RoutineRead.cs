using Islet.Course;

namespace Islet.Studies;

/// <summary>
/// The category that stands in the report. Routine reads agree with RECIST in two thirds; the others call progression what is none, seldom the other way
/// round. Siegel et al., Radiol Imaging Cancer 2023;5:e230001, as quoted by Di Franco et al., Semin Nucl Med 2025;55:754–765.
/// </summary>
internal sealed class RoutineRead(ResponseProfile profile, Story story, SeriesTruth truth, Dice dice)
{
    private const string Recist = "RECIST 1.1";

    /// <summary>What the site writes, and what the measurements say, each by time point; the baseline has no category.</summary>
    public (IReadOnlyList<SeriesRead> Reported, IReadOnlyList<SeriesRead> Careful) Site(LineReader reader, Turn? turn, IReadOnlyList<Technique> how, Dictionary<int, Scan> scans)
    {
        var careful = Careful(reader, truth, turn, how, scans, ReadRole.Original);
        var named = dice.Chance(story.ByProtocol ? 1 : 0.3); // else nobody says by which criterion
        return ([.. careful.Select((read, number) => number == 0 ? read : AsReported(read, truth.Follow.Assessments[number], scans, named))], careful);
    }

    /// <summary>By the measurements alone, against the right reference.</summary>
    public static IReadOnlyList<SeriesRead> Careful(
        LineReader reader, SeriesTruth truth, Turn? turn, IReadOnlyList<Technique> how, Dictionary<int, Scan> scans, ReadRole role)
    {
        var tally = new SeriesTally(reader.Targets.ToDictionary(t => t.Name, t => t.IsNode, StringComparer.Ordinal));
        var reads = new List<SeriesRead>();
        foreach (var at in truth.Follow.Assessments)
        {
            var (lesions, study) = (reader.Read(truth, turn, at, how[at.Number]), scans[at.Number].Name);
            if (at.IsBaseline)
            {
                tally.Begin(study, lesions);
                reads.Add(new(role, role is ReadRole.Second ? "R2" : null, lesions, null, null, null, Recist));
                continue;
            }
            var (category, reason) = tally.Add(study, lesions);
            reads.Add(new(role, role is ReadRole.Second ? "R2" : null, lesions, category, reason, category is "CR" or "PR" ? tally.BaselineStudy : tally.NadirStudy, Recist));
        }
        return reads;
    }

    private SeriesRead AsReported(SeriesRead read, Assessment at, Dictionary<int, Scan> scans, bool named)
    {
        var (unsaid, before) = (dice.Chance(profile.Unsaid) && !story.ByProtocol, dice.Chance(0.4));
        var previous = scans[at.Number - 1].Name;
        read = read with { Criterion = named ? Recist : null };
        if (truth.Overcalled is { } over && over.At == at.Number && read.Category is not "PD")
            return read with { Category = "PD", Reason = ReasonOf(over.Why), ComparedWith = previous };
        if (truth.Follow.Undercalled && truth.Follow.Between[^1] == at && read.Category is "PD")
            return read with { Category = "SD", Reason = "sum", ComparedWith = previous };
        return unsaid && read.Category is not "PD" ? read with { Category = null, Reason = null }
            : before && read.Category is "SD" ? read with { ComparedWith = previous } : read;
    }

    /// <summary>By the words of <see cref="ImagingStudy.ResponseReason"/>.</summary>
    private static string ReasonOf(Misreading why) => why switch
    {
        Misreading.Sum => "sum",
        Misreading.SingleLesion => "single_lesion",
        Misreading.NonTarget => "non_target",
        Misreading.NewLesion => "new_lesion",
    };
}
