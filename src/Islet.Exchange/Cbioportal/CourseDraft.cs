using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What one cell said for one member.</summary>
/// <param name="Record">The sample it speaks of; null: the patient.</param>
/// <param name="Tally">Where the cell was counted as used; null: for an earlier member that it speaks of too.</param>
internal sealed record Piece(ColumnRule Rule, string? Record, object Value, Place Place, ColumnTally? Tally);

/// <summary>A finding with the cells it came from, so that a problem found in it leads back to them.</summary>
internal sealed record DraftFinding(NewFinding Finding, IReadOnlyDictionary<string, Place> Cells);

/// <summary>One patient's rows on their way to findings.</summary>
/// <param name="study">Begins the origin of every finding.</param>
internal sealed class CourseDraft(string study, string patient, CbioportalOptions options, ProblemList problems)
{
    private readonly List<Piece> pieces = [];

    /// <summary>A row of this patient is refused, and so is the patient.</summary>
    public bool IsRefused { get; private set; }

    public List<DraftFinding> Events { get; } = [];

    /// <summary>Days on which tissue was taken, where a timeline says so.</summary>
    public Dictionary<string, Offset> TissueTaken { get; } = new(StringComparer.Ordinal);

    public void Take(Piece piece) => pieces.Add(piece);

    public void Refuse() => IsRefused = true;

    /// <summary>The findings in the order of the slots, samples in the order of their names: the order of rows and columns leaves no trace.</summary>
    public List<DraftFinding> Findings(SourceColumn? statusColumn)
    {
        List<DraftFinding> findings = [];
        foreach (var slot in pieces.GroupBy(p => (p.Rule.Slot, p.Record)).OrderBy(g => g.Key.Slot.Order).ThenBy(g => g.Key.Record, StringComparer.Ordinal))
        {
            var (content, cells) = (slot.Key.Slot.Begin(slot.Key.Record), new Dictionary<string, Place>(StringComparer.Ordinal));
            foreach (var member in slot.GroupBy(p => p.Rule.Member, StringComparer.Ordinal))
            {
                if (Agreed(member) is not { } piece)
                    continue;
                content = piece.Rule.Put(content, piece.Value);
                cells[member.Key] = piece.Place;
            }
            if (cells.Count > 0)
                findings.Add(new(Place(slot.Key.Slot, slot.Key.Record, content, [.. slot], statusColumn), cells));
        }
        var death = findings.Find(f => f.Finding is { Content: VitalStatus { Alive: false }, Happened.IsKnown: true });
        findings.AddRange(Events.Where(e => !IsSaidAlready(e, death)).OrderBy(e => e.Finding.Origin, StringComparer.Ordinal));
        return findings;
    }

    /// <summary>A timeline's death that survival in months tells too, as far as its last digit can tell. Two deaths would be a contradiction.</summary>
    private static bool IsSaidAlready(DraftFinding said, DraftFinding? death) =>
        death is not null && said.Finding is { Content: VitalStatus { Alive: false }, Happened: var day }
        && !ConsistencyRules.IsCertainlyAfter(day, death.Finding.Happened) && !ConsistencyRules.IsCertainlyAfter(death.Finding.Happened, day);

    private NewFinding Place(Slot slot, string? record, Content content, Piece[] said, SourceColumn? statusColumn)
    {
        var origin = record is null ? $"{study}/patient/{patient}/{slot.Name}" : $"{study}/sample/{record}/{slot.Name}";
        if (content is VitalStatus status)
        {
            IsRefused = IsRefused || Outcome.Check(said, status, statusColumn, problems); // what follows from a refused cell is not told again
            return new(Outcome.Day(said), Reported.Unknown, content, origin);
        }
        if (record is not null && TissueTaken.TryGetValue(record, out var taken))
            return new(taken, Reported.Unknown, content, origin);
        return slot.Place && !options.LeaveUndated
            ? new(Offset.Zero, Reported.Unknown, content with { PlacedAtOrigin = true }, origin)
            : new(When.Unknown, Reported.Unknown, content, origin);
    }

    /// <summary>One value for one member. Rows or columns that differ are reported, and none of them is chosen.</summary>
    private Piece? Agreed(IEnumerable<Piece> said)
    {
        var all = said.OrderBy(p => p.Rule.Fallback).ToList();
        if (!all[0].Rule.Fallback)
            all.RemoveAll(p => p.Rule.Fallback);
        var first = all[0];
        if (all.TrueForAll(p => p.Value.Equals(first.Value)))
            return first;
        foreach (var piece in all)
            piece.Tally?.TakeBack();
        var at = all.OrderBy(p => p.Place.FileOrder).ThenBy(p => p.Place.Line).ThenBy(p => p.Place.ColumnNumber).ToList();
        var lines = at.Select(p => p.Place.Line.ToString(CultureInfo.InvariantCulture)).Distinct(StringComparer.Ordinal);
        problems.Add(at[^1].Place, "W_CONFLICT", $"different values on lines {string.Join(", ", lines)}",
            "one value for one patient", $"None of them was taken ({first.Rule.MapsTo} stays unknown). Correct the rows that are wrong.");
        return null;
    }
}

/// <summary>Counts what became of a column's cells.</summary>
internal sealed class ColumnTally(SourceColumn column, string? mapsTo)
{
    private int used, missing, notUnderstood, notMapped;

    public SourceColumn Column => column;

    public string? MapsTo => mapsTo;

    public int Used => used;

    public int NotMapped => notMapped;

    public void Use() => used++;

    public void Miss() => missing++;

    public void Complain() => notUnderstood++;

    public void LeaveOut() => notMapped++;

    /// <summary>A value that had been taken contradicts another one.</summary>
    public void TakeBack() => (used, notUnderstood) = (used - 1, notUnderstood + 1);

    public ColumnUse Told(int dropped) => new(column, mapsTo, used, missing, notUnderstood, notMapped, dropped);
}
