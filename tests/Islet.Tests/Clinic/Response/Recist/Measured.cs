using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic.SizeResponse;

/// <summary>
/// Series in a few words. Lesions: "T1 n:N1 -NT1" (a target, a target node, a non-target). Time points: "BL -7: T1=65 N1=22 NT1=present", "56: T1=42 +X"; the
/// reference day is 0. Targets: 42, small, ne, 12+11 (fragments), 80&amp;T2 (with T2 in it), &gt;T2 (into T2), 42@60 (scanned on day 60). New lesions: +X unequivocal,
/// ?X equivocal, ~X resolved, !X not malignant; +X@TP1 first seen there, +X/SSTR-PET by that modality.
/// </summary>
internal static class Measured
{
    public static ResponseSeries Series(string lesions, params string[] points) => new()
    {
        Reference = Day(0),
        Lesions = [.. Words(lesions).Select(Lesion)],
        TimePoints = [.. points.Select((p, i) => Point(p, i))],
    };

    public static AxisPoint Day(decimal day) => new(day);

    public static ResponseAssessment Recist(this ResponseSeries series, ResponseOptions? options = null) => Recist11.Criterion.Assess(series, options ?? ResponseOptions.Default);

    /// <summary>Overall of each follow-up: "PR PR PD".</summary>
    public static string Overall(this ResponseAssessment assessment) => string.Join(' ', assessment.TimePoints.Select(t => Word(t.Overall)));

    public static string Best(this ResponseAssessment assessment, ResponseSeries series) =>
        $"{Word(BestResponses.Of(assessment, series, confirmed: false).Category)} {Word(BestResponses.Of(assessment, series, confirmed: true).Category)}";

    public static string Word(ResponseCategory? category) => category is ResponseCategory.NonCrNonPd ? "NON" : category?.ToString() ?? "-";

    public static decimal Mm(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static TrackedLesion Lesion(string word)
    {
        var nonTarget = word.StartsWith('-');
        var id = word.TrimStart('-');
        var node = id.StartsWith("n:", StringComparison.Ordinal);
        return new(node ? id[2..] : id, nonTarget ? SeriesRole.NonTarget : SeriesRole.Target, node ? "lymph node" : "liver", node);
    }

    private static TimePoint Point(string text, int at)
    {
        var (head, body) = text.Split(':') is [var h, var b] ? (Words(h), Words(b)) : throw new ArgumentException(text, nameof(text));
        var id = head.Length == 2 ? head[0] : at == 0 ? "BL" : $"TP{at}";
        var scans = body.Where(w => w.Contains('=', StringComparison.Ordinal) && w.Contains('@', StringComparison.Ordinal));
        return new()
        {
            Id = id, IsBaseline = id.StartsWith("BL", StringComparison.Ordinal), Date = head[^1] == "?" ? null : Day(Mm(head[^1])),
            Targets = body.Where(w => w[0] is 'T' or 'N' && !w.StartsWith("NT", StringComparison.Ordinal)).Select(w => w.Split('=')).ToDictionary(w => w[0], w => Reading(w[1].Split('@')[0])),
            NonTargets = body.Where(w => w.StartsWith("NT", StringComparison.Ordinal)).Select(w => w.Split('=')).ToDictionary(w => w[0], w => State(w[1].Split('@')[0])),
            ScanDates = scans.ToDictionary(w => w.Split('=')[0], w => Day(Mm(w.Split('@')[1]))),
            NewLesions = [.. body.Where(w => w[0] is '+' or '?' or '~' or '!').Select(New)],
            TumourMarker = body.Contains("marker=raised") ? MarkerState.Raised : body.Contains("marker=normal") ? MarkerState.Normal : null,
        };
    }

    private static TargetReading Reading(string value) => value switch
    {
        "small" => new() { State = TargetState.TooSmall },
        "ne" => new() { State = TargetState.NotEvaluated },
        _ when value.StartsWith('>') => new() { State = TargetState.Merged, MergedInto = value[1..] },
        _ when value.Contains('+', StringComparison.Ordinal) => new() { FragmentsMm = [.. value.Split('+').Select(Mm)] },
        _ when value.Contains('&', StringComparison.Ordinal) => new() { Mm = Mm(value.Split('&')[0]), MergedWith = value.Split('&')[1..] },
        _ => new() { Mm = Mm(value) },
    };

    private static NonTargetState State(string word) => word switch
    {
        "absent" => NonTargetState.Absent,
        "present" => NonTargetState.Present,
        "worse" => NonTargetState.Worsened,
        "pd" => NonTargetState.UnequivocalProgression,
        _ => NonTargetState.NotEvaluated,
    };

    private static NewLesion New(string word)
    {
        var parts = word[1..].Split('/');
        var names = parts[0].Split('@');
        return new()
        {
            Id = names[0], FirstSeen = names.Length > 1 ? names[1] : null, Modality = parts.Length > 1 ? parts[1] : "CT",
            Certainty = word[0] switch { '+' => NewLesionCertainty.Unequivocal, '?' => NewLesionCertainty.Equivocal, '~' => NewLesionCertainty.Resolved, _ => NewLesionCertainty.NotMalignant },
        };
    }
}
