using System.Text;
using Islet.Clinic;
using Islet.Course;
using Islet.Figures;
using Islet.Statistics;
using Islet.Studies;
using static Islet.Tests.Studies.FurtherCohort;
using static Islet.Tests.Studies.StudyCohorts;

namespace Islet.Tests.Studies;

/// <summary>Plans for missing values, sequences and the forest of two columns, on cohorts small enough to be counted by hand.</summary>
public class SmallFurtherTests
{
    // Twelve patients: Ki-67 is unknown of the third and the seventh, of whom the third died.
    private static readonly Made[] Twelve = [.. Enumerable.Range(1, 12).Select(i => new Made(100 * i, i % 3 != 1, null, i is 3 or 7 ? null : 2 * i + (i % 2) * 9, i % 2 == 0 ? Grade.G1 : Grade.G2, null))];

    private const string Gaps = "models: [{ name: m, method: cox, endpoint: os, terms: [grade, ki67_percent] }]\nmissing: [{ name: gaps, model: m, plan: complete-case }]\ntables: [missing]";

    [Fact]
    public void What_complete_cases_cost_is_counted_term_by_term()
    {
        var found = (MissingResult)FurtherCohort.Run(Twelve, Gaps).Further[0];
        var (patients, events) = (12, Twelve.Count(p => p.Dead));
        Assert.Equal((patients, 10, events, events - 1), (found.Accounting.Rows, found.Accounting.RowsUsed, found.Accounting.Events, found.Accounting.EventsUsed));
        Assert.Equal([(0, 0, 0), (2, 2, 1)], found.Accounting.Columns.Select(c => (c.Missing, c.LostByItAlone, c.EventsLostByItAlone)));
        Assert.Null(found.Pooled);
    }

    [Fact] // the plan is about whom its model is about
    public void A_plan_keeps_to_the_part_of_the_cohort_of_its_model()
    {
        var results = FurtherCohort.Run(Draw(120, 4), Gaps.Replace("endpoint: os, terms: [grade, ki67_percent]", "endpoint: os, within: reported_grade = G2, terms: [ki67_percent]", StringComparison.Ordinal));
        var found = (MissingResult)results.Further[0];
        Assert.Equal((results.Models[0].Patients, results.Models[0].Events), (found.Accounting.Rows, found.Accounting.Events));
        Assert.Equal(results.Models[0].Model!.Terms[0].Coefficient, found.Complete!.Terms[0].Coefficient, 1e-12);
        Assert.True(found.Accounting.Rows < 120);
    }

    [Fact] // what stands below the table stands below the figure
    public void Complete_cases_and_imputed_values_stand_in_one_figure_with_their_remarks()
    {
        Made[] some = [.. Draw(80, 9).Select((p, i) => i % 8 == 0 ? p with { Ki67 = null } : p)];
        var results = FurtherCohort.Run(some, Gaps.Replace("complete-case", "both, m: 2, seed: 7, figure: gaps", StringComparison.Ordinal));
        var drawn = Assert.Single(StudyFigures.Of(results)).ToSvg(new FigureFrame("gaps", 800));
        Assert.All(["Complete cases", "Imputed", "W_STATS_MISSING"], word => Assert.Contains(word, drawn, StringComparison.Ordinal));
    }

