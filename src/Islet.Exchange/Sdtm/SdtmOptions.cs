using Islet.Clinic;

namespace Islet.Exchange;

/// <summary>Which day stands for a date of which only month or year is written. One policy for every derivation of a subject (spec response-criteria D3).</summary>
public enum PartialDate
{
    Last,
    First,

    /// <summary>No day: categories are worked out, durations are not.</summary>
    None,
}

/// <param name="Criterion">Whose responses are taken from RS, by RSCAT; null: RECIST 1.1.</param>
public sealed record SdtmOptions(PartialDate PartialDates = PartialDate.Last, ResponseCriterion? Criterion = null);
