using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Reads the rows of sheets into the drafts of their patients.</summary>
internal sealed class RowReader(CourseMap map, FileConvention convention, MappedProblems problems)
{
    public const string HappenedMember = "happened";
    public const string ReportedMember = "reported";

    private const int ShortestNumber = 5; // a shorter record number cannot be told from a measurement

    private static readonly IReadOnlyDictionary<string, JsonNode> Nothing = new Dictionary<string, JsonNode>();

    private readonly MemberCells cells = new(map, convention);

    public MemberCells Cells => cells;

    public void Read(BoundSheet sheet, SheetRow row, PatientDraft patient)
    {
        var here = new Row(sheet, row, patient, NamesIn(sheet, row));
        foreach (var column in sheet.Patient)
            sheet.Columns[column].Meet(CellFate.Used);
        TakeText(here, sheet.Center, patient.Center);
        if (sheet.Zero >= 0)
            Take(here, sheet.Zero, cells.ReadTime(row.Cells[sheet.Zero], null), patient.Zero.Add);
        foreach (var finding in sheet.Findings)
        {
            if (Applies(finding, here))
                Read(finding, here);
        }
        for (var i = 0; i < sheet.Columns.Length; i++)
            sheet.Columns[i].EndRow(cells.IsMissing(row.Cells[i]));
    }

    private bool Applies(BoundFinding finding, Row row)
    {
        if (finding.OnlyWhere < 0)
            return finding.Map.OnlyWhere is null;
        var (cell, condition) = (row.Cells[finding.OnlyWhere], finding.Map.OnlyWhere!);
        var missing = cells.IsMissing(cell);
        row.Sheet.Columns[finding.OnlyWhere].Meet(missing ? CellFate.Missing : CellFate.Used);
        if (condition.Is.Count == 0)
            return !missing;
        var label = row.Sheet.Sheet.Columns[finding.OnlyWhere].ValueLabels.GetValueOrDefault(cell.Text);
        return condition.Is.Any(text => text.Equals(cell.Text, StringComparison.OrdinalIgnoreCase) || text.Equals(label, StringComparison.OrdinalIgnoreCase));
    }

    private void Read(BoundFinding finding, Row row)
    {
        if (OriginOf(finding, row) is not { } origin)
            return;
        var draft = row.Patient.Finding(finding, origin);
        var said = false;
        foreach (var member in finding.Members)
        {
            said |= member.From switch
            {
                FromColumn from => member.Cells[0] >= 0 && TakeMember(row, member.Cells[0], ReadMember(finding, member.Member, row, member.Cells[0], from), member.Member, draft),
                CheckedColumns words => ReadChecked(row, member, words, draft),
                _ => false,
            };
        }
        var time = finding.When >= 0 ? cells.ReadTime(row.Cells[finding.When], finding.Map.When!.Unit) : new(CellFate.Missing);
        var day = finding.When >= 0 && Take(row, finding.When, time, s => draft.Say(HappenedMember, s));
        if (finding.Reported >= 0)
            Take(row, finding.Reported, cells.ReadTime(row.Cells[finding.Reported], finding.Map.Reported!.Unit), s => draft.Say(ReportedMember, s));
        draft.Exists |= said || (day && finding.ExistsByItsDay && (time.Fate is CellFate.Used || !finding.IsAnEnd)) || finding.IsSaidOfEveryRow;
    }

