using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Timeline files: events in days from the axis' origin.</summary>
internal sealed class Timeline(IReadOnlyList<SourceTable> tables, CbioportalOptions options, ProblemList problems)
{
    public const string Start = "START_DATE";
    public const string Event = "EVENT_TYPE";
    private const string Stop = "STOP_DATE";

    private static readonly string[] Expected =
        ["TREATMENT with AGENT or radiation, SURGERY, SPECIMEN with a sample of the study, IMAGING by CT, MRI or US, STATUS alive or deceased"];

    private readonly Dictionary<SourceTable, ColumnTally[]> tallies = tables.ToDictionary(t => t, t => t.Columns.Select(c => new ColumnTally(c, MapsTo(c.Key))).ToArray());

    public IEnumerable<ColumnUse> Columns(Func<SourceTable, int> dropped) => tables.SelectMany(t => tallies[t].Select(c => c.Told(dropped(t))));

    public void Read(PatientRows patient, CourseDraft draft, string study)
    {
        List<Row> rows = [.. patient.Events.Select(e => Read(e.Table, e.Row, patient, draft)).OfType<Row>()];
        // Events alike in all that names them are told apart by their number, in an order that the rows' order does not change.
        foreach (var alike in rows.GroupBy(r => r.Name, StringComparer.Ordinal))
        {
            var number = 0;
            foreach (var row in alike.OrderBy(r => r.StopDays))
                Add(row, $"{row.Name}/{++number}", $"{study}/timeline/{patient.Key}", draft);
        }
    }

    public void Report(ProblemList into)
    {
        foreach (var table in tables)
        {
            if (options.Origin is null)
            {
                into.Add(table.At(), "W_TIMELINE_ORIGIN", "days from a moment that the file does not name", "the moment of OS_MONTHS",
                    "They are counted from the same origin as survival. If the study counts them from another moment, leave the timeline out.");
            }
            foreach (var tally in tallies[table])
                ColumnProblems.Report(table, tally, into);
        }
    }

    private Row? Read(SourceTable table, SourceRow row, PatientRows patient, CourseDraft draft)
    {
        var cells = row.Cells();
        var found = TimelineEvent.Of(Cell(Event), Cell);
        if (found?.Sample is { } sample && !patient.Samples.Exists(s => s.Sample == sample))
            found = null;
        HashSet<string> used = found is null ? [CbioportalMap.PatientId] : [CbioportalMap.PatientId, Event, .. found.Used];
        HashSet<string> refused = [];
        if (found is null && !MissingValue.Is(Cell(Event)))
            Complain(Event, Complaint.Value(Expected[0]) with { Code = "W_EVENT_NOT_MAPPED" });
        var start = found is null ? null : Days(Start);
        var stop = found?.Content is Treatment ? Days(Stop) : null;
        if (stop < start)
        {
            Complain(Stop, new("W_STOP_BEFORE_START", "a day not before the start", "The stop was not taken. Correct the day that is wrong."));
            stop = null;
        }
        Count();
        if (found?.Sample is not { } taken)
            return found is null ? null : new(found, start, stop, table.At(row.Line, table.Column(Start)), table.At(row.Line, table.Column(Stop)));
        if (start is { } day)
            draft.TissueTaken[taken] = Offset.FromDays(day);
        return null;

        string Cell(string key) => table.Column(key) is { } c && !MissingValue.Is(cells[c.Number - 1]) ? cells[c.Number - 1] : "";

        decimal? Days(string key)
        {
            if (Cell(key) is not { Length: > 0 } text)
                return null;
            used.Add(key);
            var days = Readers.Decimal(text, options, out var complaint);
            if (complaint is not null)
                Complain(key, complaint with { Expected = complaint.Code == "W_VALUE" ? "days from the origin, as a number" : complaint.Expected });
            return days;
        }

        void Complain(string key, Complaint complaint)
        {
            refused.Add(key);
            var text = Cell(key);
            var shown = text.Contains(patient.Key, StringComparison.OrdinalIgnoreCase) ? "an identifier" : $"'{(text.Length <= 40 ? text : text[..40])}'";
            problems.AddValue(table.At(row.Line, table.Column(key)), complaint.Code, shown, complaint.Expected, complaint.Remedy);
            if (complaint.Code.StartsWith("E_", StringComparison.Ordinal))
                draft.Refuse();
        }

        void Count()
        {
            foreach (var tally in tallies[table])
            {
                if (MissingValue.Is(cells[tally.Column.Number - 1]))
                    tally.Miss();
                else if (refused.Contains(tally.Column.Key))
                    tally.Complain();
                else if (used.Contains(tally.Column.Key))
                    tally.Use();
                else
                    tally.LeaveOut();
            }
        }
    }

    private static void Add(Row row, string name, string record, CourseDraft draft)
    {
        var origin = $"{record}/{name}";
        var content = row.Event.Content is Treatment treatment ? treatment with { Course = name } : row.Event.Content!;
        Add(content, row.StartDays, origin, row.StartCell, draft);
        if (row.StopDays is { } stop)
            Add(new TreatmentStop { Tumour = content.Tumour, Course = name }, stop, origin + "/stop", row.StopCell, draft);
    }

    private static void Add(Content content, decimal? days, string origin, Place cell, CourseDraft draft) => draft.Events.Add(
        new(new(days is { } d ? Offset.FromDays(d) : When.Unknown, Reported.Unknown, content, origin), new Dictionary<string, Place>(StringComparer.Ordinal) { ["happened"] = cell }));

    private static string? MapsTo(string key) => key switch
    {
        CbioportalMap.PatientId => "patient.key",
        Start => "happened",
        Stop => "treatment stop.happened",
        Event => "kind",
        "AGENT" => "treatment.drugs",
        "TREATMENT_TYPE" => "procedure.procedure",
        CbioportalMap.SampleId or "SPECIMEN_REFERENCE_NUMBER" => "specimen.happened",
        "DIAGNOSTIC_TYPE" => "imaging study.modality",
        "STATUS" => "vital status.alive",
        _ => null,
    };

    private sealed record Row(TimelineEvent Event, decimal? StartDays, decimal? StopDays, Place StartCell, Place StopCell)
    {
        public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{Event.Content?.Kind}/{StartDays}/{Event.Label}");
    }
}
