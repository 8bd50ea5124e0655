using Islet.Clinic;
using Islet.Course;
using Islet.Figures;

namespace Islet.Studies;

/// <summary>One patient in sixteen bytes: what the cohort explorer counts by, as known on the day of the list.</summary>
/// <param name="Levels">Four bits for each of <see cref="CohortGroups.All"/>: 0 unknown, 1 none of the levels, then the levels, 15 <see cref="Undecided"/>. The last four bits: <see cref="GradeAtDiagnosis"/>.</param>
/// <param name="Lines">Four bits for each of the first lines: 0 nothing, then the states of a sequence.</param>
/// <param name="Classes">A bit for each of <see cref="DrugClasses"/> that was ever given; <see cref="NoneGiven"/>: known to be none.</param>
/// <param name="Year">Of diagnosis; 0: unknown, or no calendar.</param>
public readonly record struct CohortMark(ulong Levels, ushort Lines, ushort Classes, short Year)
{
    /// <summary>Lines that are followed.</summary>
    public const int MostLines = 3;

    public const ushort NoneGiven = 1 << 15;

    /// <summary>Position of nobody's level: specimens of different class are on record, and nobody has declared which one speaks (facts.md 3.1).</summary>
    public const int Undecided = -3;

    private const int Bits = 4, UndecidedCode = 15, AtDiagnosis = 15; // the last place of the levels
    private const int FirstEnd = 12; // of the codes of a sequence; below it 1 + class

    /// <summary>Words of <see cref="TreatmentClasses"/>, in the order of their bits.</summary>
    public static IReadOnlyList<string> DrugClasses { get; } = ["ssa", "prrt", "mtor_inhibitor", "tyrosine_kinase_inhibitor", "temozolomide", "alkylator", "platinum_etoposide", "oxaliplatin_based", "other"];

    /// <param name="snapshot">Of the day of the list.</param>
    public static CohortMark Of(Snapshot snapshot)
    {
        var levels = 0UL;
        for (var g = 0; g < CohortGroups.All.Count; g++)
            levels |= Code(CohortGroups.All[g], snapshot) << (g * Bits);
        if (OverallSurvival.FromDiagnosis(snapshot.Course, null, out var diagnosed) is var _ && diagnosed is { } day && day <= snapshot.View.Effective)
            levels |= Code(Grade, new(snapshot.Course, new View(day, Knowledge.Lock))) << (AtDiagnosis * Bits);
        var states = SequenceStates.Of(snapshot, MostLines);
        var lines = 0;
        for (var i = 0; i < states.Count; i++)
            lines |= (states[i].Therapy is { } therapy ? 1 + (int)therapy : FirstEnd + (int)states[i].End) << (i * Bits);
        return new(levels, (ushort)lines, Given(snapshot), YearOf(snapshot));
    }

    /// <summary>Position of the level, or <see cref="Group.Unknown"/>, <see cref="Group.Outside"/> or <see cref="Undecided"/>.</summary>
    public int Level(int group) => (int)(Levels >> (group * Bits) & 15) switch { 0 => Group.Unknown, 1 => Group.Outside, UndecidedCode => Undecided, var code => code - 2 };

    /// <summary>Of the grade, as a study sees it whose clock starts at diagnosis.</summary>
    public int GradeAtDiagnosis => Level(AtDiagnosis);

    /// <summary>Null: the sequence has ended before.</summary>
    /// <param name="line">From 0.</param>
    public SequenceState? Line(int line) => (Lines >> (line * Bits) & 15) switch
    {
        0 => null,
        >= FirstEnd and var end => SequenceState.Ended((SequenceEnd)(end - FirstEnd)),
        var therapy => SequenceState.In((TherapyClass)(therapy - 1)),
    };

    private static CohortGroup Grade { get; } = CohortGroups.Find("grade")!;

    private static ulong Code(CohortGroup group, Snapshot snapshot) => group.Group.Read(snapshot.Reader) switch
    {
        Group.Unknown when group.Id is ("grade" or "ki67") && snapshot.OpenTissue.Count > 0 => UndecidedCode,
        Group.Unknown => 0,
        Group.Outside => 1,
        var level => (ulong)(level + 2),
    };

    private static ushort Given(Snapshot snapshot)
    {
        var given = 0;
        foreach (var seen in snapshot.Visible<Treatment>())
            foreach (var word in TreatmentClasses.Of(((Treatment)seen.Finding.Content).Drugs))
                given |= 1 << Place(word);
        return (ushort)(given == 0 && TherapyLines.Of(snapshot).LogClosed is not null ? NoneGiven : given);
    }

    private static int Place(string word)
    {
        for (var i = 0; i < DrugClasses.Count; i++)
            if (DrugClasses[i] == word)
                return i;
        return DrugClasses.Count - 1;
    }

    // The earliest that may be meant; only a year that all of its days share is one.
    private static short YearOf(Snapshot snapshot)
    {
        if (snapshot.Course.Axis.Kind is not AxisKind.Calendar)
            return 0;
        var earliest = snapshot.Visible<Diagnosis>().Select(s => s.Finding.Happened).Where(w => w.IsKnown).OrderBy(w => w.First!.Value.Days).FirstOrDefault();
        return earliest.Day is { First: var first, Last: var last } && first.Year == last.Year ? (short)first.Year : (short)0;
    }
}
