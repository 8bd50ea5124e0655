using Islet.Course;

namespace Islet.Web;

/// <summary>A form understood: the finding that it says, or why it says none yet.</summary>
/// <param name="Finding">Null while there is a problem.</param>
/// <param name="Problems">In the order of the form.</param>
/// <param name="Remarks">By field: what is doubtful about a value that is taken all the same.</param>
public sealed record TypedReading(NewFinding? Finding, IReadOnlyList<FieldProblem> Problems, IReadOnlyDictionary<string, string> Remarks)
{
    /// <summary>Where a control of the form stands: in a panel each row has its own.</summary>
    public Func<string, string> PlaceOf { get; init; } = field => field;

    /// <summary>Reads what was typed. Fields that say what is on record leave it as it is, to the last sign.</summary>
    /// <param name="before">The finding that is corrected; null: a new one.</param>
    public static TypedReading Of(EntryLayout layout, FormText typed, Axis axis, DateOnly today, Finding? before = null) => new TypedFields(layout, typed, axis, today, before).Read();
}
