using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Islet.Course;

namespace Islet.Registry;

/// <summary>A member that an import says otherwise than before.</summary>
/// <param name="Member">By its name in JSON; happened and reported for the times.</param>
/// <param name="Old">As it is stored; null: it was not there.</param>
public sealed record MemberChange(string Member, string? Old, string? New);

/// <summary>A finding that an import would add.</summary>
/// <param name="Patient">The registry's number; null: the patient is new.</param>
/// <param name="Changes">What differs from the finding that it would supersede; empty: it supersedes none.</param>
public sealed record FindingChange(long? Patient, string Kind, string? Happened, IReadOnlyList<MemberChange> Changes);

/// <summary>What an import would change, finding by finding.</summary>
/// <param name="Changes">In the order of the import; those that supersede always, new ones as many as the caller asked for.</param>
/// <param name="New">All findings that would be new.</param>
public sealed record ImportDifference(ImportResult Result, IReadOnlyList<FindingChange> Changes, int New);

/// <summary>Records of one patient that an earlier import had and this one has no more. They stay in the registry.</summary>
public sealed record GoneRecords(long Patient, IReadOnlyDictionary<string, int> Kinds)
{
    public Problem ToProblem() => new("W_IMPORT_GONE", string.Create(CultureInfo.InvariantCulture, $"patient P{Patient}"),
        $"no record any more for {string.Join(", ", Kinds.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Value} {k.Key}")))}",
        "every record that was imported from this source before", "Nothing was deleted. If a record was entered by mistake, withdraw its finding; if it was lost, restore it in the sheet.");
}

internal static class DifferenceReader
{
    /// <summary>Every staged row that would be stored, beside the row that it would supersede.</summary>
    /// <param name="inOrder">What joins tables in the order in which they are written.</param>
    private static string Stored(string inOrder) => $"""
        SELECT t.patient, s.kind, s.happened, s.reported, s.version, s.content, o.kind, o.happened, o.reported, o.version, o.content
        FROM target t {inOrder} staged s ON s.course = t.course
        LEFT JOIN decided d ON d.course = s.course AND d.staged = s.id AND d.n = s.n
        LEFT JOIN finding o ON o.patient = t.patient AND o.id = d.supersedes
        WHERE t.whole = 1 OR d.id IS NOT NULL ORDER BY t.course, s.n
        """;

    private const string Gone = """
        SELECT f.patient, p.key, f.kind, count(DISTINCT f.origin) FROM finding f JOIN patient p ON p.patient = f.patient
        WHERE f.origin >= @from AND f.origin < @until
          AND NOT EXISTS (SELECT 1 FROM staged s WHERE s.origin = f.origin)
          AND NOT EXISTS (SELECT 1 FROM finding w WHERE w.patient = f.patient AND w.supersedes = f.id AND w.why = 'Withdrawal')
        GROUP BY f.patient, f.kind ORDER BY f.patient, f.kind
        """;

    public static ImportDifference Read(IStore store, DbConnection db, ImportResult result, int mostNew)
    {
        var (changes, fresh) = (new List<FindingChange>(), 0);
        using var rows = store.Prepare(db, Stored(store.JoinInOrder));
        while (rows.Step())
        {
            if (rows.Text(10) is null && ++fresh > mostNew)
                continue;
            long? patient = rows.Text(0) is null ? null : rows.Number(0);
            changes.Add(new(patient, rows.Text(1)!, rows.Text(2), rows.Text(10) is null ? [] : [.. Compared(rows)]));
        }
        return new(result, changes, fresh);
    }

    /// <param name="source">Begins the origins, up to the first slash.</param>
    /// <param name="besides">Keys of patients of whom this import says nothing, because their rows were refused.</param>
    public static IReadOnlyList<GoneRecords> ReadGone(DbConnection db, string source, IReadOnlyCollection<string> besides)
    {
        db.Execute("CREATE INDEX IF NOT EXISTS staged_by_origin ON staged (origin)");
        return [.. db.Query<(long Patient, string Key, string Kind, int Records)>(Gone, new { from = source + "/", until = source + "0" }) // '0' follows '/'
            .Where(r => !besides.Contains(r.Key)).GroupBy(r => r.Patient).Select(g => new GoneRecords(g.Key, g.ToDictionary(r => r.Kind, r => r.Records)))];
    }

    private static IEnumerable<MemberChange> Compared(Statement row)
    {
        var (older, newer) = (Members(row, 6), Members(row, 1));
        foreach (var member in older.Keys.Union(newer.Keys, StringComparer.Ordinal))
        {
            if (older.GetValueOrDefault(member) is var old && newer.GetValueOrDefault(member) is var now && old != now)
                yield return new(member, old, now);
        }
    }

    /// <summary>Kind, times and content of a row by member, brought to today's form.</summary>
    private static Dictionary<string, string?> Members(Statement row, int first)
    {
        var kind = row.Text(first)!;
        using var content = JsonDocument.Parse(FindingKinds.Write(FindingKinds.Read(kind, (int)row.Number(first + 3), row.Text(first + 4)!)));
        var members = content.RootElement.EnumerateObject().ToDictionary(m => m.Name, m => (string?)m.Value.GetRawText(), StringComparer.Ordinal);
        members["kind"] = kind;
        members["happened"] = row.Text(first + 1);
        members["reported"] = row.Text(first + 2);
        return members;
    }
}
