using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>The tables that a study asks for, in the order in which it asks.</summary>
public static partial class StudyTables
{
    private const string Synthetic = "Synthetic data: not of patients.";

    public static IReadOnlyList<StudyTable> Of(StudyResults results) => [.. results.Study.Tables.SelectMany(kind => kind switch
    {
        TableKind.Flow => [FlowTable(results)],
        TableKind.Baseline => results.Baseline is { } baseline ? [BaselineTable(results, baseline)] : [],
        TableKind.Survival => results.Survival.Select((survival, i) => SurvivalTable(survival, i)),
        TableKind.Cox => results.Models.Select(CoxTable).Concat(results.Study.ModelTables.Select(table =>
            ModelTables.Table(table, [.. table.Models.Select(m => results.Models.First(r => r.Analysis.Id == m.Id))]))),
        TableKind.Layout => results.Layouts.Select(found => LayoutOf(results, found)),
        TableKind.Agreement => results.Agreements.Select(AgreementOf),
        TableKind.Endpoints => [EndpointsTable(results)],
        TableKind.Competing or TableKind.Exposure or TableKind.Subgroups or TableKind.CutPoints or TableKind.Missing or TableKind.Sequences or TableKind.Sensitivity or TableKind.Cases or TableKind.Landmarks => FurtherTables(results, kind),
    }).Select(Abbreviations.Explained).Select(table => results.IsSynthetic ? Marked(table) : table)];

    /// <summary>A table that leaves the report must say by itself that its patients are none.</summary>
    private static StudyTable Marked(StudyTable table) => table with
    {
        Caption = StudyWords.SyntheticTitle + table.Caption,
        Notes = [Synthetic, .. table.Notes],
        Data = new([.. table.Data.Columns, "synthetic"], [.. table.Data.Rows.Select(row => (IReadOnlyList<string>)[.. row, "yes"])]),
    };

    private static StudyTable FlowTable(StudyResults results)
    {
        var flow = results.Flow;
        var rows = new List<TableRow> { new(["Patients in the registry", Count(flow.Patients)]) };
        foreach (var stage in flow.Stages)
        {
            rows.AddRange(stage.Left.Select(exit => new TableRow([$"Left: {exit.Reason}", Count(exit.Patients)], Indent: 1)));
            rows.Add(new([StageWords(stage, results.Study), Count(stage.Kept)]));
        }
        IEnumerable<IReadOnlyList<string>> data = [["registry", "", "", "", Count(flow.Patients)], .. flow.Stages.SelectMany<FlowStage, IReadOnlyList<string>>(stage =>
            [.. stage.Left.Select(exit => (IReadOnlyList<string>)[stage.Title, stage.Endpoint?.Id ?? "", exit.Code, exit.Reason, Count(exit.Patients)]),
                [stage.Title, stage.Endpoint?.Id ?? "", "kept", "", Count(stage.Kept)]])];
        return new("flow", "Flow of patients", [new("Step", Number: false), new("Patients")], rows,
            [.. flow.Rows == flow.Patients ? [] : new[] { Text($"{flow.Rows} rows of {flow.Patients} patients were read.") }, .. DatasetNotes(results)],
            new(["stage", "endpoint", "code", "reason", "patients"], [.. data]));
    }

    private static IEnumerable<string> DatasetNotes(StudyResults results)
    {
        foreach (var d in results.Datasets)
            yield return Text($"{d.Dataset.Title}: {d.Registered} registered, {d.Cohort} in the cohort, {d.Patients} analysed with {d.Events} events.");
        if (results.Datasets.Count > 0)
            yield return StudyWords.SamePseudonyms(results);
    }

    /// <summary>A condition by the study's own words for those who leave by it.</summary>
    internal static string StageWords(FlowStage stage, Study study) => stage.Endpoint is { } endpoint ? $"Analysed: {endpoint.Label}"
        : study.Cohort.FirstOrDefault(step => step.Keep.Text == stage.Title) is { } step ? Remaining(step) : stage.Title;

    // Of a criterion of the builder, "WHO grade not G2": who is left has it. Other files say in their own words why somebody leaves.
    private static string Remaining(CohortStep step)
    {
        const string Not = " not ";
        if (step.Otherwise.StartsWith(CohortStep.NotMet, StringComparison.Ordinal))
            return "Remaining: " + step.Otherwise[CohortStep.NotMet.Length..];
        return CohortGroups.All.Select(g => g.Label).Append("Centre").FirstOrDefault(label => step.Otherwise.StartsWith(label + Not, StringComparison.Ordinal)) is { } known
            ? $"Remaining: {known} {step.Otherwise[(known.Length + Not.Length)..]}" : $"Remaining without “{step.Otherwise}”";
    }

    private static StudyTable BaselineTable(StudyResults results, BaselineResult baseline)
    {
        var (rows, data) = (new List<TableRow>(), new List<IReadOnlyList<string>>());
        foreach (var row in baseline.Rows)
        {
            var label = row.Characteristic is { Fact: { Unit: { } unit }, Label: var name } && !name.EndsWith(unit, StringComparison.Ordinal) ? $"{name}, {unit}" : row.Characteristic.Label;
            if (row.Numbers.Count > 0)
            {
                var whole = AreWhole(row.Numbers);
                rows.Add(new([label + ", median (quartiles)", .. row.Numbers.Select(n => n.Known == 0 ? NobodyAtRisk : Quartiles(n, whole))]));
                if (row.Numbers[0].Known < baseline.Columns[0].Patients)
                    rows.Add(new([StudyWords.Unknown, .. row.Numbers.Zip(baseline.Columns, (n, c) => Share(c.Patients - n.Known, c.Patients))], Indent: 1));
            }
            else
            {
                rows.Add(new([label + ", n (%)", .. baseline.Columns.Select(_ => "")]));
                rows.AddRange(row.Categories.Select(c => new TableRow(
                    [c.Value is { } word ? StudyWords.Label(word) : StudyWords.Unknown, .. c.Patients.Zip(baseline.Columns, (n, column) => Share(n, column.Patients))], Indent: 1)));
            }
            data.AddRange(BaselineData(row, baseline));
        }
        List<TableColumn> columns = [new("", Number: false), .. baseline.Columns.Select(c => new TableColumn(Text($"{c.Title} (n = {c.Patients})")))];
        var by = baseline.Baseline.By is { } group ? " by " + group.Label : "";
        return new("baseline", $"The cohort at {StudyWords.TimeZeroName(results.Study.TimeZero)}{by}", columns, rows,
            ["The cohort before an outcome is asked for. Percentages are of all patients of a column, those of whom the fact is unknown included. "
                + "Quartiles: linear between order statistics (R type 7)."],
            new(["characteristic", "group", "value", "statistic", "result"], data));
    }

    private static IEnumerable<IReadOnlyList<string>> BaselineData(CharacteristicResult row, BaselineResult baseline)
    {
        var name = row.Characteristic.Group?.Id ?? row.Characteristic.Fact!.Name;
        foreach (var (i, column) in baseline.Columns.Index())
        {
            foreach (var (value, patients) in row.Categories)
                yield return [name, column.Title, value ?? StudyWords.Unknown, "n", Count(patients[i])];
            if (row.Numbers.Count == 0)
                continue;
            var n = row.Numbers[i];
            foreach (var (statistic, result) in new[] { ("n", n.Known), ("median", n.Median), ("lower_quartile", n.LowerQuartile), ("upper_quartile", n.UpperQuartile), ("minimum", n.Least), ("maximum", n.Most) })
                yield return [name, column.Title, "", statistic, Exact(result)];
        }
    }
}
