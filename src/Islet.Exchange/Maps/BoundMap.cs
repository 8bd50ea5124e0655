using System.Collections.Frozen;
using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>A member with the cells of a sheet that it is read from.</summary>
/// <param name="Cells">Indices of the columns, in the order of the source's; −1: this sheet has no such column.</param>
/// <param name="Json">Of a fixed value.</param>
internal sealed record BoundMember(FindingMember Member, MemberSource From, int[] Cells, string? Json);

/// <summary>One entry of the map's findings, met with a sheet; of an entry that repeats, for one number.</summary>
/// <param name="Order">Of the entry in the map.</param>
internal sealed record BoundFinding(FindingMap Map, FindingForm Form, int Order, int? Number, IReadOnlyList<BoundMember> Members)
{
    public int When { get; init; } = -1;

    public int Reported { get; init; } = -1;

    public int OnlyWhere { get; init; } = -1;

    public required int[] By { get; init; }

    /// <summary>Kinds whose day is a statement by itself: diagnosed, treated, operated, seen. A specimen or a scan of which nothing is said is none.</summary>
    private static readonly FrozenSet<string> Events = new[]
    {
        nameof(Diagnosis), nameof(Treatment), nameof(TreatmentStop), nameof(Procedure), nameof(VitalStatus), nameof(Enrolment), nameof(EnrolmentEnd), nameof(Consent), nameof(ConsentWithdrawal),
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A filled day is enough for the finding to exist.</summary>
    public bool ExistsByItsDay { get; } = Events.Contains(Map.Kind) || Members.All(m => m.From is FixedValue);

    /// <summary>"Ongoing" where the day of the end is expected says that there is none.</summary>
    public bool IsAnEnd { get; } = Map.Kind is nameof(TreatmentStop) or nameof(EnrolmentEnd);

    /// <summary>The map says it of every row that it reads, whatever stands there.</summary>
    public bool IsSaidOfEveryRow => Members.All(m => m.From is FixedValue) && (OnlyWhere >= 0 || Map.When is { PlacedAtOrigin: true });

    public IEnumerable<(int Column, string MapsTo)> Reads => Members.SelectMany(m => m.Cells.Select(c => (c, $"{Map.Kind}.{m.Member.Name}")))
        .Concat(By.Select(c => (c, "origin"))).Append((When, $"{Map.Kind}.happened")).Append((Reported, $"{Map.Kind}.reported")).Append((OnlyWhere, "only_where"))
        .Where(c => c.Item1 >= 0);
}

/// <summary>A sheet in which rows speak of patients.</summary>
internal sealed class BoundSheet
{
    public BoundSheet(Sheet sheet, int order, CourseMap map, IReadOnlyList<BoundFinding> findings)
    {
        (Sheet, Order, Findings) = (sheet, order, findings);
        Patient = [.. map.Patient.Columns.Select(c => Index(sheet, c))];
        Identity = map.Patient is PatientIdentity who ? Tie(sheet, who) : null;
        Center = map.Center?.Column is { } center ? Index(sheet, center) : -1;
        Zero = map.Axis.ZeroColumn is { } zero ? Index(sheet, zero) : -1;
        Columns = [.. sheet.Columns.Select((c, i) => new SheetColumnTally(sheet, c, MapsTo(i)))];
    }

    public Sheet Sheet { get; }

    public int Order { get; }

    public IReadOnlyList<BoundFinding> Findings { get; }

    /// <summary>Of the columns that say who the patient is.</summary>
    public int[] Patient { get; }

    public IdentityColumns? Identity { get; }

    public int Center { get; }

    public int Zero { get; }

    public SheetColumnTally[] Columns { get; }

    public static int Index(Sheet sheet, string column)
    {
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            if (sheet.Columns[i].Name == column)
                return i;
        }
        return -1;
    }

    private static IdentityColumns Tie(Sheet sheet, PatientIdentity who) => new(Or(sheet, who.NumberColumn), who.Country,
        [.. who.NameColumns.Select(c => Index(sheet, c))], Or(sheet, who.RecordColumn));

    private static int Or(Sheet sheet, string? column) => column is null ? -1 : Index(sheet, column);

    private string? MapsTo(int column)
    {
        var told = Findings.SelectMany(f => f.Reads).Where(r => r.Column == column).Select(r => r.MapsTo).Distinct(StringComparer.Ordinal).ToList();
        if (Patient.Contains(column))
            told.Insert(0, Identity is null ? "patient.key" : "key file");
        if (column == Center)
            told.Add("patient.center");
        if (column == Zero)
            told.Add("axis.zero");
        return told.Count == 0 ? null : string.Join(", ", told);
    }
}

/// <summary>Indices of the columns that identify a person; −1: none.</summary>
internal sealed record IdentityColumns(int Number, string? Country, int[] Name, int Record);

