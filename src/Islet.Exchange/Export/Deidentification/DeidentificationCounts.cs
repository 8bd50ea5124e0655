namespace Islet.Exchange;

/// <summary>What a de-identification took away or changed.</summary>
public sealed class DeidentificationCounts
{
    private readonly SortedDictionary<string, int> texts = new(StringComparer.Ordinal);

    /// <summary>Findings that were replaced or withdrawn; only what is in force leaves.</summary>
    public int HistoryDropped { get; internal set; }

    /// <summary>Findings of kinds that this program does not know, and decisions about two records of a person.</summary>
    public int FindingsDropped { get; internal set; }

    /// <summary>Texts dropped, by kind and member.</summary>
    public IReadOnlyDictionary<string, int> TextsDropped => texts;

    public int AsWrittenDropped { get; internal set; }

    /// <summary>Dates of birth, and other days within findings.</summary>
    public int DaysDropped { get; internal set; }

    /// <summary>Referrals, deferrals and planned characterizations after the patient's last contact with the clinic.</summary>
    public int PlansDropped { get; internal set; }

    /// <summary>Other findings that bore a day after the last contact, or were reported after it, and now bear that of the contact.</summary>
    public int DaysCut { get; internal set; }

    /// <summary>Ages above the limit, now one group.</summary>
    public int AgesGrouped { get; internal set; }

    /// <summary>Ages dropped because the patient passed the limit during follow-up.</summary>
    public int AgesDropped { get; internal set; }

    /// <summary>Partial dates that no number of days can stand for.</summary>
    public int Undated { get; internal set; }

    /// <summary>Partial dates moved as a whole month or year.</summary>
    public int Coarse { get; internal set; }

    /// <summary>Patients without an exact day of diagnosis, all of whose times are unknown now.</summary>
    public int WithoutZero { get; internal set; }

    internal void Drop(string kind, string member, int count)
    {
        if (count > 0)
            texts[$"{kind}.{member}"] = texts.GetValueOrDefault($"{kind}.{member}") + count;
    }
}
