using Islet.Course;

namespace Islet.Registry;

/// <summary>A row as far as import identity looks at it, stored or staged, in its stored form.</summary>
/// <param name="Number">Counts the staged rows of an import from 1; 0 for a stored row.</param>
internal sealed record ImportRow(
    FindingId Id, long Number, string? Happened, string? Reported, string Kind, int Version, string? Origin, FindingId? Supersedes, string? Why, string Content)
{
    private const string Row = "id, happened, reported, kind, version, origin, content, supersedes, why";

    public const string SelectStored = $"SELECT {Row}, 0 FROM finding WHERE patient = ?1";

    public const string SelectStaged = $"SELECT {Row}, n FROM staged WHERE course = ?1 ORDER BY n";

    public bool IsWithdrawal => Why == nameof(Islet.Course.Why.Withdrawal);

    /// <summary>The same statement: equal times and, brought to one version of its form, equal canonical JSON. Records that hold lists compare unequal.</summary>
    public bool Says(ImportRow other) => Kind == other.Kind && Happened == other.Happened && Reported == other.Reported
        && ((Version == other.Version && Content == other.Content) || Canonical() == other.Canonical());

    /// <summary>The row as it is stored once it is known what it supersedes.</summary>
    public ImportRow Replacing(FindingId older) => Replacing(older, Islet.Course.Why.Correction);

    /// <summary>The same, of a row whose source says itself why.</summary>
    public ImportRow Replacing(FindingId older, Why why) => this with
    {
        Supersedes = older,
        Why = why.ToString(),
        Id = FindingId.OfImport(new(When.Parse(Happened), Islet.Course.Reported.Parse(Reported), FindingKinds.Read(Kind, Version, Content), Origin, older, why)),
    };

    /// <summary>The rows of one of the two selections.</summary>
    public static IReadOnlyList<ImportRow> All(Statement rows)
    {
        var list = new List<ImportRow>();
        while (rows.Step())
        {
            list.Add(new(FindingId.FromBytes(rows.Bytes(0)), rows.Number(9), rows.Text(1), rows.Text(2), rows.Text(3)!, (int)rows.Number(4), rows.Text(5),
                rows.Id(7), rows.Text(8), rows.Text(6)!));
        }
        return list;
    }

    private string Canonical() => FindingKinds.Write(FindingKinds.Read(Kind, Version, Content));
}

/// <summary>What becomes of the staged rows of one course. What is to be stored stands beside the identity under which it was staged.</summary>
internal sealed record CourseDecision(IReadOnlyList<(ImportRow Staged, ImportRow Stored)> Store, int Unchanged, IReadOnlyList<Problem> Problems);

/// <summary>Import identity: a finding is the same as long as its source record is; the record's new words supersede its old ones.</summary>
internal static class ImportIdentity
{
    public static CourseDecision Decide(string course, IReadOnlyList<ImportRow> stored, IReadOnlyList<ImportRow> staged)
    {
        var successors = stored.Where(r => r.Supersedes is not null).ToDictionary(r => r.Supersedes!.Value);
        var lastImported = stored.Where(r => r.Origin is not null && !(successors.TryGetValue(r.Id, out var next) && next.Origin == r.Origin))
            .ToLookup(r => r.Origin!, StringComparer.Ordinal);
        var (store, unchanged, problems) = (new List<(ImportRow, ImportRow)>(), 0, new List<Problem>());
        var became = new Dictionary<FindingId, FindingId>(); // a staged row that replaces a stored one is stored under another identity
        foreach (var record in staged.GroupBy(r => r.Origin!, StringComparer.Ordinal))
        {
            var row = record.First();
            if (record.Skip(1).FirstOrDefault() is { } second)
            {
                problems.Add(Refusal.OriginTwice(course, row, second));
                continue;
            }
            var last = lastImported[record.Key].FirstOrDefault();
            became[row.Id] = last?.Id ?? row.Id;
            if (last is null && row.Supersedes is { } own)
                Follow(row, became.GetValueOrDefault(own, own));
            else if (last is null)
                store.Add((row, row));
            else if (row.Says(last) || (Newest(last, successors) is { IsWithdrawal: false } newest && newest.Says(row)))
                unchanged++;
            else if (successors.TryGetValue(last.Id, out var corrected))
                problems.Add(Refusal.CorrectedSince(course, last.Id, corrected.Id));
            else
                Store(row, row.Replacing(last.Id));
        }
        return new(store, unchanged, problems);

        void Follow(ImportRow row, FindingId older)
        {
            if (successors.TryGetValue(older, out var corrected))
                problems.Add(Refusal.CorrectedSince(course, older, corrected.Id));
            else
                Store(row, older == row.Supersedes ? row : row.Replacing(older, Enum.Parse<Why>(row.Why!)));
        }

        void Store(ImportRow row, ImportRow stored)
        {
            became[row.Id] = stored.Id;
            store.Add((row, stored));
        }
    }

    /// <summary>What people have made of an imported finding; where the source now says the same, there is nothing to report.</summary>
    private static ImportRow Newest(ImportRow row, Dictionary<FindingId, ImportRow> successors)
    {
        while (successors.TryGetValue(row.Id, out var next))
            row = next;
        return row;
    }
}
