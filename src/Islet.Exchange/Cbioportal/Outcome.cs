using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What VITAL_STATUS says in one value.</summary>
internal sealed record StatedStatus(bool? Alive, CauseOfDeath? Cause = null, bool? WithDisease = null, bool Lost = false)
{
    public VitalStatus On(VitalStatus status) => status with { Alive = status.Alive ?? Alive, Cause = Cause, WithDisease = WithDisease, LostToFollowUp = Lost };
}

/// <summary>The end of observation: one VitalStatus from time, status and the words beside them, or a problem where they contradict each other.</summary>
internal static class Outcome
{
    public static Reader OverallSurvivalStatus { get; } = Readers.Words(
        ("0:LIVING", true), ("1:DECEASED", false), ("LIVING", true), ("DECEASED", false), ("0:ALIVE", true), ("1:DEAD", false), ("ALIVE", true),
        ("DEAD", false));

    public static Reader VitalStatusWords { get; } = Readers.Words(
        ("Alive - Without Disease", new StatedStatus(true, WithDisease: false)),
        ("Alive - With Disease", new StatedStatus(true, WithDisease: true)),
        ("Alive - Disease Status Unknown", new StatedStatus(true)),
        ("Deceased - Of Disease", new StatedStatus(false, CauseOfDeath.Tumour)),
        ("Deceased - Of Other Cause", new StatedStatus(false, CauseOfDeath.Other)),
        ("Deceased - Of Unknown Cause", new StatedStatus(false, CauseOfDeath.Unknown)),
        ("Lost at follow up", new StatedStatus(null, Lost: true)),
        ("Lost to follow up", new StatedStatus(null, Lost: true)),
        ("Alive", new StatedStatus(true)),
        ("Living", new StatedStatus(true)),
        ("Deceased", new StatedStatus(false)),
        ("Dead", new StatedStatus(false)));

    /// <summary>The day of the status; unknown where no time is given: a death without a time did not happen at the origin.</summary>
    public static When Day(IReadOnlyList<Piece> said) => Find(said, CbioportalMap.Happened) is { Value: decimal months } 
        ? Offset.FromMonths(months) : When.Unknown;

    /// <summary>The statements that contradict each other; true where the patient must be refused because alive and dead are both said.</summary>
    public static bool Check(IReadOnlyList<Piece> said, VitalStatus status, SourceColumn? statusColumn, ProblemList problems)
    {
        var (time, alive, words, followUp) = (Find(said, CbioportalMap.Happened), Find(said, CbioportalMap.Alive), Find(said, CbioportalMap.Status),
            Find(said, CbioportalMap.LastFollowUp));
        if (alive is { Value: bool a } && words is { Value: StatedStatus { Alive: { } b } } && a != b)
        {
            problems.Add(alive.Place, "E_STATUS_CONFLICT", $"{Word(a)}, and {Word(b)} in column {words.Place.Column?.Name} ({words.Place.ColumnNumber})",
                "one of the two", "Find out which is true and correct the other: survival cannot be computed from both.");
            return true;
        }
        if (time is not null && status.Alive is null)
        {
            problems.Add(time.Place with { Column = statusColumn ?? time.Place.Column }, "W_TIME_WITHOUT_STATUS",
                $"{Months(time)} months and {(status.LostToFollowUp ? "lost to follow-up" : "no status")}", "LIVING or DECEASED at that time",
                "The patient is kept with follow-up ending there, neither alive nor dead, and counts in no survival estimate until a status is known.");
        }
        if (time is null && said.FirstOrDefault(p => p.Rule.Member is CbioportalMap.Alive or CbioportalMap.Status) is { } stated)
            problems.Add(stated.Place, "W_STATUS_WITHOUT_TIME", "a status without a time", "months under observation",
                "The status is kept without a day. Add the time if it is known.");
        if (time is { Value: decimal end } && followUp is { Value: decimal last } && (status.Alive is false ? last > end : last != end))
        {
            problems.Add(followUp.Place, "W_FOLLOW_UP", $"{Months(followUp)}, where {time.Place.Column?.Name} ({time.Place.ColumnNumber}) has {Months(time)}",
                status.Alive is false ? "no follow-up after death" : "the same time", "The time of survival is kept. Find out which of the two is right.");
        }
        return false;
    }

    private static string Word(bool alive) => alive ? "alive" : "dead";

    private static string Months(Piece time) => ((decimal)time.Value).ToString(CultureInfo.InvariantCulture);

    private static Piece? Find(IReadOnlyList<Piece> said, string member) => said.FirstOrDefault(p => p.Rule.Member == member);
}
