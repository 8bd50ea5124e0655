using Islet.Course;

namespace Islet.Board;

/// <summary>A patient of whom something is to be done.</summary>
/// <param name="Patient">The registry's number.</param>
/// <param name="Key">The centre's pseudonym.</param>
/// <param name="Items">In the order of <see cref="WorkKind"/>.</param>
public sealed record WorkRow(long Patient, string Key, string? Center, IReadOnlyList<WorkItem> Items)
{
    /// <summary>Null: nothing is to be done.</summary>
    public static WorkRow? Of(DiseaseCourse course, IReadOnlyList<WorkItem> items) => items.Count == 0 ? null : new(course.Patient, course.Key, course.Center, [.. items.OrderBy(i => i.Kind)]);
}

/// <summary>In which order the patients of a worklist stand.</summary>
public enum WorkOrder
{
    /// <summary>Boards up to this week's first, then what fell or falls due nearest to today, then what has no day.</summary>
    Nearest,

    /// <summary>What has been due for the longest time first.</summary>
    Longest,
}

/// <summary>What of a worklist is asked for; null: all.</summary>
public sealed record WorkFilter(WorkKind? Kind = null, WorkOwner? Owner = null, string? Center = null, WorkOrder Order = WorkOrder.Nearest)
{
    public bool Includes(WorkItem item) => (Kind is null || item.Kind == Kind) && (Owner is null || item.Owner == Owner);
}

/// <summary>One page of a worklist.</summary>
/// <param name="Total">Patients on all pages.</param>
public sealed record WorkPage(IReadOnlyList<WorkRow> Rows, int Total, int Number)
{
    public const int Size = 25;

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>How much of something a worklist holds.</summary>
public readonly record struct WorkCount(int Items, int Patients);
