namespace Islet.Exchange;

/// <summary>One event's row: its cells by name, and what became of each.</summary>
internal sealed class TimelineRow(SourceTable table, SourceRow row, string patient, CbioportalOptions options, ProblemList problems)
{
    private const int Longest = 40;

    private readonly string[] cells = row.Cells();
    private readonly HashSet<string> used = new(StringComparer.Ordinal) { CbioportalMap.PatientId };
    private readonly HashSet<string> refused = new(StringComparer.Ordinal);

    public bool IsRefused { get; private set; }

    public Place At(string key) => table.At(row.Line, table.Column(key));

    /// <summary>Empty where the column is not there or says that it does not know.</summary>
    public string Cell(string key) => table.Column(key) is { } c && !MissingValue.Is(cells[c.Number - 1]) ? cells[c.Number - 1] : "";

    public void Use(IEnumerable<string> keys) => used.UnionWith(keys);

    public decimal? Days(string key)
    {
        if (Cell(key) is not { Length: > 0 } text)
            return null;
        used.Add(key);
        var days = Readers.Decimal(text, options, out var complaint);
        if (complaint is not null)
            Complain(key, complaint with { Expected = complaint.Code == "W_VALUE" ? "days from the origin, as a number" : complaint.Expected });
        return days;
    }

    public void Complain(string key, Complaint complaint)
    {
        refused.Add(key);
        var text = Cell(key);
        var shown = text.Contains(patient, StringComparison.OrdinalIgnoreCase) ? "an identifier" : $"'{(text.Length <= Longest ? text : text[..Longest])}'";
        problems.AddValue(At(key), complaint.Code, shown, complaint.Expected.ToString(), complaint.Remedy);
        IsRefused |= complaint.Code.StartsWith("E_", StringComparison.Ordinal);
    }

    public void Count(IEnumerable<ColumnTally> tallies)
    {
        foreach (var tally in tallies)
        {
            if (MissingValue.Is(cells[tally.Column.Number - 1]))
                tally.Miss();
            else if (refused.Contains(tally.Column.Key))
                tally.Complain();
            else if (used.Contains(tally.Column.Key))
                tally.Use();
            else
                tally.LeaveOut();
        }
    }
}
