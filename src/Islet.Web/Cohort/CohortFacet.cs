using System.Globalization;
using Islet.Figures;
using Islet.Studies;

namespace Islet.Web;

/// <summary>One way of telling patients apart in the explorer.</summary>
/// <param name="Name">In addresses.</param>
/// <param name="Group">The group of a study that is decided by the same conditions; null: a study has none such.</param>
/// <param name="WhyNot">Why it cannot be part of a study; null where <paramref name="Group"/> is there.</param>
/// <param name="IsFuture">It looks at what came after the diagnosis, so that a study which chose by it would look ahead.</param>
public sealed record CohortFacet(string Name, string Label, CohortGroup? Group, string? WhyNot, bool IsFuture = false)
{
    public const string Unknown = CohortGroup.UnknownName, Other = CohortGroup.OutsideName, None = "none", Later = "ended before";

    /// <summary>Specimens of different class, and nobody has declared which one speaks: known in part, and not to be mistaken for missing.</summary>
    public const string Undecided = PatientRow.SpecimensDifferWord;

    /// <summary>Of a later line: already of an earlier one it is not known what was given.</summary>
    public const string UnknownBefore = "unknown-before";

    /// <summary>The name of the grade as it was at diagnosis.</summary>
    public const string GradeThen = "grade-diagnosis";

    private static readonly string[] FutureGroups = ["lines", "status", "resected"];

    private static readonly CohortFacet
        Drugs = new("drugs", "Drug class ever given", null, "drugs-later", IsFuture: true),
        GradeAtDiagnosis = new(GradeThen, "WHO grade at diagnosis", null, "grade-later"),
        Year = new("year", "Year of diagnosis", null, "year"),
        Centre = new("centre", "Centre", null, null);

    private static readonly IReadOnlyList<CohortFacet> OfGroups = [.. CohortGroups.All.Select(g => new CohortFacet(g.Id, g.Label, g, null, FutureGroups.Contains(g.Id)))];

    private static readonly IReadOnlyList<CohortFacet> OfLines =
        [.. Enumerable.Range(1, CohortMark.MostLines).Select(n => new CohortFacet(string.Create(CultureInfo.InvariantCulture, $"line{n}"), $"Therapy in line {n.ToString(CultureInfo.InvariantCulture)}", null, "line-later", IsFuture: true))];

    public static IReadOnlyList<CohortFacet> All { get; } = [.. OfGroups.Take(1), GradeAtDiagnosis, .. OfGroups.Skip(1), .. OfLines, Drugs, Year, Centre];

    /// <summary>The value says that it is not known.</summary>
    public static bool IsOpen(string value) => value is Unknown or Undecided or UnknownBefore;

    public static CohortFacet? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    /// <summary>The facet of a step in a sequence.</summary>
    /// <param name="step">From 0.</param>
    public static CohortFacet OfLine(int step) => OfLines[step];

    /// <summary>The state of a sequence in an address.</summary>
    public static string Key(SequenceState state) => state switch
    {
        { Therapy: { } therapy } => therapy switch
        {
            TherapyClass.Analogue => "ssa",
            TherapyClass.AnalogueIntensified => "ssa-intensified",
            TherapyClass.Prrt => "prrt",
            TherapyClass.Targeted => "targeted",
            TherapyClass.Chemotherapy => "chemotherapy",
            TherapyClass.Combined => "combined",
            TherapyClass.Other => "other-drug",
        },
        { End: SequenceEnd.NoLine } => None,
        { End: SequenceEnd.Died } => "died",
        _ => Unknown,
    };

    /// <summary>The values of one patient: one of them, of drugs several.</summary>
    internal static Func<PatientRow, CohortMark, IEnumerable<string>> ValuesOf(CohortFacet facet)
    {
        if (facet.Group is { } group)
        {
            var g = CohortGroups.All.ToList().IndexOf(group);
            return (_, mark) => [LevelName(group, mark.Level(g))];
        }
        if (facet == GradeAtDiagnosis)
            return (_, mark) => [LevelName(OfGroups[0].Group!, mark.GradeAtDiagnosis)];
        if (OfLines.ToList().IndexOf(facet) is >= 0 and var line)
            return (_, mark) => [mark.Line(line) is { } state ? Key(state) : Enumerable.Range(0, line).Any(before => mark.Line(before)?.End is SequenceEnd.Unknown) ? UnknownBefore : Later];
        return facet == Drugs ? (_, mark) => Given(mark)
            : facet == Year ? (_, mark) => [mark.Year == 0 ? Unknown : mark.Year.ToString(CultureInfo.InvariantCulture)]
            : (row, _) => [row.Center ?? Unknown];
    }

    private static string LevelName(CohortGroup group, int level) => level switch
    {
        Studies.Group.Unknown => Unknown,
        Studies.Group.Outside => Other,
        CohortMark.Undecided => Undecided,
        _ => group.Group.Levels[level].Name,
    };

    private static IEnumerable<string> Given(CohortMark mark) => mark.Classes switch
    {
        0 => [Unknown],
        CohortMark.NoneGiven => [None],
        var given => CohortMark.DrugClasses.Where((_, bit) => (given >> bit & 1) != 0),
    };
}
