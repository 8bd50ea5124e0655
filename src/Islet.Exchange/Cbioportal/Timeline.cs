using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Timeline files: events in days from the axis' origin.</summary>
internal sealed class Timeline(IReadOnlyList<SourceTable> tables, CbioportalOptions options, ProblemList problems)
{
    public const string Start = "START_DATE";
    public const string Event = "EVENT_TYPE";
    private const string Stop = "STOP_DATE";

    private const string Events =
        "TREATMENT with AGENT or radiation, SURGERY, SPECIMEN with a sample of the study, IMAGING by CT, MRI or US, STATUS alive or deceased";

    private readonly Dictionary<SourceTable, ColumnTally[]> tallies =
        tables.ToDictionary(t => t, t => t.Columns.Select(c => new ColumnTally(c, MapsTo(c.Key))).ToArray());

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

    private Row? Read(SourceTable table, SourceRow line, PatientRows patient, CourseDraft draft)
    {
        var row = new TimelineRow(table, line, patient.Key, options, problems);
        var found = TimelineEvent.Of(row.Cell(Event), row.Cell);
        if (found?.Sample is { } sample && !patient.Samples.Exists(s => s.Sample == sample))
            found = null;
        if (found is null && row.Cell(Event).Length > 0)
            row.Complain(Event, Complaint.Value(Events) with { Code = "W_EVENT_NOT_MAPPED" });
        if (found is not null)
            row.Use([Event, .. found.Used]);
        var start = found is null ? null : row.Days(Start);
        var stop = found?.Content is Treatment ? row.Days(Stop) : null;
        if (stop < start)
        {
            row.Complain(Stop, new("W_STOP_BEFORE_START", "a day not before the start", "The stop was not taken. Correct the day that is wrong."));
            stop = null;
        }
        row.Count(tallies[table]);
        if (row.IsRefused)
            draft.Refuse();
        if (found is { Sample: { } taken } && start is { } day)
            draft.TissueTaken[taken] = Offset.FromDays(day);
        return found?.Content is null ? null : new(found, start, stop, row.At(Start), row.At(Stop));
    }

    private static void Add(Row row, string name, string record, CourseDraft draft)
    {
        var origin = $"{record}/{name}";
        var content = row.Event.Content is Treatment treatment ? treatment with { Course = name } : row.Event.Content!;
        Add(content, row.StartDays, origin, row.StartCell, draft);
        if (row.StopDays is { } stop)
            Add(new TreatmentStop { Tumour = content.Tumour, Course = name }, stop, origin + "/stop", row.StopCell, draft);
    }

    private static void Add(Content content, decimal? days, string origin, Place cell, CourseDraft draft)
    {
        var happened = days is { } d ? Offset.FromDays(d) : When.Unknown;
        draft.Events.Add(new(new(happened, Reported.Unknown, content, origin), new Dictionary<string, Place>(StringComparer.Ordinal) { ["happened"] = cell }));
    }

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
