namespace Islet.Exchange;

/// <summary>Who is in the sheets, in the order in which they first come, and which rows belong to whom; found in a first pass that keeps no cell.</summary>
internal sealed class PatientSurvey
{
    private const int LongestKey = 100;
    private const int Nobody = -1;

    private readonly Dictionary<string, int> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<PersonIdentityKey, string> pseudonyms = [];
    private readonly List<string> keys = [];
    private readonly List<int> rowCounts = [];
    private readonly Dictionary<BoundSheet, List<int>> rows = new(ReferenceEqualityComparer.Instance);
    private readonly MappedProblems problems;
    private readonly MappedOptions options;

    public PatientSurvey(IReadOnlyList<BoundSheet> sheets, MemberCells cells, MappedOptions options, MappedProblems problems)
    {
        (this.options, this.problems) = (options, problems);
        foreach (var sheet in sheets)
            rows.Add(sheet, Survey(sheet, cells));
    }

    public IReadOnlyList<string> Keys => keys;

    /// <summary>Every patient's rows follow each other, in one sheet.</summary>
    public bool IsInOrder { get; private set; } = true;

    /// <summary>Rows that name no patient.</summary>
    public int RowsWithoutPatient { get; private set; }

    /// <summary>Of one patient, over all sheets.</summary>
    public int Rows(int patient) => rowCounts[patient];

    /// <summary>The rows of a sheet with the number of their patient; rows of nobody are left out.</summary>
    public IEnumerable<(int Patient, SheetRow Row)> Rows(BoundSheet sheet)
    {
        var (of, at) = (rows[sheet], 0);
        foreach (var row in sheet.Sheet.Rows())
        {
            if (at < of.Count && of[at++] is not Nobody and var patient)
                yield return (patient, row);
        }
    }

    private List<int> Survey(BoundSheet sheet, MemberCells cells)
    {
        var (of, last) = (new List<int>(), Nobody);
        IsInOrder &= rows.Count == 0;
        foreach (var row in sheet.Sheet.Rows())
        {
            if (row.Cells.All(cells.IsMissing) || Key(sheet, row, cells) is not { } key)
            {
                of.Add(Nobody);
                continue;
            }
            if (!byKey.TryGetValue(key, out var patient))
            {
                byKey.Add(key, patient = keys.Count);
                keys.Add(key);
                rowCounts.Add(0);
            }
            else if (patient != last)
            {
                IsInOrder = false;
            }
            rowCounts[patient]++;
            of.Add(last = patient);
        }
        return of;
    }

    private string? Key(BoundSheet sheet, SheetRow row, MemberCells cells)
    {
        var at = new CellAt(sheet.Order, row.Number, sheet.Patient[0]);
        if (sheet.Identity is { } identity)
        {
            var person = new PersonIdentity(Text(identity.Number), identity.Country, [.. identity.Name.Select(Text).OfType<string>()], Text(identity.Record));
            return person is { Number: null, NameParts: [], Record: null } ? Refused(at, "no number, name or record") : Pseudonym(person);
        }
        var cell = row.Cells[sheet.Patient[0]];
        if (cells.IsMissing(cell))
            return Refused(at, "an empty cell");
        if (!IdentifyingText.HoldsNationalNumber(cell))
            return IsKey(cell.Text) ? cell.Text : Refused(at, "something that is no identifier");
        RowsWithoutPatient++;
        problems.Add(at, "E_IDENTITY_NUMBER", "a national number", "the centre's own pseudonym",
            "Map the column as patient.identity, with a key file: then the number goes there and nowhere else.");
        return null;

        string? Text(int column) => column < 0 || cells.IsMissing(row.Cells[column]) ? null : row.Cells[column].Text;
    }

    private string Pseudonym(PersonIdentity person)
    {
        var key = new PersonIdentityKey(person.Number, person.Record, string.Join('\0', person.NameParts));
        if (!pseudonyms.TryGetValue(key, out var pseudonym))
            pseudonyms.Add(key, pseudonym = options.Pseudonym!(person));
        return pseudonym;
    }

    private string? Refused(CellAt at, string found)
    {
        RowsWithoutPatient++;
        problems.Add(at, "E_IDENTIFIER", found, "letters, digits, points, hyphens and underscores", "Give the row its identifier.");
        return null;
    }

    /// <summary>What keeps a name or a sentence from becoming a key.</summary>
    private static bool IsKey(string text) => text.Length <= LongestKey && text.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_');

    private readonly record struct PersonIdentityKey(string? Number, string? Record, string Name);
}
