namespace Islet.Exchange;

/// <summary>A file with the lines of the map that its columns meet, reading one row at a time.</summary>
internal sealed class BoundTable
{
    private readonly (ColumnRule[] Rules, ColumnTally Tally)[] columns;
    private readonly CbioportalOptions options;
    private readonly ProblemList problems;

    public BoundTable(SourceTable table, CbioportalOptions options, ProblemList problems)
    {
        (Table, this.options, this.problems) = (table, options, problems);
        columns = [.. table.Columns.Select(Bind)];
    }

    public SourceTable Table { get; }

    public IEnumerable<ColumnTally> Tallies => columns.Select(c => c.Tally);

    /// <param name="sample">Of the row; null in the patient file.</param>
    /// <param name="onlySample">The one sample that the patient has: it takes what the patient file says of tissue.</param>
    public void Read(SourceRow row, string? sample, string? onlySample, string patient, CourseDraft draft)
    {
        var cells = row.Cells();
        for (var i = 0; i < cells.Length; i++)
        {
            var (rules, tally) = columns[i];
            if (MissingValue.Is(cells[i]))
                tally.Miss();
            else if (tally.Column.Key == CbioportalMap.PatientId)
                tally.Use();
            else if (rules.Length == 0)
                tally.LeaveOut();
            else
                Read(cells[i], rules, tally, Table.At(row.Line, tally.Column), sample ?? onlySample, patient, draft);
        }
    }

    private void Read(string text, ColumnRule[] rules, ColumnTally tally, Place place, string? sample, string patient, CourseDraft draft)
    {
        var (used, complained) = (false, false);
        foreach (var rule in rules)
        {
            var (value, complaint) = rule.Read(text, tally.Column, options);
            if (complaint is not null)
            {
                complained = true;
                problems.AddValue(place, complaint.Code, Shown(text, patient, sample), complaint.Expected.ToString(), complaint.Remedy);
                if (complaint.Code.StartsWith("E_", StringComparison.Ordinal))
                    draft.Refuse();
            }
            if (value is not null)
            {
                draft.Take(new(rule, rule.Slot.OfSample ? sample : null, value, place, used ? null : tally));
                used = true;
            }
        }
        if (used)
            tally.Use();
        else if (complained)
            tally.Complain();
        else
            tally.LeaveOut();
    }

    /// <summary>A cell's text for a problem; never an identifier that slipped into another column.</summary>
    private static string Shown(string text, string patient, string? sample)
    {
        const int longest = 40;
        if (text.Contains(patient, StringComparison.OrdinalIgnoreCase) || (sample is not null && text.Contains(sample, StringComparison.OrdinalIgnoreCase)))
            return "an identifier";
        return text.Length <= longest ? $"'{text}'" : $"'{text[..longest]}…'";
    }

    private static (ColumnRule[], ColumnTally) Bind(SourceColumn column)
    {
        ColumnRule[] rules = [.. CbioportalMap.Columns.Where(rule => rule.Takes(column))];
        var mapsTo = column.Key == CbioportalMap.PatientId ? "patient.key" : rules.Length == 0 ? null : string.Join(", ", rules.Select(r => r.MapsTo));
        return (rules, new(column, mapsTo));
    }
}
