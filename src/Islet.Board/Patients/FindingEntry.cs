using Islet.Course;

namespace Islet.Board;

/// <summary>A finding in a patient's history.</summary>
/// <param name="Number">Its place in the order in which the course was recorded, from 1; the page's anchor.</param>
/// <param name="Replaced">The findings that it replaced, latest first.</param>
public sealed record FindingEntry(int Number, Seen Seen, IReadOnlyList<FindingEntry> Replaced)
{
    public Finding Finding => Seen.Finding;

    public string Anchor => $"finding-{Number}";

    /// <summary>In the language of whoever asks first: an entry lives as long as one answer.</summary>
    public FindingText Text => field ??= FindingWords.Of(Finding.Content);
}

/// <summary>A course as a list that can be read from top to bottom.</summary>
public sealed class History
{
    private readonly Dictionary<FindingId, FindingEntry> entries = [];

    private History(IReadOnlyList<Seen> seen)
    {
        var findings = seen.Select((s, i) => (Seen: s, Number: i + 1)).Where(f => !f.Seen.Finding.IsWithdrawal).ToList();
        var numbered = findings.ToDictionary(f => f.Seen.Finding.Id);
        var replacedBy = findings.Where(f => f.Seen.Finding.Supersedes is not null && f.Seen.IsVisible).Select(f => f.Seen.Finding.Supersedes!.Value).ToHashSet();
        foreach (var (one, number) in findings)
            entries[one.Finding.Id] = new(number, one, Older(one.Finding, numbered));
        InView = [.. entries.Values.Where(e => e.Seen.IsVisible).OrderBy(Begin).ThenBy(e => e.Number)];
        NotInView = [.. entries.Values.Where(e => !e.Seen.IsVisible && !replacedBy.Contains(e.Finding.Id) && e.Seen.Visibility is not Visibility.Superseded).OrderBy(Begin).ThenBy(e => e.Number)];
    }

    /// <summary>What the view sees, in the order in which it happened; what it replaced stands with it.</summary>
    public IReadOnlyList<FindingEntry> InView { get; }

    public IReadOnlyList<FindingEntry> NotInView { get; }

    public static History Of(IReadOnlyList<Seen> seen) => new(seen);

    /// <summary>How all findings of the course came in, where they did so together.</summary>
    public Recording? Together => entries.Values.Select(e => e.Finding.Recorded).DistinctBy(r => r.Batch).ToList() is [var one] ? one : null;

    public bool HasSeveralTumours => entries.Values.Select(e => e.Finding.Content.Tumour).OfType<string>().Distinct().Count() > 1;

    public FindingEntry? Entry(Finding finding) => entries.GetValueOrDefault(finding.Id);

    private static decimal Begin(FindingEntry e) => e.Finding.Content.Timing is Timing.Lifelong ? decimal.MinValue : e.Finding.Happened.First?.Days ?? decimal.MaxValue;

    private static List<FindingEntry> Older(Finding finding, Dictionary<FindingId, (Seen Seen, int Number)> numbered)
    {
        var older = new List<FindingEntry>();
        var met = new HashSet<FindingId> { finding.Id };
        for (var id = finding.Supersedes; id is { } one && met.Add(one) && numbered.TryGetValue(one, out var found); id = found.Seen.Finding.Supersedes)
            older.Add(new(found.Number, found.Seen, []));
        return older;
    }
}
