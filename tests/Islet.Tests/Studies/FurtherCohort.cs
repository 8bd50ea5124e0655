using Islet.Course;
using Islet.Statistics;
using Islet.Studies;
using static Islet.Tests.Studies.StudyCohorts;

namespace Islet.Tests.Studies;

/// <summary>Made-up patients whose truth is known: a treatment that does nothing, a Ki-67 index that does, causes of death.</summary>
internal static class FurtherCohort
{
    public const string Zero = "2012-01-01";

    private const int LastDay = 2000;

    /// <param name="Treated">Day of the treatment; null: never.</param>
    /// <param name="Ki67">In percent; null: not recorded.</param>
    public sealed record Made(int Days, bool Dead, int? Treated, int? Ki67, Grade Grade, CauseOfDeath? Cause);

    /// <param name="above20">Hazard above a Ki-67 index of 20% against the others.</param>
    public static IReadOnlyList<Made> Draw(int patients, ulong seed, double above20 = 1)
    {
        var draws = new RandomDraws(seed, 0);
        var made = new List<Made>();
        for (var i = 0; i < patients; i++)
        {
            var (ki67, grade) = (1 + draws.Below(40), draws.Below(2) == 0 ? Grade.G1 : Grade.G2);
            var death = 1 + (int)(-Math.Log(draws.Uniform()) * 900 / (ki67 > 20 ? above20 : 1));
            int? planned = draws.Below(2) == 0 ? 1 + draws.Below(1500) : null;
            var (days, dead) = (Math.Min(death, LastDay), death <= LastDay);
            made.Add(new(days, dead, planned < days ? planned : null, ki67, grade, dead ? draws.Below(3) == 0 ? CauseOfDeath.Other : CauseOfDeath.Tumour : null));
        }
        return made;
    }

    public static IReadOnlyList<DiseaseCourse> Courses(IReadOnlyList<Made> made, bool closed = true) => [.. made.Select((p, i) => Course(i + 1, p, closed))];

    public static StudyResults Run(IReadOnlyList<Made> made, string further, bool closed = true) => StudyCohorts.Run(Asked(further), Courses(made, closed));

    public static string Text(string further, string zero = "diagnosis") => $$"""
        study: further
        title: Further analyses
        time_zero: {{zero}}
        endpoints: { os: { event: death, unit: days } }
        groups:
          grade: { label: Grade, fact: reported_grade, levels: [G1, G2] }
          ki: { label: Ki-67, levels: { low: "ki67_percent <= 20", high: "ki67_percent > 20" } }
        {{further}}
        """;

    public static Study Asked(string further) => Read(Text(further));

    private static DiseaseCourse Course(long number, Made p, bool closed) => Dated(number, Zero, After(p.Days), !p.Dead,
    [
        On(Zero, new Specimen { Tumour = "T1", SpecimenName = "S1", Adequate = true, ReportedGrade = p.Grade, Ki67Percent = p.Ki67 is { } percent ? Ki67Index.FromPercent(percent) : null }),
        .. p.Cause is { } cause ? [On(After(p.Days), new VitalStatus { Alive = false, Cause = cause })] : Array.Empty<NewFinding>(),
        .. p.Treated is { } day ? [On(After(day), new Treatment { Course = "L1", Drugs = ["177Lu-DOTATATE"], Purpose = "tumour" })] : Array.Empty<NewFinding>(),
        .. closed ? [On(After(p.Days), new Judgement { About = Judgement.TreatmentLogClosed, Value = "true" })] : Array.Empty<NewFinding>(),
    ]);

    private static string After(int days) => DateOnly.ParseExact(Zero, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
