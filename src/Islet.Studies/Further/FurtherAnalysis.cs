using Islet.Clinic;
using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>An analysis beyond curves and models: it knows what it asks of each patient, and what of the cohort.</summary>
/// <param name="Id">Of its files, after the word of its kind.</param>
public abstract record FurtherAnalysis(string Id, string Label)
{
    /// <summary>The word by which a study asks for its tables.</summary>
    public abstract TableKind Kind { get; }

    /// <summary>That word as a sentence has it: cut points.</summary>
    public string KindInWords => FurtherWords.Of(Kind).Replace('_', ' ');

    /// <summary>What it adjusts for; a number among them is read of every patient.</summary>
    internal virtual IReadOnlyList<ModelTerm> Terms => [];

    /// <summary>Parts of the cohort that it is about: whether a patient belongs is read of every one.</summary>
    internal virtual IReadOnlyList<Within> Parts => [];

    /// <summary>The analysis within its study, once all of that is read.</summary>
    internal virtual FurtherAnalysis In(Study study) => this;

    /// <summary>What one patient gives; null: nothing but outcomes, levels and values, which every analysis has.</summary>
    internal virtual FurtherReading? Read(FurtherSight patient) => null;

    internal abstract FurtherResult Run(FurtherCohort cohort);
}

/// <summary>What a further analysis read of one patient.</summary>
public abstract record FurtherReading;

/// <summary>One patient of the cohort, as a further analysis asks.</summary>
/// <param name="From">The event at which the clock of this patient starts: time zero, or the one taken in its place.</param>
/// <param name="Zero">The day of it.</param>
/// <param name="Survival">From there to death.</param>
internal sealed record FurtherSight(Study Study, CourseEvents Events, TimeZero From, AxisPoint Zero, TimeToEvent Survival);

/// <summary>The cohort of a study, as a further analysis counts it.</summary>
/// <param name="All">Rows of everybody, who left included.</param>
/// <param name="Index">Position of the analysis in the study, and of its readings in each row.</param>
internal sealed record FurtherCohort(StudyPlan Plan, IReadOnlyList<SubjectRow> All, IReadOnlyList<SubjectRow> Rows, int Index, Func<Endpoint, EndpointSample> Sample, ResultRemarks Remarks)
{
    /// <summary>What the study found beside its further analyses.</summary>
    public required StudyResults Found { get; init; }

    /// <summary>What each of the plan's variants found, in their order.</summary>
    public required IReadOnlyList<StudyResults> Variants { get; init; }

    public T Reading<T>(SubjectRow row)
        where T : FurtherReading => (T)row.Further[Index]!;

    private (Group Group, int Place)? asked; // the same group is asked of one row after the other

    /// <summary>Position of the level of a row.</summary>
    public int Level(SubjectRow row, Group group)
    {
        if (asked is not { } last || !ReferenceEquals(last.Group, group))
            asked = last = (group, StudyRun.Group(Plan.Study, group)!.Value);
        return row.Levels[last.Place];
    }
}

/// <summary>What a further analysis found.</summary>
public abstract record FurtherResult(FurtherAnalysis Analysis)
{
    /// <summary>What a reader should know before believing it.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>Those that no reader of the report may miss.</summary>
    public IEnumerable<Remark> Grave => Remarks.Where(r => r.Kind is RemarkKind.ImmortalTime);

    internal abstract IEnumerable<FurtherTable> Tables { get; }

    internal virtual IEnumerable<StudyFigure> Figures(StudyResults results) => [];

    /// <summary>Paragraphs for the methods: what was done, with its source.</summary>
    internal abstract IEnumerable<string> Methods { get; }
}

/// <summary>A table of a further analysis: as printed, and the same numbers unrounded for the CSV file and for results.json.</summary>
/// <param name="Part">Of its name, behind that of the analysis; empty: its main table.</param>
internal sealed record FurtherTable(string Part, string Caption, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows, IReadOnlyList<string> Notes, IReadOnlyList<Datum[]> Data);

/// <summary>A named value: a text, a whole number, a number, yes or no, or null.</summary>
public readonly record struct Datum(string Name, object? Value);
