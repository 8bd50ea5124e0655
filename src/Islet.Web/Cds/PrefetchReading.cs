using Islet.Clinic;
using Islet.Course;

namespace Islet.Web;

/// <summary>What the resources of one call say of the patient, as a course that is looked at and never stored.</summary>
/// <param name="Patient">Of the Patient resource; null: none was sent.</param>
/// <param name="Findings">Empty: nothing was understood.</param>
internal sealed record PrefetchReading(Person? Patient, IReadOnlyList<Finding> Findings)
{
    /// <summary>
    /// What a list of medications cannot say: that no other was given. These facts count treatments, or name the one that runs now, so that they stay
    /// unknown here; that a drug was given stands.
    /// </summary>
    private static readonly FactSet NeedsWholeHistory =
        [Fact.SystemicLinesStarted, Fact.CurrentTreatment, Fact.LineNumber, Fact.LineCategory, Fact.TreatmentClass, Fact.StopReason, Fact.BestResponse, Fact.PrrtCyclesGiven, Fact.MonthsSinceLastPrrt];

    /// <summary>Identifiers of the Patient resource: system and value.</summary>
    public IReadOnlyList<(string System, string Value)> Identifiers { get; init; } = [];

    public int Understood { get; init; }

    public int NotUnderstood { get; init; }

    /// <summary>A search has more pages than were sent, or the client says that it could not fetch all.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>The answer to the search for conditions was sent, be it empty.</summary>
    public bool HasConditions { get; init; }

    public bool HasNen => Findings.Any(f => f.Content is TumourEntity);

    public Snapshot On(DateOnly day) => new(new(0, "", Axis.Calendar, null, Synthetic: false, Findings), View.AsOf(day));

    /// <summary>What statements are read against.</summary>
    public static FactReader Reader(Snapshot snapshot) => DerivedFacts.Over(fact =>
        !NeedsWholeHistory.Contains(fact) && snapshot[fact].Value is { } value ? Possible.Only(value) : Possible.NotRecorded(fact));
}