    [Fact]
    public void Where_nothing_is_missing_imputation_is_the_model_itself()
    {
        var results = FurtherCohort.Run(Draw(80, 9), Gaps.Replace("complete-case", "both, m: 3, seed: 7", StringComparison.Ordinal));
        var found = (MissingResult)results.Further[0];
        Assert.Equal(results.Models[0].Model!.Terms.Select(t => t.Coefficient), found.Pooled!.Terms.Select(t => t.Pooled.Estimate), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.All(found.Pooled.Terms, t => Assert.Equal(0, t.Pooled.MissingInformation, 1e-9));
        Assert.Contains(StudyTables.Of(results)[0].Notes, note => note.StartsWith("W_STATS_IMPUTE_NOTHING", StringComparison.Ordinal));
    }

    // Four patients of 2020. A: analogue, then PRRT on day 300, dies on day 700. B: analogue, then PRRT on day 200, alive on day 900. C: chemotherapy, dies on day 400. D: no treatment at all.
    [Fact]
    public void Sequences_are_counted_and_timed_as_by_hand()
    {
        DiseaseCourse[] courses =
        [
            Treated(1, 700, dead: true, ("Lanreotide", 0), ("177Lu-DOTATATE", 300)), Treated(2, 900, dead: false, ("Lanreotide", 0), ("177Lu-DOTATATE", 200)),
            Treated(3, 400, dead: true, ("Temozolomide", 0)), Treated(4, 500, dead: false),
        ];
        var results = StudyCohorts.Run(StudyCohorts.Read("study: s\ntitle: S\ntime_zero: diagnosis\nendpoints: { os: { event: death, unit: days } }\nsequences: [{ name: lines, lines: 2, unit: days }]\ntables: [sequences]"), courses);
        var found = (SequenceResult)results.Further[0];
        Assert.Equal((4, 3, 2), (found.Patients, found.Lines.Single(l => l is { Line: 1, Therapy: null }).Patients, found.Lines.Single(l => l is { Line: 2, Therapy: null }).Patients));
        var second = found.Lines.Single(l => l is { Line: 2, Therapy: null }).Survival!;
        Assert.Equal((2, 1), ((int)second.Subjects, (int)second.Events)); // dead 400 days after its start; alive 700 days after it
        Assert.Equal((1.0, 0.5), (second.At(399).Survival, second.At(400).Survival));
        var first = found.Lines.Single(l => l is { Line: 1, Therapy: null }).Survival!;
        Assert.Equal((2.0 / 3, 1.0 / 3, 700.0), (first.At(400).Survival, first.At(700).Survival, first.Median.Estimate), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-12 && Math.Abs(a.Item2 - b.Item2) < 1e-12 && a.Item3 == b.Item3);
        Assert.Equal(2, found.Figure.Flows.Single(f => f.Step == 0 && f.From.Therapy is { } from && f.To.Therapy is { } to && from != to).Patients);
    }

    [Fact]
    public void A_model_whose_terms_stand_alone_too_has_a_forest_of_two_columns()
    {
        const string Model = "models: [{ name: m, method: cox, endpoint: os, terms: [grade, ki67_percent], figure: forest }]\n";
        string Drawn(string more) => StudyFigures.Of(FurtherCohort.Run(Draw(120, 4), Model + more)).Single().ToSvg(new FigureFrame("f", 800));
        Assert.DoesNotContain("Univariable", Drawn("tables: [cox]"), StringComparison.Ordinal);
        var pair = Drawn("model_tables: [{ name: both, caption: Both, models: [m], unadjusted: true }]\ntables: [cox]");
        Assert.All(["Univariable", "Multivariable", "G2"], word => Assert.Contains(word, pair, StringComparison.Ordinal));
    }

    [Theory] // "Model: Overall survival" above hazard ratios said neither
    [InlineData("figure: forest", "Cox model: hazard ratios"), InlineData("figure: { name: forest, title: Death in everybody }", "Death in everybody")]
    public void A_forest_is_called_as_the_study_says_or_by_its_model(string figure, string title)
    {
        var drawn = StudyFigures.Of(FurtherCohort.Run(Draw(60, 4), $"models: [{{ name: m, method: cox, endpoint: os, terms: [grade], {figure} }}]\ntables: [cox]")).Single();
        Assert.Equal(("forest", title), (drawn.Name, drawn.Title));
        Assert.Contains("Endpoint: Overall survival.", drawn.ToSvg(new FigureFrame("f", 800)), StringComparison.Ordinal);
    }

    [Fact] // a clock of its own is named where the endpoint is described
    public void Methods_say_from_when_an_endpoint_counts()
    {
        var study = StudyCohorts.Read("study: s\ntitle: S\ntime_zero: diagnosis\nendpoints: { os: { event: death, unit: days, label: Alive, from: line 1 } }\ntables: [endpoints]");
        var said = Assert.Single(StudyMethods.Of(StudyCohorts.Run(study, [Treated(1, 700, dead: true, ("Lanreotide", 30))])), m => m.StartsWith("Alive.", StringComparison.Ordinal));
        Assert.StartsWith("Alive. From start of first-line therapy to", said, StringComparison.Ordinal);
    }

    private static DiseaseCourse Treated(long number, int days, bool dead, params (string Drug, int Day)[] lines) => Dated(number, "2020-01-01", After(days), !dead,
    [
        On("2020-01-01", new Specimen { Tumour = "T1", SpecimenName = "S1", Adequate = true, ReportedGrade = Grade.G2 }),
        .. lines.Select((line, i) => On(After(line.Day), new Treatment { Course = $"L{i + 1}", Drugs = [line.Drug], Purpose = "tumour" })),
        On(After(days), new Judgement { About = Judgement.TreatmentLogClosed, Value = "true" }),
    ]);

    private static string After(int days) => new DateOnly(2020, 1, 1).AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
