using System.Buffers;
using System.Text.Json;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>A finding with the cells it came from, so that a problem found in it leads back to them.</summary>
internal sealed record MappedFinding(NewFinding Finding, IReadOnlyDictionary<string, CellAt> Cells);

/// <summary>From what a patient's rows say to findings: one value a member, or none where rows disagree.</summary>
internal sealed class CourseWriter(CourseMap map, MappedOptions options, MappedProblems problems)
{
    private const int MostNamed = 5;

    private readonly ArrayBufferWriter<byte> buffer = new();

    public NewPatient Patient(PatientDraft draft) =>
        new(draft.Key, map.Axis.Axis, Agreed(draft.Center, "center")?.Value ?? map.Center?.Name ?? options.Center, map.Synthetic);

    public List<MappedFinding> Findings(PatientDraft draft)
    {
        var zero = ZeroOf(draft);
        return [.. draft.Findings.Select(f => Finding(f, zero)).OfType<MappedFinding>()];
    }

    private DateOnly? ZeroOf(PatientDraft draft)
    {
        if (map.Axis.ZeroColumn is null || Agreed(draft.Zero, "axis") is not { Value: { } text } zero)
            return null;
        var day = Day.Parse(text);
        if (!day.IsExact)
            problems.Add(zero.At, "W_OFFSET", "a day that is not known to the day", "the whole date of the zero day", "The patient's findings stay undated. Complete the date.");
        return day.IsExact ? day.First : null;
    }

    /// <summary>Null: it lacks what its kind cannot do without, which is told.</summary>
    private MappedFinding? Finding(FindingDraft draft, DateOnly? zero)
    {
        var cells = new Dictionary<string, CellAt>(StringComparer.Ordinal);
        var written = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var happened = Happened(draft, zero, cells, written);
        var reported = ReportedOn(draft, happened, zero, cells, written);
        var values = Values(draft, cells, written);
        if (draft.Of.Form.Members.FirstOrDefault(m => m.Required && !values.Exists(v => v.Member == m.Name)) is { } lacking)
        {
            problems.Add(draft.Members.SelectMany(draft.On).Select(s => s.At).DefaultIfEmpty().Min(), "W_FINDING_INCOMPLETE",
                $"{draft.Of.Map.Kind} without {lacking.Name}", $"{lacking.Name}, without which there is no {draft.Of.Map.Kind}",
                "The finding was not made. Fill the cell, or take the finding out of the map.");
            return null;
        }
        var content = Content(draft.Of.Map, values, written);
        return new(new(happened, reported, content, draft.Origin), cells);
    }

    private Content Content(FindingMap finding, List<(string Member, string Json)> values, SortedDictionary<string, string> written)
    {
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (member, value) in values)
            {
                json.WritePropertyName(member);
                json.WriteRawValue(value, skipInputValidation: true);
            }
            if (finding.StatedBy is { } by)
                json.WriteString("stated_by", by);
            if (finding.Tumour is { } tumour)
                json.WriteString("tumour", tumour);
            if (finding.When is { PlacedAtOrigin: true })
                json.WriteBoolean(MemberSourceReader.PlacedAtOrigin, true);
            if (written.Count > 0)
            {
                json.WriteStartObject(FindingForm.Written);
                foreach (var (member, text) in written)
                    json.WriteString(member, text);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        return FindingKinds.Read(finding.Kind, FindingKinds.VersionOf(finding.Kind), buffer.WrittenSpan);
    }

    /// <summary>In the order of the map, so that equal rows give equal findings.</summary>
    private List<(string Member, string Json)> Values(FindingDraft draft, Dictionary<string, CellAt> cells, SortedDictionary<string, string> written)
    {
        List<(string Member, string Json)> values = [];
        foreach (var member in draft.Of.Members)
        {
            if (member.Json is { } fixedJson)
                values.Add((member.Member.Name, member.Member.Name == "asked" && draft.Unanswered is { } open ? Answered(member, open) : fixedJson));
            else
                Take(draft, member.Member.Name, values, cells, written);
        }
        foreach (var beside in draft.Members.Where(m => m is not (RowReader.HappenedMember or RowReader.ReportedMember) && !draft.Of.Members.Any(of => of.Member.Name == m)).Order(StringComparer.Ordinal))
            Take(draft, beside, values, cells, written);
        foreach (var paired in draft.Of.Members.Where(m => m.Member.PlacesOf is not null))
            KeepPlaces(paired.Member, values, cells, written);
        return values;
    }

