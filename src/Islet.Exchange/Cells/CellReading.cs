using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What a cell says for one member of a finding.</summary>
/// <param name="Value">As the member stands in JSON; null: nothing that may be taken.</param>
/// <param name="AsWritten">The cell's own text, where the value says it otherwise or there is none; null: the value says the same.</param>
/// <param name="Complaint">Why the value was not taken, or what is doubtful about it.</param>
public readonly record struct CellReading(JsonNode? Value, string? AsWritten = null, Complaint? Complaint = null)
{
    /// <summary>The cell says that there is no value, and why; null: it has one, or one that is not understood.</summary>
    public Absence? Missing { get; init; }

    /// <summary>What the cell says for other members of the same finding ("&lt;1" for comparator); null: nothing.</summary>
    public IReadOnlyDictionary<string, JsonNode>? Extra { get; init; }

    public bool IsMissing => Missing is not null;

    internal static CellReading Absent(Absence absence) => new(null) { Missing = absence };

    internal static CellReading NotUnderstood(string text, Complaint complaint) => new(null, text, complaint);

    internal static CellReading NotUnderstood(string text, Wording expected) => new(null, text, Complaint.Value(expected));
}
