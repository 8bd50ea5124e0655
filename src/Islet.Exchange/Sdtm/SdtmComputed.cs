using Islet.Clinic;

namespace Islet.Exchange;

/// <summary>One reader's series of one subject and what a criterion says of it, to be written as SDTM and ADaM.</summary>
/// <param name="Subject">USUBJID: a pseudonym.</param>
/// <param name="Reader">INV, or what tells the reader from others.</param>
/// <param name="HasCalendar">False: the days of the series count from an origin, and study days are written instead of dates.</param>
public sealed record SdtmComputed(string Subject, string Reader, ResponseSeries Series, ResponseAssessment Assessment, bool HasCalendar = true)
{
    internal BestOverallResponse Best(bool confirmed) => BestResponses.Of(Assessment, Series, confirmed);

    internal string Criterion => SdtmTerms.Category(Assessment.Criterion);
}
