using Islet.Figures;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>One estimate in the study and in each variant.</summary>
/// <param name="First">As whoever has it first has it: its names.</param>
/// <param name="Values">The study's first; null: there is none.</param>
public sealed record SensitivityRow(SensitivityValue First, IReadOnlyList<SensitivityValue?> Values)
{
    public bool IsAsStudy(int variant) => (Values[0], Values[variant + 1]) is (null, null) || (Values[0] is { } study && Values[variant + 1] is { } other && study.IsAs(other));

    /// <summary>Whether the limits hold 1, as the question is of a hazard ratio; null: there are none.</summary>
    public bool? HoldsOne(int column) => Values[column] is { Kind: "hazard_ratio", Limits: { Lower: { } lower, Upper: { } upper } } ? lower <= 1 && upper >= 1 : null;
}

/// <summary>The estimates of a study beside those of its variants.</summary>
public sealed record SensitivityResult : FurtherResult
{
    internal SensitivityResult(SensitivityAnalysis of, IReadOnlyList<SensitivityRow> rows, IReadOnlyList<IReadOnlyList<string>> notFitted)
        : base(of) => (Of, Rows, NotFitted) = (of, rows, notFitted);

    public SensitivityAnalysis Of { get; }

    /// <summary>One for each estimate, in the order in which they are printed.</summary>
    public IReadOnlyList<SensitivityRow> Rows { get; }

    /// <summary>For the study, then for each variant, its models without estimates.</summary>
    public IReadOnlyList<IReadOnlyList<string>> NotFitted { get; }

    private const string Study = "The study";

    private IReadOnlyList<string> Columns => [Study, .. Of.Variants.Select(v => v.Label)];

    internal override IEnumerable<FurtherTable> Tables
    {
        get
        {
            List<TableRow> rows = [];
            foreach (var section in Rows.GroupBy(r => r.First.Section))
            {
                rows.Add(new([section.Key, .. Columns.Select(_ => "")]));
                rows.AddRange(section.Select(row => new TableRow([row.First.Row, .. row.Values.Select(v => v?.Printed ?? NobodyAtRisk)], Indent: 1)));
            }
            yield return new("", Of.Label, [new("", Number: false), .. Columns.Select(title => new TableColumn(title))], rows, [.. Notes], [.. Rows.SelectMany(Data)]);
            yield return new("variants", $"{Of.Label}: what each variant has otherwise", [new("Variant", Number: false), new("Otherwise than the study", Number: false), new("Because", Number: false)],
                [.. Of.Variants.Select(v => new TableRow([v.Label, v.ChangesWords ? string.Join("; ", v.InWords) : "nothing", v.Because ?? "–"]))], [],
                [.. Of.Variants.SelectMany(v => v.InWords.DefaultIfEmpty("nothing").Select(words => (Datum[])[new("variant", v.Id), new("label", v.Label), new("change", words), new("because", v.Because)]))]);
        }
    }

    private IEnumerable<Datum[]> Data(SensitivityRow row) => row.Values.Select((value, column) => (Datum[])
    [
        new("variant", column == 0 ? null : Of.Variants[column - 1].Id), new("kind", row.First.Kind), new("analysis", row.First.Analysis), .. row.First.Names,
        new("n", value?.N), new("events", value?.Events), new("value", value?.Value), new("lower", value?.Limits.Lower), new("upper", value?.Limits.Upper), new("p", value?.P),
    ]);

    private IEnumerable<string> Notes
    {
        get
        {
            yield return $"Hazard ratios, medians and survival with their confidence limits. {NobodyAtRisk}: none there. NR: not reached.";
            foreach (var (column, why) in NotFitted.Index())
                foreach (var model in why)
                    yield return $"{Columns[column]}, not fitted: {model}.";
            foreach (var variant in Enumerable.Range(1, Of.Variants.Count))
                if (Rows.Where(r => r.HoldsOne(0) is { } study && r.HoldsOne(variant) is { } other && study != other).ToList() is { Count: > 0 } turned)
                    yield return $"{Columns[variant]}: {string.Join("; ", turned.Select(r => $"{r.First.Row} ({r.First.Analysis}): the limits {(r.HoldsOne(variant) is true ? "hold 1, those of the study do not" : "do not hold 1, those of the study do")}"))}.";
        }
    }

    internal override IEnumerable<StudyFigure> Figures(StudyResults results)
    {
        var ratios = Rows.Where(r => r.First.Kind is "hazard_ratio").ToList();
        var moved = ratios.FindAll(r => Enumerable.Range(1, Columns.Count - 1).Any(i => r.Values[i]?.Value is not null && !r.IsAsStudy(i - 1)));
        if (Of.Figure is not { } name || ratios.Count == 0)
            yield break;
        List<ForestRow> rows = [];
        foreach (var row in moved.Count > 0 ? moved : ratios)
        {
            rows.Add(ForestRow.Heading($"{row.First.Row} ({Model(results, row.First.Analysis)})"));
            rows.AddRange(row.Values.Index().Where(v => v.Item?.Value is not null && (v.Index == 0 || !row.IsAsStudy(v.Index - 1))).Select(v => ForestRow.Of(Columns[v.Index], new(v.Item!.Value!.Value, v.Item.Limits, v.Item.P)) with { Patients = v.Item.N, Events = v.Item.Events }));
        }
        yield return new(name, Of.Label, new ForestFigure(Of.Label, "Hazard ratio", rows)
        {
            BelowOne = "Lower hazard", AboveOne = "Higher hazard", Level = results.Models.First(m => Of.Tells(m.Analysis.Id)).Analysis.Confidence,
            Footnotes = [.. results.IsSynthetic ? [StudyWords.Synthetic(results)] : Array.Empty<string>(), moved.Count == 0 ? "No variant has another hazard ratio." : $"Not drawn: a variant whose hazard ratio is the study's{(moved.Count < ratios.Count ? $", and {Count(ratios.Count - moved.Count)} of {Count(ratios.Count)} hazard ratios that no variant changes" : "")}.", .. Of.Variants.Where(v => v.ChangesWords).Select(v => $"{v.Label}: {string.Join("; ", v.InWords)}."), .. Remarks.Select(r => $"Caution: {r}.")],
        }.ToSvg);
    }

    /// <summary>The words of a model, where no other model that is told has the same.</summary>
    private string Model(StudyResults results, string id)
    {
        var told = results.Models.Where(m => Of.Tells(m.Analysis.Id)).Select(m => m.Analysis).ToList();
        return told.Find(m => m.Id == id) is { } own && told.Count(m => m.Label == own.Label) == 1 ? own.Label : id;
    }

    internal override IEnumerable<string> Methods =>
    [
        $"{Of.Label}. {(Of.Of.Count == 0 ? "Every survival analysis and model was" : $"{string.Join(", ", Of.Of)} were")} repeated in {Count(Of.Variants.Count, "variant")} of the study, each read and counted by the study's own rules with these words otherwise: "
            + string.Join(" ", Of.Variants.Select((v, i) => Text($"({i + 1}) {v.Label}: {(v.ChangesWords ? string.Join("; ", v.InWords) : "nothing")}.{(v.Because is { } why ? " " + why : "")}"))),
    ];
}
