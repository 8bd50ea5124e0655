using Islet.Clinic;

namespace Islet.Studies;

/// <summary>The endpoints that a study may name without defining them. Their definitions are printed with every result.</summary>
public static class CustomaryEndpoints
{
    /// <summary>
    /// os: death of any cause (FDA 2018). pfs: progression with radiological ground or death, censored on the last scan (Panzuto 2024). ttf: stop of the line for any reason (de Mestier, S002-21).
    /// ttnt: the next line, or death before it. css: death of the tumour, others censored.
    /// </summary>
    private static readonly Endpoint[] All =
    [
        new("os", "Overall survival", EndpointEvent.Death, EndpointUnit.Months),
        new("pfs", "Progression-free survival", EndpointEvent.Progression, EndpointUnit.Months) { Censoring = PfsCensoring.LastRadiologicalEvaluation },
        new("ttf", "Time to treatment failure", EndpointEvent.TreatmentFailure, EndpointUnit.Months),
        new("ttnt", "Time to next treatment", EndpointEvent.NextTreatment, EndpointUnit.Months) { Death = DeathBeforeNextLine.Event },
        new("css", "Tumour-specific survival", EndpointEvent.TumourDeath, EndpointUnit.Months),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(e => e.Id)];

    /// <summary>Null: no customary name.</summary>
    public static Endpoint? Of(string name) => Array.Find(All, e => e.Id == name);
}
