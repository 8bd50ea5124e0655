using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>One reader's series of one subject and what a criterion says of it, to be written as SDTM and ADaM.</summary>
/// <param name="Subject">USUBJID: a pseudonym.</param>
/// <param name="Reader">INV, or what tells the reader from others.</param>
/// <param name="HasCalendar">False: the days of the series count from an origin, and study days are written instead of dates.</param>
public sealed record SdtmComputed(string Subject, string Reader, ResponseSeries Series, ResponseAssessment Assessment, bool HasCalendar = true)
{
    /// <summary>From the reference date; it is the patient's, whoever read.</summary>
    public TimeToEvent Survival { get; init; } = TimeToEvent.None(NoOutcome.VitalStatusNotRecorded);

    /// <summary>What the line of therapy consists of, for EX.</summary>
    public IReadOnlyList<SdtmExposure> Exposures { get; init; } = [];

    /// <summary>Drugs of the next line, for CM; empty: not known.</summary>
    public IReadOnlyList<string> NextTherapy { get; init; } = [];

    /// <summary>Month or year of time points without a day.</summary>
    public IReadOnlyDictionary<string, Day> PartialDates { get; init; } = new Dictionary<string, Day>();

    internal BestOverallResponse Best(bool confirmed) => BestResponses.Of(Assessment, Series, confirmed);

    internal string Criterion => SdtmTerms.Category(Assessment.Criterion);
}

/// <param name="Start">First day of the drug; a month or year is written as it is.</param>
public sealed record SdtmExposure(string Drug, When Start);
