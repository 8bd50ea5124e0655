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
/// <param name="KeepsPartialDates">A month stays a month: nothing is worked out from it here, and no day stands for it.</param>
public sealed record SdtmOptions(PartialDate PartialDates = PartialDate.Last, ResponseCriterion? Criterion = null, bool KeepsPartialDates = false)
{
    /// <summary>For a registry, which holds dates as they are written.</summary>
    internal static SdtmOptions AsWritten { get; } = new(PartialDate.None, KeepsPartialDates: true);
}

/// <summary>How domains become courses of a registry.</summary>
/// <param name="Center">The centre that keeps the courses; null: the files do not say.</param>
/// <param name="Study">Names the source of every finding where STUDYID does not.</param>
/// <param name="KeepGoing">Leave out subjects with errors instead of refusing all.</param>
public sealed record SdtmImportOptions(string? Center = null, string? Study = null, bool KeepGoing = false);
