namespace Islet.Studies;

/// <summary>Ki-67 of the patients of the cohort as a figure draws it.</summary>
/// <param name="Patients">In an order of their own, by what became of the grade and by their values: the registry's order shows nowhere.</param>
public sealed record TrajectoryResult(TrajectoryWish Wish, IReadOnlyList<PatientTrajectory> Patients)
{
    public static TrajectoryResult Of(TrajectoryWish wish, IEnumerable<PatientTrajectory> patients) => new(wish,
        [.. patients.OrderBy(p => p.Course is null).ThenBy(p => p.Course).ThenBy(p => p.Values.FirstOrDefault()).ThenBy(p => p.Values.LastOrDefault())
            .ThenBy(p => string.Join(' ', p.Points.Select(t => Numbers.Text($"{t.At} {t.Percent} {(int)t.Compared}"))), StringComparer.Ordinal)]);

    /// <summary>Those with a value.</summary>
    public IEnumerable<PatientTrajectory> Drawn => Patients.Where(p => p.Course is not null);

    public int Count(GradeCourse course) => Counted.GetValueOrDefault(course);

    private Dictionary<GradeCourse, int> Counted => field ??= Patients.Select(p => p.Course).OfType<GradeCourse>().CountBy(course => course).ToDictionary();
}
