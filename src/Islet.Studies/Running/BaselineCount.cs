using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

internal static class BaselineCount
{
    public static BaselineResult Of(StudyPlan plan, Baseline baseline, IReadOnlyList<SubjectRow> cohort)
    {
        var columns = new List<(string Title, IReadOnlyList<SubjectRow> Rows)> { (StudyWords.AllPatients, cohort) };
        if (StudyRun.Group(plan.Study, baseline.By) is { } by)
        {
            var members = cohort.ToLookup(r => r.Levels[by]);
            columns.AddRange(baseline.By!.Levels.Select((level, l) => (level.Name, (IReadOnlyList<SubjectRow>)[.. members[l]])));
            columns.AddRange(new[] { (StudyWords.Unknown, Group.Unknown), (StudyWords.Outside, Group.Outside) }
                .Where(c => members.Contains(c.Item2)).Select(c => (c.Item1, (IReadOnlyList<SubjectRow>)[.. members[c.Item2]])));
        }
        return new(baseline, [.. columns.Select(c => (c.Title, c.Rows.Count))], [.. baseline.Rows.Select(row => Describe(plan, row, [.. columns.Select(c => c.Rows)]))]);
    }

    private static CharacteristicResult Describe(StudyPlan plan, Characteristic row, IReadOnlyList<IReadOnlyList<SubjectRow>> columns)
    {
        if (StudyRun.Group(plan.Study, row.Group) is { } group)
        {
            var counts = columns.Select(rows => rows.CountBy(r => r.Levels[group]).ToDictionary()).ToList();
            IEnumerable<(int Level, string? Name)> levels = [.. row.Group!.Levels.Select((level, l) => (l, (string?)level.Name)), (Group.Outside, StudyWords.Outside), (Group.Unknown, null)];
            return new(row, [.. levels.Where(l => l.Level >= 0 || counts[0].ContainsKey(l.Level))
                .Select(l => (l.Name, (IReadOnlyList<int>)[.. counts.Select(c => c.GetValueOrDefault(l.Level))]))], []);
        }
        var fact = plan.Facts.ToList().IndexOf(row.Fact!);
        return row.Fact!.Type is FactType.Number
            ? new(row, [], [.. columns.Select(rows => Summary([.. rows.Select(r => r.Values[fact]).OfType<FactValue.Number>().Select(n => (double)n.Value).Order()]))])
            : new(row, Words(row.Fact, [.. columns.Select(rows => rows.CountBy(r => r.Values[fact] is { } v ? StudyWords.Value(row.Fact, v) : "").ToDictionary(StringComparer.Ordinal))]), []);
    }

    /// <summary>In the vocabulary's order, free text in that of the alphabet; only words that somebody has.</summary>
    private static IReadOnlyList<(string? Value, IReadOnlyList<int> Patients)> Words(Fact fact, IReadOnlyList<Dictionary<string, int>> counts)
    {
        var order = fact.Type is FactType.Bool ? [StudyWords.Yes, StudyWords.No] : fact.Values.Count > 0 ? fact.Values : [.. counts[0].Keys.Where(k => k.Length > 0).Order(StringComparer.Ordinal)];
        return [.. order.Append("").Where(counts[0].ContainsKey)
            .Select(word => (word.Length == 0 ? null : word, (IReadOnlyList<int>)[.. counts.Select(c => c.GetValueOrDefault(word))]))];
    }

    private static NumberSummary Summary(IReadOnlyList<double> ascending) => new(ascending.Count, SampleQuantile.Of(ascending, 0.5),
        SampleQuantile.Of(ascending, 0.25), SampleQuantile.Of(ascending, 0.75), SampleQuantile.Of(ascending, 0), SampleQuantile.Of(ascending, 1));
}
