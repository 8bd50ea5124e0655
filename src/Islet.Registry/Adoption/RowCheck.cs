using System.Text.Json;
using Islet.Course;

namespace Islet.Registry;

/// <summary>Rows that come from a file are held to what the log promises of its own.</summary>
internal sealed class RowCheck
{
    private readonly HashSet<long> batches;
    private readonly HashSet<long> numbers = [];
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);

    /// <exception cref="RefusedException">E_ADOPT_BATCH.</exception>
    public RowCheck(Adoption adoption)
    {
        foreach (var (before, batch) in adoption.Batches.Prepend(null).Zip(adoption.Batches))
        {
            if (batch.Number <= (before?.Number ?? 0) || batch.At < (before?.At ?? DateTimeOffset.MinValue))
                throw new RefusedException(AdoptionProblems.Batches("a batch whose number or instant is not after the one before"));
        }
        batches = [.. adoption.Batches.Select(b => b.Number)];
        if (adoption.Erased.Any(t => !batches.Contains(t.Batch.Number) || !IsHash(t.Token)) || adoption.Erased.DistinctBy(t => (t.Patient, t.Batch.Number)).Count() < adoption.Erased.Count
            || (adoption.Salt is null ? adoption.Erased.Count > 0 : !IsHash(adoption.Salt)))
            throw new RefusedException(AdoptionProblems.Erased("a tombstone without its batch, token or salt"));
    }

    /// <summary>Null: the course could be one that a registry wrote.</summary>
    public Problem? Of(StoredCourse course)
    {
        if (course.Patient.Patient <= 0 || course.Patient.Key.Length == 0)
            return AdoptionProblems.Row(AdoptionProblems.Where(course), "no number or no pseudonym", "both");
        if (!numbers.Add(course.Patient.Patient) | !keys.Add(course.Patient.Key))
            return AdoptionProblems.PatientTwice(course);
        return course.Findings.Select(f => OfRow(course, f)).FirstOrDefault(p => p is not null) ?? Succession(course);
    }

    private static bool IsHash(string hex) => hex.Length == 64 && hex.All(char.IsAsciiHexDigitLower);

    private Problem? OfRow(StoredCourse course, StoredFinding f)
    {
        Problem Row(string found, string expected) => AdoptionProblems.Row(AdoptionProblems.Where(course, f), found, expected);
        if (!batches.Contains(f.Batch))
            return Row("a batch that the export does not list", "one of its batches");
        if (f.Happened is "" || !When.TryParse(f.Happened, out _) || !IsReported(f.Reported))
            return Row("a time that is none", "2019, 2019-05, 2019-05-17, +9.4 mo, -30 d; for a report also =happened");
        if ((f.Why is null) != (f.Supersedes is null) || (f.Why is not null && !Enum.GetNames<Why>().Contains(f.Why)))
            return Row("a replacement without its reason, or a reason without what is replaced", "both or neither: " + string.Join(", ", Enum.GetNames<Why>()));
        return f.Kind.Length == 0 || f.Version < 1 || !IsContent(f) ? Row("a content that is not of its kind's form", "the form of the kind and version") : null;
    }

    private static bool IsReported(string? text) => text is null or "=happened" || (text.Length > 0 && When.TryParse(text, out _));

    private static bool IsContent(StoredFinding f)
    {
        try
        {
            if (FindingKinds.Read(f.Kind, f.Version, f.Content) is not UnrecognizedContent)
                return true;
            using var json = JsonDocument.Parse(f.Content);
            return json.RootElement.ValueKind is JsonValueKind.Object;
        }
        catch (Exception e) when (e is RefusedException or JsonException)
        {
            return false; // what was wrong may quote the content
        }
    }

    /// <summary>Identities differ, a finding is replaced once and by a later one, and nobody replaces in a circle.</summary>
    private static Problem? Succession(StoredCourse course)
    {
        var byId = new Dictionary<FindingId, StoredFinding>();
        var successor = new Dictionary<FindingId, StoredFinding>();
        foreach (var f in course.Findings)
        {
            if (!byId.TryAdd(f.Id, f) || (f.Supersedes is { } older && !successor.TryAdd(older, f)))
                return AdoptionProblems.Row(AdoptionProblems.Where(course, f), "an identity that is there twice, or a second replacement of one finding", "one of each");
        }
        if (course.Findings.FirstOrDefault(f => f.Supersedes is { } older && !(byId.TryGetValue(older, out var replaced) && replaced.Batch <= f.Batch)) is { } lost)
            return AdoptionProblems.Row(AdoptionProblems.Where(course, lost), "a replacement of what is not there, or was recorded later", "a finding of the same course");
        var reached = 0;
        foreach (var root in course.Findings.Where(f => f.Supersedes is null))
        {
            for (var f = root; f is not null; f = successor.GetValueOrDefault(f.Id))
                reached++;
        }
        return reached == course.Findings.Count ? null : AdoptionProblems.Row(AdoptionProblems.Where(course), "findings that replace each other in a circle", "an order");
    }
}
