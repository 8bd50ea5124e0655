namespace Islet.Exchange;

/// <summary>Writes a sheet as a system file: three readings of it at most, one to learn what it is, one to compare missing codes, one to write.</summary>
internal static class SpssWriter
{
    public static IReadOnlyList<string> Write(Sheet sheet, Stream output, DateTime created)
    {
        SpssDraft[] drafts = [.. sheet.Columns.Select(c => new SpssDraft(c))];
        if (drafts.Length == 0)
            throw new ArgumentException("A system file has at least one column.", nameof(sheet));
        var rows = See(sheet, drafts);
        var variables = Variables(drafts);
        SpssDictionaryWriter.Write(output, variables, rows, created);
        var cases = new SpssBytecode(output);
        foreach (var row in sheet.Rows())
        {
            for (var i = 0; i < variables.Count; i++)
            {
                drafts[i].Judge(row.Cells[i]);
                Value(cases, variables[i], row.Cells[i]);
            }
        }
        cases.End();
        output.Flush();
        return [.. drafts.SelectMany(d => d.Notes)];
    }

    private static int See(Sheet sheet, SpssDraft[] drafts)
    {
        var rows = 0;
        foreach (var row in sheet.Rows())
        {
            rows++;
            for (var i = 0; i < drafts.Length; i++)
                drafts[i].See(row.Cells[i]);
        }
        foreach (var draft in drafts)
            draft.Decide();
        if (!Array.Exists(drafts, d => d.HasMissing))
            return rows;
        foreach (var row in sheet.Rows())
        {
            for (var i = 0; i < drafts.Length; i++)
                drafts[i].Compare(row.Cells[i]);
        }
        return rows;
    }

    private static List<SpssOutput> Variables(SpssDraft[] drafts)
    {
        var names = new SpssNames();
        string[] longNames = [.. drafts.Select(d => names.Long(d.Column.Name))];
        List<SpssOutput> variables = [];
        for (var i = 0; i < drafts.Length; i++)
        {
            variables.Add(SpssOutput.Of(drafts[i], longNames[i], names.Short));
            if (longNames[i] != drafts[i].Column.Name)
                drafts[i].Note($"is called {longNames[i]} in the file, which allows no other name", 0);
        }
        return variables;
    }

    private static void Value(SpssBytecode cases, SpssOutput variable, Cell cell)
    {
        if (variable.Draft.Kind is not SpssKind.Text)
        {
            cases.Number(variable.Draft.Number(cell));
            return;
        }
        ReadOnlySpan<byte> text = variable.Draft.Bytes(cell);
        foreach (var segment in variable.Segments)
        {
            var part = text[..Math.Min(text.Length, SpssVariable.LongestSegment)];
            cases.Text(part, segment.Width);
            text = text[part.Length..];
        }
    }
}
