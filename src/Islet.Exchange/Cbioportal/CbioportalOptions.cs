namespace Islet.Exchange;

/// <summary>What the files do not say and the person who imports them may declare.</summary>
public sealed record CbioportalOptions
{
    public static CbioportalOptions None { get; } = new();

    /// <summary>Center of every patient; null: none.</summary>
    public string? Center { get; init; }

    /// <summary>What month 0 is (diagnosis, sequencing, randomisation …), where the header of OS_MONTHS does not say so.</summary>
    public string? Origin { get; init; }

    /// <summary>Names the study in the origin of each finding; null: as meta_study.txt has it.</summary>
    public string? Study { get; init; }

    /// <summary>Leave findings undated that have no day of their own, instead of placing them at the origin (facts.md 1.8).</summary>
    public bool LeaveUndated { get; init; }

    /// <summary>Numbers are written 9,4.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>Drop the patients whose rows are refused, list them, and take the others.</summary>
    public bool KeepGoing { get; init; }
}
