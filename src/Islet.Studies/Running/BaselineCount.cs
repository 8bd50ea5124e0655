using Islet.Course;

namespace Islet.Studies;

/// <summary>Table 1 in one pass over the cohort for each characteristic: every patient stands in one column, and that of all is their sum.</summary>
internal sealed class BaselineCount
{
    private readonly StudyPlan plan;
    private readonly IReadOnlyList<SubjectRow> cohort;
    private readonly List<(string Title, int Level)> columns = [];
    private readonly int[] columnOf; // for each patient, the position in columns

    private BaselineCount(StudyPlan plan, Baseline baseline, IReadOnlyList<SubjectRow> cohort)
    {
        (this.plan, this.cohort, columnOf) = (plan, cohort, new int[cohort.Count]);
        if (StudyRun.Group(plan.Study, baseline.By) is not { } by)
        {
            columns.Add(("", 0));
            return;
        }
        columns.AddRange(baseline.By!.Levels.Select((level, l) => (level.Name, l)));
        var others = cohort.Select(r => r.Levels[by]).Where(l => l < 0).ToHashSet();
        columns.AddRange(new[] { (StudyWords.Unknown, Group.Unknown), (StudyWords.Outside, Group.Outside) }.Where(c => others.Contains(c.Item2)));
        for (var i = 0; i < columnOf.Length; i++)
            columnOf[i] = columns.FindIndex(c => c.Level == cohort[i].Levels[by]);
    }

    public static BaselineResult Of(StudyPlan plan, Baseline baseline, IReadOnlyList<SubjectRow> cohort)
    {
        var count = new BaselineCount(plan, baseline, cohort);
        var patients = count.Counts(_ => true).GetValueOrDefault(true) ?? new int[count.columns.Count + 1]; // nobody: nobody in any column
        return new(baseline, [(StudyWords.AllPatients, patients[0]), .. baseline.By is null ? [] : count.columns.Zip(patients.Skip(1), (c, n) => (c.Title, n))],
            [.. baseline.Rows.Select(row => count.Describe(row, all: baseline.By is null))]);
    }

    private CharacteristicResult Describe(Characteristic row, bool all)
    {
        var described = row.Group is { } group ? Levels(row, group) : row.Fact!.Type is FactType.Number ? Numbers(row, row.Fact) : Words(row, row.Fact);
        return all ? described with
        {
            Categories = [.. described.Categories.Select(c => (c.Value, (IReadOnlyList<int>)[c.Patients[0]]))],
            Numbers = [.. described.Numbers.Take(1)],
        } : described;
    }

    private CharacteristicResult Levels(Characteristic row, Group group)
    {
        var index = StudyRun.Group(plan.Study, group)!.Value;
        var counts = Counts(i => cohort[i].Levels[index]);
        IEnumerable<(int Level, string? Name)> levels = [.. group.Levels.Select((level, l) => (l, (string?)level.Name)), (Group.Outside, StudyWords.Outside), (Group.Unknown, null)];
        return new(row, [.. levels.Where(l => l.Level >= 0 || counts.ContainsKey(l.Level))
            .Select(l => (l.Name, (IReadOnlyList<int>)(counts.GetValueOrDefault(l.Level) ?? new int[columns.Count + 1])))], []);
    }

    /// <summary>In the vocabulary's order, free text in that of the alphabet, unknown last; only words that somebody has.</summary>
    private CharacteristicResult Words(Characteristic row, Fact fact)
    {
        var index = plan.Facts.ToList().IndexOf(fact);
        var counts = Counts(i => cohort[i].Values[index] is { } value ? StudyWords.Value(fact, value) : "");
        IEnumerable<string> order = fact.Type is FactType.Bool ? [StudyWords.Yes, StudyWords.No]
            : fact.Values.Count > 0 ? fact.Values : counts.Keys.Where(k => k.Length > 0).Order(StringComparer.Ordinal);
        return new(row, [.. order.Append("").Where(counts.ContainsKey).Select(word => (word.Length == 0 ? null : word, (IReadOnlyList<int>)counts[word]))], []);
    }

    private CharacteristicResult Numbers(Characteristic row, Fact fact)
    {
        var index = plan.Facts.ToList().IndexOf(fact);
        List<double>[] numbers = [.. Enumerable.Range(0, columns.Count + 1).Select(_ => new List<double>())];
        for (var i = 0; i < cohort.Count; i++)
            if (cohort[i].Values[index] is FactValue.Number { Value: var number })
            {
                numbers[0].Add((double)number);
                numbers[columnOf[i] + 1].Add((double)number);
            }
        return new(row, [], [.. numbers.Select(NumberSummary.Of)]);
    }

    /// <summary>For each value how many patients have it: in all, then in each column.</summary>
    private Dictionary<T, int[]> Counts<T>(Func<int, T> value)
        where T : notnull
    {
        var counts = new Dictionary<T, int[]>();
        for (var i = 0; i < columnOf.Length; i++)
        {
            var key = value(i);
            if (!counts.TryGetValue(key, out var count))
                counts.Add(key, count = new int[columns.Count + 1]);
            count[0]++;
            count[columnOf[i] + 1]++;
        }
        return counts;
    }
}
