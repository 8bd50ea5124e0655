using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>A course of radionuclide therapy as far as it is on record.</summary>
/// <param name="Begun">Its first cycle, or the start of the treatment; null: without a date.</param>
/// <param name="Given">Cycles on record; 0: none is recorded.</param>
/// <param name="Planned">Null: nobody said.</param>
/// <param name="ActivityGbq">Together, of the cycles whose activity is on record; null: of none.</param>
/// <param name="WithActivity">Cycles whose activity is on record.</param>
public sealed record RadionuclideCourse(AxisSpan? Begun, int Given, int? Planned, decimal? ActivityGbq, int WithActivity)
{
    public static IReadOnlyList<RadionuclideCourse> Of(Snapshot snapshot)
    {
        List<Finding> injections = [.. snapshot.Visible<Injection>().Select(s => s.Finding)];
        return [.. snapshot.Visible<Treatment>().Select(s => s.Finding).Where(f => ((Treatment)f.Content).Drugs.Any(d => DrugTable.Of(d) is DrugClass.Prrt)).DistinctBy(f => ((Treatment)f.Content).Course ?? f.Id.ToString())
            .Select(f => Of(f, [.. injections.Where(i => ((Injection)i.Content).Course == ((Treatment)f.Content).Course)], snapshot.Course.Axis)).OrderBy(c => c.Begun?.First.Days ?? decimal.MaxValue)];
    }

    /// <summary>Of cycles that a person gives: their activity is not told.</summary>
    public static RadionuclideCourse Of(IReadOnlyList<PlanAnchor> cycles, AxisPoint day) => new(cycles[0].When, cycles.Count(c => c.When.Last <= day), null, null, 0);

    private static RadionuclideCourse Of(Finding treatment, IReadOnlyList<Finding> given, Axis axis)
    {
        List<decimal> activities = [.. given.Select(i => ((Injection)i.Content).ActivityGbq).OfType<decimal>()];
        var begun = given.Select(i => AxisSpan.Of(i, axis)).OfType<AxisSpan>().OrderBy(w => w.First).Select(w => (AxisSpan?)w).FirstOrDefault() ?? AxisSpan.Of(treatment, axis);
        return new(begun, given.Count, ((Treatment)treatment.Content).CyclesPlanned, activities.Count > 0 ? activities.Sum() : null, activities.Count);
    }
}
