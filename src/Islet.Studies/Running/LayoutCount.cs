using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>Tables in a layout of their own: first one patient after the other, then cell by cell.</summary>
internal static class LayoutCount
{
    private const int Counted = 0; // the only count of a row that counts patients

    /// <summary>For each column what the patient gives to its rows, headings left out; null where the patient did not have the column's event.</summary>
    /// <param name="asks">Of the table's rows, headings left out.</param>
    public static IReadOnlyList<CellReading>?[] Read(Study study, LayoutTable table, LayoutAsk[] asks, CourseEvents events, string? dataset)
    {
        var columns = new IReadOnlyList<CellReading>?[table.Columns.Count];
        for (var c = 0; c < columns.Length; c++)
        {
            var (column, at) = (table.Columns[c], table.Columns[c].At.In(study));
            if (column.Missing.Count == 0 && events.FactsAt(at) is { } here && (column.By is not { } by || by.Read(here, dataset) == column.Level))
                columns[c] = Array.ConvertAll(asks, ask => ask.At is { } other ? Read(ask, events, other.In(study), events.FactsAt(other.In(study))) : Read(ask, events, at, here));
        }
        return columns;
    }

    /// <param name="facts">Null: the row is read at an event that the patient did not have, and nothing of it is known.</param>
    private static CellReading Read(LayoutAsk ask, CourseEvents events, StudyEvent at, FactReader? facts)
    {
        var time = ask.Time is { } endpoint ? events.Outcome(endpoint, at) : (Clinic.TimeToEvent?)null;
        if (facts is null)
            return new(ask.Of is null ? Answer.Yes : Answer.Unknown, ask.Counts is null ? Counted : Group.Unknown, null, time);
        return new(
            ask.Of?.Read(facts).Answer ?? Answer.Yes,
            ask.Missing?.Read(facts).Answer is Answer.Yes ? Group.Unknown : ask.Counts?.Read(facts) ?? Counted,
            ask.Number is { } number ? (facts(number).Value as FactValue.Number)?.Value : null, time);
    }

    /// <param name="table">Position of the table in the study, which is that of its readings in each row.</param>
    public static LayoutResult Of(LayoutTable layout, int table, IReadOnlyList<SubjectRow> cohort)
    {
        List<IReadOnlyList<CellReading>>[] columns = [.. layout.Columns.Select((_, c) => cohort.Select(r => r.Layouts[table][c]).OfType<IReadOnlyList<CellReading>>().ToList())];
        var (rows, asked) = (new List<LayoutRowResult>(), 0);
        foreach (var row in layout.Rows)
        {
            var at = asked;
            rows.Add(new(row, row.Ask is { } ask ? [.. columns.Select(patients => Cell(ask, patients.Select(p => p[at])))] : []));
            asked += row.Ask is null ? 0 : 1;
        }
        return new(layout, [.. columns.Select(c => c.Count)], rows);
    }

    private static LayoutCell Cell(LayoutAsk ask, IEnumerable<CellReading> patients)
    {
        var (of, open, unknown, others, counts, numbers, observations) = (0, 0, 0, 0, new int[ask.Counts?.Levels.Count ?? 1], new List<double>(), new List<Observation>());
        foreach (var p in patients)
        {
            if (p.Belongs is Answer.Unknown)
                open++;
            if (p.Belongs is not Answer.Yes)
                continue;
            of++;
            if (ask.Time is { } endpoint && p.Time is { Excluded: null } time)
                observations.Add(new(endpoint.TimeOf(time.Days), time.Event));
            else if (ask.Time is not null)
                unknown++;
            else if (ask.Number is not null && p.Number is { } number)
                numbers.Add((double)number);
            else if (ask.Number is not null || p.Slot == Group.Unknown)
                unknown++;
            else if (p.Slot == Group.Outside)
                others++;
            else
                counts[p.Slot]++;
        }
        return new(of, open, unknown, ask is { Number: null, Time: null } ? counts : [], others, ask.Number is null ? null : NumberSummary.Of(numbers))
        {
            Curve = ask.Time is null ? null : KaplanMeier.Estimate(observations, TimeTies.AsR(observations.Select(o => o.Time))),
        };
    }
}
