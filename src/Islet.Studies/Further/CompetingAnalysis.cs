using Islet.Clinic;

namespace Islet.Studies;

/// <summary>Events of which each patient has at most one: how probable is each, by time.</summary>
/// <param name="Causes">Whose condition, read at the end of follow-up, names the cause of the endpoint's event; none: the two parts of a composite endpoint.</param>
/// <param name="By">Null: all patients together.</param>
public sealed record CompetingAnalysis(string Id, string Label, Endpoint Endpoint, IReadOnlyList<Level> Causes, Group? By) : FurtherAnalysis(Id, Label)
{
    /// <summary>Of the cause that nobody states.</summary>
    public const string UnknownCause = "Cause unknown";

    public IReadOnlyList<double> Times { get; init; } = [];

    public double Confidence { get; init; } = 0.95;

    /// <summary>An event whose cause is not known is left out, with the patient; else it is a cause of its own.</summary>
    public bool LeavesOutUnknown { get; init; }

    /// <summary>Of the cause-specific and the subdistribution model of each cause; none: no models.</summary>
    public IReadOnlyList<ModelTerm> Adjust { get; init; } = [];

    public FigureWish? Figure { get; init; }

    public override TableKind Kind => TableKind.Competing;

    internal override IReadOnlyList<ModelTerm> Terms => Adjust;

    /// <summary>Names of the causes, in their order.</summary>
    public IReadOnlyList<string> Names => Causes.Count > 0 ? [.. Causes.Select(c => c.Name)] : Endpoint.Event switch
    {
        EndpointEvent.Progression => ["Progression", "Death without progression"],
        EndpointEvent.NextTreatment => ["Next line of therapy", "Death before a next line"],
        EndpointEvent.TreatmentFailure => ["Treatment stopped", "Death on treatment"],
        EndpointEvent.Death or EndpointEvent.TumourDeath => ["Death"],
    };

    /// <summary>Only the next line of therapy has a convention by which death is no event; the other composite endpoints count it anyway.</summary>
    private Endpoint WithDeath => Endpoint.Event is EndpointEvent.NextTreatment ? Endpoint with { Death = DeathBeforeNextLine.Event } : Endpoint;

    internal override CompetingReading Read(FurtherSight patient)
    {
        if (Causes.Count == 0)
        {
            var (time, part) = patient.Events.Ended(WithDeath, patient.From, patient.Survival);
            return new(time, part);
        }
        var outcome = patient.Events.Outcome(Endpoint, patient.From, patient.Survival);
        if (!outcome.Event)
            return new(outcome, 0);
        return new(outcome, new Group(Id, Label, Causes).Read(patient.Events.AtEnd.Reader) is >= 0 and var cause ? cause + 1 : CompetingReading.Unknown);
    }

    internal override CompetingResult Run(FurtherCohort cohort) => CompetingEstimate.Of(this, cohort);
}

/// <param name="Cause">From 1; 0: censored, or no outcome.</param>
public sealed record CompetingReading(TimeToEvent Time, int Cause) : FurtherReading
{
    /// <summary>There was an event, and its cause is not known or none of those named.</summary>
    public const int Unknown = -1;
}
