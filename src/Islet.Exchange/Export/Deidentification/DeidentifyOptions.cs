namespace Islet.Exchange;

public enum TimesAs
{
    /// <summary>Days since diagnosis; no calendar is left.</summary>
    DaysSinceDiagnosis,

    /// <summary>Calendar days, all of a patient's moved back by one secret number of days.</summary>
    Shifted,
}

/// <summary>How a registry is made fit to leave the centre.</summary>
public sealed record DeidentifyOptions
{
    /// <summary>Ages above 89 are identifiers (45 CFR 164.514(b)(2)(i)(C), Safe Harbor).</summary>
    public const int SafeHarborAge = 89;

    public TimesAs Times { get; init; }

    /// <summary>Completed years; above it one group.</summary>
    public int AgeLimit { get; init; } = SafeHarborAge;

    public bool KeepCenter { get; init; } = true;

    /// <summary>Fewest patients who should share site, age band, sex and centre.</summary>
    public int SmallestGroup { get; init; } = 5;

    /// <summary>Blank site, age, sex and centre of those in smaller groups.</summary>
    public bool Suppress { get; init; }
}