    /// <summary>Items that belong to those of another list by their places are taken where each has its place, or not at all.</summary>
    private void KeepPlaces(FindingMember member, List<(string Member, string Json)> values, Dictionary<string, CellAt> cells, SortedDictionary<string, string> written)
    {
        var at = values.FindIndex(v => v.Member == member.Name);
        if (at < 0)
            return;
        var (items, places) = (MemberJson.Items(values[at].Json), values.Where(v => v.Member == member.PlacesOf).Sum(v => MemberJson.Items(v.Json).Count));
        if (items.Count >= places && items.Skip(places).All(item => item.Length == 0)) // a separator after the last
        {
            values[at] = (member.Name, MemberJson.Of(items.Take(places)));
            return;
        }
        values.RemoveAt(at);
        written.TryAdd(member.Name, string.Join("; ", items));
        if (cells.Count > 0)
            problems.Add(cells.TryGetValue(member.Name, out var cell) ? cell : cells.Values.Min(), "W_PLACES", $"{items.Count} for {places} items of {member.PlacesOf}", $"one for each item of {member.PlacesOf}, in their order, with a semicolon between them and nothing where one has none",
                "None of them was taken; the text is kept. Say which belongs to which in the file.");
    }

    private void Take(FindingDraft draft, string member, List<(string Member, string Json)> values, Dictionary<string, CellAt> cells, SortedDictionary<string, string> written)
    {
        if (Agreed([.. draft.On(member)], $"{draft.Of.Map.Kind}.{member}") is not { } said)
            return;
        cells[member] = said.At;
        if (said.Written is { } text)
            written[member] = text;
        if (said.Value is { } value)
            values.Add((member, value));
    }

    /// <summary>A set whose boxes were not all answered was not asked completely, whatever the map says of every row.</summary>
    private static string Answered(BoundMember asked, HashSet<string> open) => MemberJson.Of(((FixedValue)asked.From).Values.Where(set => !open.Contains(set)));

    private When Happened(FindingDraft draft, DateOnly? zero, Dictionary<string, CellAt> cells, SortedDictionary<string, string> written) =>
        draft.Of.Map.When is { PlacedAtOrigin: true } ? Offset.Zero : Time(draft, RowReader.HappenedMember, zero, cells, written);

    private Reported ReportedOn(FindingDraft draft, When happened, DateOnly? zero, Dictionary<string, CellAt> cells, SortedDictionary<string, string> written)
    {
        switch (draft.Of.Map.Reported)
        {
            case { AsHappened: true }:
                return Reported.WhenItHappened;
            case { AssumedDays: { } days } when happened.IsKnown:
                written[RowReader.ReportedMember] = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"assumed: happened + {days} d");
                return Reported.On(Later(happened, days));
            case { Column: not null }:
                return Reported.On(Time(draft, RowReader.ReportedMember, zero, cells, written));
            default:
                return Reported.Unknown;
        }
    }

    private When Time(FindingDraft draft, string member, DateOnly? zero, Dictionary<string, CellAt> cells, SortedDictionary<string, string> written)
    {
        if (Agreed([.. draft.On(member)], $"{draft.Of.Map.Kind}.{member}") is not { } said)
            return When.Unknown;
        cells[member] = said.At;
        if (map.Axis.ZeroColumn is null)
        {
            if (said.Written is { } text)
                written[member] = text;
            return When.Parse(said.Value);
        }
        return said.Value is { } day ? SinceZero(Day.Parse(day), zero, said.At) : When.Unknown; // its text would be a date, which this axis does not keep
    }

    private When SinceZero(Day day, DateOnly? zero, CellAt at)
    {
        if (zero is { } first && day.IsExact)
            return Offset.FromDays(day.First.DayNumber - first.DayNumber);
        problems.Add(at, "W_OFFSET", zero is null ? "a date, and no zero day to count from" : "a date that is not known to the day", "two whole dates, whose difference is the offset",
            "The finding stays undated. Complete the date.");
        return When.Unknown;
    }

    /// <summary>Counted from the last day that a partial date allows, so that nothing is known too early.</summary>
    private static When Later(When happened, int days) => happened.Day is { } day
        ? day.Last.AddDays(Math.Min(days, DateOnly.MaxValue.DayNumber - day.Last.DayNumber)) : Offset.FromDays(happened.Offset!.Value.Days + days);

    /// <summary>One statement, or none where rows differ; those are told and none of them is chosen.</summary>
    private Statement? Agreed(List<Statement> said, string member)
    {
        if (said.Count == 0)
            return null;
        if (said.TrueForAll(s => s.Says(said[0])))
            return said.MinBy(s => s.At);
        Statement[] ordered = [.. said.OrderBy(s => s.At)];
        problems.Add(ordered[^1].At, "W_CONFLICT", $"different values: {string.Join("; ", ordered.Take(MostNamed).Select(s => problems.Where(s.At)))}", "one value for one source record",
            $"None of them was taken ({member} stays unknown). Correct the rows that are wrong, or tell rows apart with by.");
        return null;
    }
}
