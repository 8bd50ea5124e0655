namespace Islet.Statistics;

/// <summary>What a reader of a result should know before believing it.</summary>
public enum RemarkKind
{
    /// <summary>Under ten events for each coefficient. Peduzzi et al., J Clin Epidemiol 1995;48:1503–1510.</summary>
    FewEvents,

    /// <summary>The test of proportional hazards, of all terms or of one, has P below 0.05. Grambsch &amp; Therneau, Biometrika 1994;81:515–526.</summary>
    NotProportional,

    /// <summary>Fewer than half have had the event.</summary>
    MedianNotReached,

    /// <summary>A limit that does not exist, or for which no method is given.</summary>
    NoLimit,

    /// <summary>A group or an eligibility rule rests on something after time zero. Suissa, Am J Epidemiol 2008;167:492–499.</summary>
    ImmortalTime,

    /// <summary>Events that share a time: the method of ties decides digits.</summary>
    TiedTimes,

    /// <summary>Subjects with time 0, who are never at risk after the start.</summary>
    ZeroTimes,

    /// <summary>A group, a level or a sample in which nobody had the event.</summary>
    NoEvents,

    /// <summary>Rows left out because a value is missing.</summary>
    MissingRows,

    /// <summary>A P that was simulated, its table being too large to count.</summary>
    Simulated,

    /// <summary>A restricted mean beyond a curve's follow-up.</summary>
    BeyondFollowUp,

    /// <summary>A column with so many values that it is not described.</summary>
    ManyLevels,

    /// <summary>A variant of a study all of whose estimates are those of the study.</summary>
    NothingChanged,
}

/// <summary>A remark on a result. It stands on the result and is shown wherever the result is.</summary>
/// <param name="Of">Whom or what it is about: a group, a term, a limit; empty: the whole.</param>
/// <param name="Found">The number that raised it.</param>
public sealed record Remark(RemarkKind Kind, string Of, double Found, string Text)
{
    /// <summary>For programs; explained in docs/statistics.md.</summary>
    public string Code => Kind switch
    {
        RemarkKind.FewEvents => "W_STATS_EPV",
        RemarkKind.NotProportional => "W_STATS_PH",
        RemarkKind.MedianNotReached => "W_STATS_MEDIAN",
        RemarkKind.NoLimit => "W_STATS_LIMIT",
        RemarkKind.ImmortalTime => "W_STATS_IMMORTAL",
        RemarkKind.TiedTimes => "W_STATS_TIES",
        RemarkKind.ZeroTimes => "W_STATS_TIME_ZERO",
        RemarkKind.NoEvents => "W_STATS_NO_EVENT",
        RemarkKind.MissingRows => "W_STATS_MISSING",
        RemarkKind.Simulated => "W_STATS_MONTE_CARLO",
        RemarkKind.BeyondFollowUp => "W_STATS_TAU",
        RemarkKind.ManyLevels => "W_STATS_LEVELS",
        RemarkKind.NothingChanged => "W_STATS_VARIANT",
    };

    public override string ToString() => $"{Code}: {Text}";
}