/// <summary>A map met with a file: which columns every finding is read from, and what of the map the file does not have.</summary>
internal static class BoundMap
{
    public static IReadOnlyList<BoundSheet> Of(CourseMap map, SheetFile file, List<Problem> problems)
    {
        var findings = file.Sheets.ToDictionary(s => s, _ => new List<BoundFinding>());
        for (var order = 0; order < map.Findings.Count; order++)
        {
            var entry = map.Findings[order];
            if (Candidates(file, entry, problems) is not { Count: > 0 } candidates)
                continue;
            var fitting = candidates.Where(s => Absent(map, entry, s).Count == 0).ToList();
            if (fitting.Count == 0)
                problems.AddRange(ColumnsMissing(map, entry, candidates));
            foreach (var sheet in fitting)
                findings[sheet].AddRange(Bind(entry, order, sheet));
        }
        BoundSheet[] bound = [.. file.Sheets.Select((s, i) => (s, i)).Where(x => findings[x.s].Count > 0 || SaysOfPatients(map, x.s))
            .Select(x => new BoundSheet(x.s, x.i, map, findings[x.s]))];
        foreach (var column in new[] { map.Center?.Column, map.Axis.ZeroColumn }.OfType<string>().Where(c => bound.Length > 0 && !bound.Any(b => b.Sheet.Column(c) is not null)))
            problems.Add(ColumnMissing(bound[0].Sheet, column == map.Axis.ZeroColumn ? "axis" : "center", column));
        return bound;
    }

    private static List<Sheet> Candidates(SheetFile file, FindingMap entry, List<Problem> problems)
    {
        List<Sheet> sheets = [.. file.Sheets.Where(s => entry.Sheet is null || s.Name == entry.Sheet)];
        if (sheets.Count == 0 && entry.Sheet is { } wanted)
        {
            problems.Add(new("E_MAP_SHEET", $"{file.File}, finding {entry.Name} of the map", $"no sheet {wanted}",
                "a sheet of the file: " + string.Join(", ", file.Sheets.Select(s => s.Name)), Nearest(wanted, file.Sheets.Select(s => s.Name), "Correct the name of the sheet in the map.")));
        }
        return sheets;
    }

    /// <summary>A sheet with the patient and nothing but the centre or the zero day still says that.</summary>
    private static bool SaysOfPatients(CourseMap map, Sheet sheet) => map.Patient.Columns.All(c => sheet.Column(c) is not null)
        && ((map.Center?.Column is { } center && sheet.Column(center) is not null) || (map.Axis.ZeroColumn is { } zero && sheet.Column(zero) is not null));

    private static List<string> Absent(CourseMap map, FindingMap entry, Sheet sheet) =>
        [.. map.Patient.Columns.Concat(entry.Columns).Where(c => !Numbers(entry, c).Any(n => sheet.Column(Filled(c, n)) is not null))];

    private static IEnumerable<Problem> ColumnsMissing(CourseMap map, FindingMap entry, IReadOnlyList<Sheet> candidates)
    {
        var nearest = candidates.MinBy(s => Absent(map, entry, s).Count)!;
        return Absent(map, entry, nearest).Select(c => ColumnMissing(nearest, $"finding {entry.Name}", c, entry));
    }

    private static Problem ColumnMissing(Sheet sheet, string part, string column, FindingMap? entry = null) => new("E_MAP_COLUMN", $"{sheet.Where(0)}, {part} of the map",
        $"no column {(entry?.Repeat is { } range && IsMarked(column) ? $"{column} for any of {range}" : column)}", "a column of the file",
        Nearest(entry is null ? column : Filled(column, Numbers(entry, column).First()), sheet.Columns.Select(c => c.Name), "Correct the name in the map as the file writes it."));

    private static IEnumerable<BoundFinding> Bind(FindingMap entry, int order, Sheet sheet)
    {
        var numbers = entry.Repeat is { } range ? Enumerable.Range(range.First, range.Last - range.First + 1).Select(n => (int?)n) : [null];
        return numbers.Select(n => Bind(entry, order, sheet, n)).OfType<BoundFinding>();
    }

    /// <summary>Null: the sheet has no column for this number.</summary>
    private static BoundFinding? Bind(FindingMap entry, int order, Sheet sheet, int? number)
    {
        int At(string? column) => column is null ? -1 : BoundSheet.Index(sheet, Filled(column, number));
        if (number is not null && !entry.Columns.Any(c => IsMarked(c) && At(c) >= 0))
            return null;
        var form = FindingForm.Of(entry.Kind)!;
        BoundMember[] members = [.. entry.Set.Select(m => new BoundMember(form[m.Member]!, m.From, [.. m.From.Columns.Select(At)],
            m.From is FixedValue value ? MemberJson.Of(form[m.Member]!, [.. value.Values.Select(v => Filled(v, number))]) : null))];
        return new(entry, form, order, number, members)
        {
            When = At(entry.When?.Column), Reported = At(entry.Reported?.Column), OnlyWhere = At(entry.OnlyWhere?.Column), By = [.. entry.By.Select(At)],
        };
    }

    private static IEnumerable<int?> Numbers(FindingMap entry, string column) =>
        entry.Repeat is { } range && IsMarked(column) ? Enumerable.Range(range.First, range.Last - range.First + 1).Select(n => (int?)n) : [null];

    private static string Filled(string text, int? number) =>
        number is { } n ? text.Replace(CourseMap.RepeatMark, n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) : text;

    private static bool IsMarked(string text) => text.Contains(CourseMap.RepeatMark, StringComparison.Ordinal);

    private static string Nearest(string word, IEnumerable<string> words, string otherwise) =>
        Spelling.Nearest(word, words) is { Count: > 0 } nearest ? $"Did you mean {string.Join(" or ", nearest)}? {otherwise}" : otherwise;
}
