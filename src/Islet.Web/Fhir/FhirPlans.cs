using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;
using Islet.Guidelines;

namespace Islet.Web;

/// <summary>The surveillance plan of a view as FHIR takes it: next windows, each with the statement that asks for it.</summary>
public static class FhirPlans
{
    public static IReadOnlyList<FhirPlan> Of(Snapshot snapshot)
    {
        var plan = SurveillancePlan.Of(snapshot);
        return plan.HasDied || !plan.NextWindows.Any() ? [] : [new("surveillance", "Surveillance that applying statements ask for", IntendedPurpose.Text, [.. plan.NextWindows.Select(w => Step(w, plan.Anchors.Axis))])];
    }

    private static FhirPlannedStep Step(PlanWindow window, Axis axis) =>
        new(window.Modality, $"{window.Statement.Statement.Id}, {window.Statement.Statement.Topic}", Day(window.Earliest, axis), window.Latest is { } latest ? Day(latest, axis) : null);

    private static When Day(AxisPoint point, Axis axis) => axis.Kind is AxisKind.Offset ? Offset.FromDays(point.Days) : DateOnly.FromDayNumber((int)point.Days);
}
