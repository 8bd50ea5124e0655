using Islet.Course;

namespace Islet.Clinic;

/// <summary>A patient's Krenning scores: the highest lesion, the lowest, and the target lesions' own.</summary>
/// <param name="Targets">Of each target lesion with a score.</param>
/// <param name="AllTargetsAboveLiver">Score 3 or 4 in every target lesion, which PRRT usually asks for.</param>
/// <param name="Unscored">Lesions that nobody scored.</param>
/// <param name="Small">Below 2 cm, or of unknown size: partial volume lowers their score.</param>
public sealed record KrenningScores(
    int? Highest, int? Lowest, IReadOnlyList<(string Lesion, int Score)> Targets, Truth AllTargetsAboveLiver,
    IReadOnlyList<string> Unscored, IReadOnlyList<string> Small)
{
    private const int AboveLiver = 3;

    public static KrenningScores Of(PetStudy study)
    {
        List<LesionUptake> there = [.. study.Lesions.Where(l => !l.IsGone)];
        List<LesionUptake> targets = [.. there.Where(l => l.Read.Role is LesionRole.Target)];
        var scores = there.Select(l => l.Read.KrenningScore).OfType<int>().ToList();
        var above = targets.Count == 0 ? default
            : targets.Aggregate(Truth.Yes, (all, l) => all & (l.Read.KrenningScore is { } score ? Truth.Of(score >= AboveLiver) : default));
        return new(scores.Count > 0 ? scores.Max() : null, scores.Count > 0 ? scores.Min() : null,
            [.. targets.Where(l => l.Read.KrenningScore is not null).Select(l => (l.Lesion, l.Read.KrenningScore!.Value))], above,
            [.. there.Where(l => l.Read.KrenningScore is null).Select(l => l.Lesion)],
            [.. there.Where(l => l.Read.LongestMm is not >= ModifiedKrenning.SmallLesionMm).Select(l => l.Lesion)]);
    }
}
