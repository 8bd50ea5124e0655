namespace Islet.Exchange;

/// <summary>What stands in a column that is to become a field: decided by its cells, for a field refuses what its validation does not allow.</summary>
internal sealed class RedcapColumnFacts(SheetColumn column)
{
    private readonly HashSet<CellKind> kinds = [];

    public SheetColumn Column => column;

    public bool HasLines { get; private set; }

    public bool OutsideLabels { get; private set; }

    public int Errors { get; private set; }

    public int LooksLikeFormula { get; private set; }

    /// <summary>Numbers that the file shows as more than a number ("12 %").</summary>
    public int ShownOtherwise { get; private set; }

    public bool IsMixed => kinds.Count > 1;

    public bool HasEmpty { get; private set; }

    public bool IsYesNo => Only(CellKind.YesNo);

    public void Add(Cell cell)
    {
        HasEmpty |= cell.IsEmpty;
        Errors += cell.Kind is CellKind.Error ? 1 : 0;
        if (cell.Kind is CellKind.Empty or CellKind.Missing or CellKind.Error)
            return;
        kinds.Add(cell.Kind);
        OutsideLabels |= !column.ValueLabels.ContainsKey(cell.Text);
        HasLines |= cell.Text.AsSpan().ContainsAny('\n', '\r');
        LooksLikeFormula += cell.Kind is CellKind.Text && cell.Text[0] is '=' or '+' or '-' or '@' ? 1 : 0;
        ShownOtherwise += cell.Number is { } number && (!decimal.TryParse(cell.Text, System.Globalization.CultureInfo.InvariantCulture, out var shown) || shown != number) ? 1 : 0;
    }

    /// <summary>Type and validation in the dictionary.</summary>
    public (string Type, string Validation) Field() => this switch
    {
        { IsChoice: true } => (column.ValueLabels.Count > 6 ? "dropdown" : "radio", ""),
        _ when Only(CellKind.Number) => ("text", "number"),
        _ when Only(CellKind.Day) => ("text", "date_ymd"),
        { IsYesNo: true } => ("yesno", ""),
        { HasLines: true } => ("notes", ""),
        _ => ("text", ""),
    };

    public bool IsChoice => column.ValueLabels.Count > 0 && !OutsideLabels && column.ValueLabels.Keys.All(IsCode);

    /// <summary>REDCap separates code from label by a comma and choices by a bar.</summary>
    private static bool IsCode(string code) => code.Length > 0 && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');

    private bool Only(CellKind kind) => kinds.Count == 0 ? column.Declared == kind : kinds.SetEquals([kind]);
}
