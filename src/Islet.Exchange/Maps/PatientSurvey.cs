using Islet.Course;

namespace Islet.Exchange;

/// <summary>Who is in the sheets, in the order in which they first come, and which rows belong to whom; found in a first pass that keeps no cell.</summary>
internal sealed class PatientSurvey
{
    private const int LongestKey = 100;

    private const int LongestPrefix = 3;
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
            return Person(identity, sheet, row, cells) is { } person ? Pseudonym(person, at) : null;
        var cell = row.Cells[sheet.Patient[0]];
        if (cells.IsMissing(cell))
            return Refused(at, "an empty cell");
        if (!IdentifyingText.HoldsNationalNumber(cell))
            return IsKey(cell.Text) ? cell.Text : Refused(at, "something that is no identifier");
        Refuse(at, new("E_IDENTITY_NUMBER", "", "a national number", "the centre's own pseudonym",
            "Map the column as patient.identity, with a key file: then the number goes there and nowhere else."));
        return null;
    }

    /// <summary>Null: nobody, or a number that is none; told without what stands there.</summary>
    private PersonIdentity? Person(IdentityColumns identity, BoundSheet sheet, SheetRow row, MemberCells cells)
    {
        var person = new PersonIdentity(Text(identity.Number), identity.Country, [.. identity.Name.Select(Text).OfType<string>()], Text(identity.Record));
        if (person is { Number: null, NameParts: [], Record: null })
        {
            Refused(new(sheet.Order, row.Number, sheet.Patient[0]), "no number, name or record");
            return null;
        }
        if (person.Number is null || options.Today is not { } today)
            return person;
        var read = NationalNumber.Read(person.Number, person.Country!, today);
        if (read.Complaint is { } complaint)
            Refuse(new(sheet.Order, row.Number, identity.Number), new(complaint.Code, "", "a cell that is not shown", complaint.Expected.ToString(), complaint.Remedy));
        return read.Number is { } number ? person with { Number = number.Canonical } : null;

        string? Text(int column) => column < 0 || cells.IsMissing(row.Cells[column]) ? null : row.Cells[column].Text;
    }

    private string? Pseudonym(PersonIdentity person, CellAt at)
    {
        var key = new PersonIdentityKey(person.Number, person.Record, string.Join('\0', person.NameParts));
        if (pseudonyms.TryGetValue(key, out var known))
            return known;
        try
        {
            var pseudonym = options.Pseudonym!(person);
            pseudonyms.Add(key, pseudonym);
            return pseudonym;
        }
        catch (RefusedException e)
        {
            Refuse(at, e.Problem);
            return null;
        }
    }

    private void Refuse(CellAt at, Problem problem)
    {
        RowsWithoutPatient++;
        problems.Add(at, problem.Code, problem.Found, problem.Expected, problem.Remedy);
    }

    private string? Refused(CellAt at, string found)
    {
        Refuse(at, new("E_IDENTIFIER", "", found, "letters, digits, points, hyphens and underscores", "Give the row its identifier."));
        return null;
    }

    /// <summary>What keeps a name or a sentence from becoming a key.</summary>
    private static bool IsKey(string text) => text.Length <= LongestKey && (text.All(IsKeySign) || IsNumbered(text));

    private static bool IsKeySign(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' or '_';

    /// <summary>"PEN 10.00", a laboratory's short prefix and number, the blank plain or unbreakable; any longer word before a blank may be a name.</summary>
    private static bool IsNumbered(string text) => text.Split(' ', '\u00a0') is [{ Length: > 0 and <= LongestPrefix } prefix, { Length: > 0 } number]
        && prefix.All(char.IsAsciiLetterUpper) && number.All(c => char.IsAsciiDigit(c) || c is '.' or '-');

    private readonly record struct PersonIdentityKey(string? Number, string? Record, string Name);
}
