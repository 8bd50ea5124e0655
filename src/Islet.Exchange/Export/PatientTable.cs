using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>One row a patient: who it is, every fact that is known of anybody at the lock with its day, and overall survival.</summary>
internal static class PatientTable
{
    /// <summary>A fact of today beside survival from diagnosis: who lived long enough to be given a treatment has "given", so that it seems to make live longer.</summary>
    private const string AsOfLock = "data lock", FollowUp = "diagnosis to the end of follow-up";

    private const string Months = "months";
    private const int MonthDigits = 2; // a third of a day; what was divided by 30.4375 has no end

    public static Sheet Of(IReadOnlyList<DiseaseCourse> courses, FlatTableOptions options)
    {
        List<Line> lines = [.. courses.Select(course => Line.Of(course, options.Lock))];
        return TableLayout.Of(FlatTables.Patients, lines,
        [
            new("patient", "Pseudonym of the patient", line => Cell.OfText(line.Course.Key)) { Always = true },
            new("axis", "Calendar, shifted dates, or time from a named origin", line => Cell.OfText(line.Course.Axis.ToString())) { Always = true },
            new("synthetic", "Not a person", line => Cell.Of(line.Course.Synthetic)) { Always = true },
            .. TableLayout.Dated<Line>("diagnosed", "Earliest diagnosis", line => line.Diagnosed, AsOfLock),
            .. TableLayout.Time<Line>("birth", "Year or date of birth", line => line.Birth),
            new("os_days", "Overall survival from diagnosis: days to death or to the last day seen alive", line => line.Survival.Excluded is null ? Cell.Of(line.Survival.Days) : Cell.Empty) { Unit = "days", AsOf = FollowUp },
            new("os_event", "Overall survival: died; false is censored", line => line.Survival.Excluded is null ? Cell.Of(line.Survival.Event) : Cell.Empty) { AsOf = FollowUp },
            new("os_excluded", "Why there is no overall survival", line => Cell.OfText(line.Survival.Excluded is { } why ? Snake(why.ToString()) : null)) { AsOf = FollowUp },
            .. Fact.All.SelectMany(fact => Columns(fact, options)),
        ]);
    }

    private static IEnumerable<LayoutColumn<Line>> Columns(Fact fact, FlatTableOptions options)
    {
        var label = fact == Fact.AgeAtDiagnosisYears && options.AgeLimit is { } limit ? $"{fact.Meaning}; {limit + 1} means {limit + 1} or older" : fact.Meaning;
        yield return new(fact.Name, label, line => line.Facts.TryGetValue(fact, out var known) ? CellOf(known.Value, fact.Unit) : Cell.Empty)
        {
            Unit = fact.Unit,
            AsOf = fact == Fact.AgeAtDiagnosisYears ? "diagnosis" : AsOfLock,
            Words = fact.Type is FactType.Enum ? fact.Values : [],
        };
        if (!fact.IsDerived)
            foreach (var column in TableLayout.Dated<Line>(fact.Name + "_date", $"{TableLayout.Label(fact.Name)}: when that was", line => line.Facts.TryGetValue(fact, out var known) ? known.When : When.Unknown, AsOfLock))
                yield return column;
    }

    private static Cell CellOf(FactValue value, string? unit) => value switch
    {
        FactValue.Number number => Cell.Of(unit == Months ? Math.Round(number.Value, MonthDigits) : number.Value),
        FactValue.Flag flag => Cell.Of(flag.Value),
        FactValue.Word word => Cell.OfText(word.Value),
        FactValue.Words words => Cell.OfText(FlatList.Join(words.Members)),
        _ => throw new ArgumentException($"{value.GetType().Name} has no cell.", nameof(value)),
    };

    private static string Snake(string name) => FlatTables.TableOf(name);

    /// <summary>What is shown of a patient; the snapshot itself is let go.</summary>
    private sealed record Line(DiseaseCourse Course, TimeToEvent Survival, When Diagnosed, When Birth, IReadOnlyDictionary<Fact, (FactValue Value, When When)> Facts)
    {
        public static Line Of(DiseaseCourse course, DateOnly day)
        {
            var snapshot = new Snapshot(course, View.Latest(course, day));
            var facts = new Dictionary<Fact, (FactValue, When)>();
            foreach (var fact in Fact.All)
                if (snapshot.Reader(fact).Value is { } value)
                    facts[fact] = (value, fact.IsDerived ? When.Unknown : snapshot[fact].From is [{ Content.Timing: not Timing.Lifelong } from, ..] ? from.Happened : When.Unknown);
            var survival = OverallSurvival.FromDiagnosis(course, course.Axis.Kind is AxisKind.Calendar ? AxisPoint.Of(day) : null);
            List<Finding> visible = [.. snapshot.Findings.Where(s => s is { IsVisible: true, Finding.IsWithdrawal: false }).Select(s => s.Finding)];
            return new(course, survival,
                visible.Where(f => f.Content is Diagnosis).MinBy(f => (f.Happened.First?.Days ?? decimal.MaxValue, f.Happened.Last?.Days))?.Happened ?? When.Unknown,
                visible.Select(f => (f.Content as Person)?.Birth).OfType<Day>().Select(born => When.On(born)).FirstOrDefault(),
                facts);
        }
    }
}