    /// <summary>What a cell says beside its own member has to have a place in the finding, and may not contradict what the map says of every row.</summary>
    private MemberReading ReadMember(BoundFinding finding, FindingMember member, Row row, int column, FromColumn from)
    {
        var (cell, read) = (row.Cells[column], cells.Read(row.Cells[column], row.Sheet.Sheet.Columns[column], from, member));
        foreach (var (name, value) in read.Extra ?? Nothing)
        {
            var declared = finding.Members.FirstOrDefault(m => m.Member.Name == name)?.Json;
            if (finding.Form[name] is null)
                return new(CellFate.NotUnderstood, Written: cell.Text, Complaint: Complaint.Value($"{MemberJson.Expected(member)}, and nothing beside it"));
            if (declared is not null && name is "unit" && !CellUnits.AreOne(declared.Trim('"'), value.GetValue<string>()))
                return new(CellFate.NotUnderstood, Written: cell.Text, Complaint: new("W_UNIT", $"a number of {declared.Trim('"')}, as the map says", "The value was not taken. Correct the cell, or read the unit from a column."));
        }
        return read;
    }

    private bool TakeMember(Row row, int column, MemberReading read, FindingMember member, FindingDraft draft)
    {
        foreach (var (name, value) in read.Extra ?? Nothing)
        {
            if (!draft.Of.Members.Any(m => m.Member.Name == name))
                draft.Say(name, new(value.ToJsonString(), null, row.At(column)));
        }
        return Take(row, column, read, s => draft.Say(member.Name, s));
    }

    /// <summary>Gives on what the cell says. False: it says nothing.</summary>
    private bool Take(Row row, int column, MemberReading read, Action<Statement> say)
    {
        if (read.Fate is not CellFate.Missing && IsIdentifying(row, column))
            return false;
        row.Sheet.Columns[column].Meet(read.Fate);
        if (read.Complaint is { } complaint)
            Complain(row, column, complaint);
        if (read.Fate is CellFate.Missing)
            return false;
        say(new(read.Value, read.Written, row.At(column)));
        return true;
    }

    private void TakeText(Row row, int column, List<Statement> said)
    {
        if (column >= 0)
            Take(row, column, cells.IsMissing(row.Cells[column]) ? new(CellFate.Missing) : new(CellFate.Used, row.Cells[column].Text), said.Add);
    }

    /// <summary>Of checkboxes: what is ticked; nothing ticked is an answer only where every box was answered.</summary>
    private bool ReadChecked(Row row, BoundMember member, CheckedColumns words, FindingDraft draft)
    {
        List<string> ticked = [], written = [];
        var (answered, first) = (0, -1);
        for (var i = 0; i < member.Cells.Length; i++)
        {
            if (member.Cells[i] is not (>= 0 and var column))
                continue;
            first = first < 0 ? column : first;
            var read = cells.Read(row.Cells[column], row.Sheet.Sheet.Columns[column], new FromColumn(words.Words[i].Column), Ticked);
            if (read.Fate is CellFate.NotUnderstood)
                written.Add($"{words.Words[i].Word}: {read.Written}");
            if (!Take(row, column, read, _ => { }) || read.Value is null)
                continue;
            answered++;
            if (read.Value == "true")
                ticked.Add(words.Words[i].Word);
        }
        if (answered < member.Cells.Length)
            draft.LeaveUnanswered(member.Member.Name);
        if (ticked.Count == 0 && written.Count == 0 && answered < member.Cells.Length)
            return false;
        draft.Say(member.Member.Name, new(ticked.Count > 0 || answered == member.Cells.Length ? MemberJson.Of(ticked) : null, written.Count > 0 ? string.Join("; ", written) : null, row.At(first)));
        return true;
    }

    private static FindingMember Ticked { get; } = new("checked", MemberForm.YesNo, [], null, Required: false);

    /// <summary>Null: a column that tells rows apart says nothing, and what could be told apart is refused.</summary>
    private string? OriginOf(BoundFinding finding, Row row)
    {
        var origin = $"{map.Source}/{row.Patient.Key}/{finding.Map.Name}";
        if (finding.Number is { } n)
            origin += string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/{n}");
        foreach (var column in finding.By)
        {
            if (column < 0 || cells.IsMissing(row.Cells[column]))
            {
                if (finding.Members.Any(m => m.Cells.Any(c => c >= 0 && !cells.IsMissing(row.Cells[c]))))
                    RefuseUntold(finding, row, column);
                return null;
            }
            if (IsIdentifying(row, column))
                return null;
            row.Sheet.Columns[column].Meet(CellFate.Used);
            origin += "/" + row.Cells[column].Text.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
        }
        return origin;
    }

    private void RefuseUntold(BoundFinding finding, Row row, int column)
    {
        row.Patient.IsRefused = true;
        problems.Add(row.At(column), "E_ROW_KEY", "an empty cell", $"what tells this row from the patient's others (by, finding {finding.Map.Name} of the map)",
            "Fill the cell, or name other columns in by.");
    }

    private void Complain(Row row, int column, Complaint found)
    {
        var complaint = found.Code switch
        {
            "W_DATE_ORDER" when convention.Dates is null => found with { Code = "E_CONVENTION_DATES", Remedy = "Declare the order of dates in the map (file: dates: day-month-year)." },
            "W_DECIMAL" when convention.DecimalComma is null => found with { Code = "E_CONVENTION_DECIMAL", Remedy = "Declare the decimal sign in the map (file: decimal: comma, or point)." },
            _ => found,
        };
        problems.AddCell(row.At(column), Showable(row, column), complaint.Code, complaint.Expected.ToString(), complaint.Remedy);
        row.Patient.IsRefused |= complaint.Code.StartsWith("E_", StringComparison.Ordinal);
    }

    /// <summary>A cell's text for a problem; never an identifier that slipped into another column.</summary>
    private static string? Showable(Row row, int column) => row.Cells[column].Text is var text && IdentifyingText.Names(text, row.Patient.Key) ? null : text;

    /// <summary>The cell holds a person's number or name: it is not taken, and the problem says where.</summary>
    private bool IsIdentifying(Row row, int column)
    {
        var text = row.Cells[column].Text;
        if (row.Names.Any(name => IdentifyingText.Names(text, name)))
        {
            problems.Add(row.At(column), "W_IDENTITY_NAME", "the patient's name or record number", "a cell without names and record numbers",
                "The cell was not taken. Take it out of the sheet, or leave the column out.");
            return true;
        }
        if (!IdentifyingText.HoldsNationalNumber(row.Cells[column]))
            return false;
        row.Patient.IsRefused = true;
        problems.Add(row.At(column), "E_IDENTITY_NUMBER", "a national number", "a column without national numbers",
            "Map the column as patient.identity, with a key file, or take the numbers out of the sheet.");
        return true;
    }

    /// <summary>What must not stand in another cell of the row: names, and the record number and national number as they are written here.</summary>
    private static IReadOnlyList<string> NamesIn(BoundSheet sheet, SheetRow row) => sheet.Identity is { } identity
        ? [.. identity.Name.Select(c => row.Cells[c].Text).Where(name => name.Length > 1), .. new[] { identity.Number, identity.Record }.Where(c => c >= 0)
            .Select(c => row.Cells[c].Text).Where(number => number.Length >= ShortestNumber)] : [];

    private readonly record struct Row(BoundSheet Sheet, SheetRow Of, PatientDraft Patient, IReadOnlyList<string> Names)
    {
        public IReadOnlyList<Cell> Cells => Of.Cells;

        public CellAt At(int column) => new(Sheet.Order, Of.Number, column);
    }
}
