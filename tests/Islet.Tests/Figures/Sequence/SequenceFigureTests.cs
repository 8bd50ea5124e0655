using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Islet.Figures;

namespace Islet.Tests.Figures;

public sealed class SequenceFigureTests
{
    private const int Steps = 3;

    private static readonly SequenceState[] States =
        [.. Enum.GetValues<TherapyClass>().Select(SequenceState.In), .. Enum.GetValues<SequenceEnd>().Select(SequenceState.Ended)];

    // The first two lines of the Italian cohort: 128 SSA, 35 PRRT, 17 targeted, 21 chemotherapy; then 94, 35, 45 and 27 (Panzuto 2024, sections 3.2 and 3.3).
    private static SequenceFigure Italian { get; } = SequenceFigure.Of("Therapies by line", Paths(
        (35, [TherapyClass.Analogue, TherapyClass.Prrt]), (66, [TherapyClass.Analogue, TherapyClass.Targeted]), (27, [TherapyClass.Analogue, TherapyClass.AnalogueIntensified]),
        (20, [TherapyClass.Prrt, TherapyClass.Targeted]), (15, [TherapyClass.Prrt, TherapyClass.Chemotherapy]), (7, [TherapyClass.Targeted, TherapyClass.Chemotherapy]),
        (10, [TherapyClass.Targeted, TherapyClass.Prrt]), (8, [TherapyClass.Chemotherapy, TherapyClass.Targeted]), (13, [TherapyClass.Chemotherapy, TherapyClass.Chemotherapy])), Steps);

    [Fact]
    public void Every_patient_stands_at_the_first_line_with_a_share_of_all()
    {
        Assert.Equal(201, Italian.Patients);
        Assert.Equal([128, 35, 17, 21], Italian.Steps[0].Select(n => n.Patients));
        Assert.Equal(94, Italian.Steps[1].Single(n => n.State.Therapy is TherapyClass.Targeted).Patients);
        Assert.Contains(Italian.Table().Rows, row => row.SequenceEqual(["1", "SSA", "PRRT", "35", "17%", "27%"]));
    }

    [Fact]
    public void Who_died_who_goes_on_without_a_line_and_who_is_not_known_are_three()
    {
        var figure = SequenceFigure.Of("T", [[SequenceState.In(TherapyClass.Prrt), SequenceState.Ended(SequenceEnd.Died)], [SequenceState.In(TherapyClass.Prrt), SequenceState.Ended(SequenceEnd.NoLine)],
            [SequenceState.In(TherapyClass.Prrt), SequenceState.Ended(SequenceEnd.Unknown)], [SequenceState.Ended(SequenceEnd.NoLine)]], 2);
        Assert.Equal(["no further line", "died", "not known"], figure.Table().Rows.Where(r => r[0] == "2").Select(r => r[1]));
        Assert.Contains("Line 1, no systemic therapy: 1 patient", figure.InWords(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_that_loses_a_patient_is_refused()
    {
        var leaking = Italian with { Flows = [.. Italian.Flows.Skip(1)] };
        Assert.Throws<ArgumentException>(() => leaking.ToSvg(new("s", 800)));
    }

    [Fact]
    public void Flows_conserve_patients_and_first_steps_add_to_all_of_them() => Prop.ForAll(Cohorts.ToArbitrary(), patients =>
    {
        var figure = SequenceFigure.Of("T", patients, Steps);
        Assert.Equal(patients.Count, figure.Patients);
        Assert.Null(figure.Leak());
        for (var step = 0; step + 1 < Steps; step++)
            Assert.Equal(figure.Steps[step].Where(n => n.State.Therapy is not null).Sum(n => n.Patients), figure.Steps[step + 1].Sum(n => n.Patients));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_drawing_does_not_depend_on_the_order_of_patients_and_is_legible_at_every_width() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(Cohorts.ToArbitrary(), patients =>
    {
        foreach (var width in (double[])[360, 960])
        {
            var svg = SequenceFigure.Of("T", patients, Steps).ToSvg(new("s", width));
            Assert.Equal(svg, SequenceFigure.Of("T", patients.Reverse(), Steps).ToSvg(new("s", width)));
            DrawnFigure.Read(svg).AssertLegible();
        }
    }));

    [Fact]
    public void Exchanging_neighbours_never_makes_more_crossings() => Prop.ForAll(Cohorts.ToArbitrary(), patients =>
    {
        var figure = SequenceFigure.Of("T", patients, Steps);
        var flows = figure.Flows.ToLookup(f => f.Step);
        Assert.True(SequenceOrder.Crossings(SequenceOrder.Of(figure), flows) <= SequenceOrder.Crossings(figure.Steps, flows));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_mark_that_leads_somewhere_is_a_named_link_and_the_figure_is_then_no_image()
    {
        var linked = Italian with { Steps = [.. Italian.Steps.Select((nodes, i) => (IReadOnlyList<SequenceNode>)[.. nodes.Select(n => i == 0 ? n with { Href = "/cohort?line1=x" } : n)])] };
        var root = DrawnFigure.Read(linked.ToSvg(new("s", 800))).Root;
        var links = root.Descendants().Where(e => e.Name.LocalName == "a").ToList();
        Assert.Equal(4, links.Count);
        Assert.All(links, link => Assert.StartsWith("Line 1, ", (string?)link.Attribute("aria-label"), StringComparison.Ordinal));
        Assert.Equal("group", (string?)root.Attribute("role"));
        Assert.Equal("img", (string?)XDocument.Parse(Italian.ToSvg(new("s", 800))).Root!.Attribute("role"));
    }

    [Theory, InlineData("//elsewhere.example"), InlineData("https://elsewhere.example"), InlineData("javascript:alert(1)")]
    public void A_figure_leads_to_its_own_site_only(string address) =>
        Assert.Throws<ArgumentException>(() => new Canvas(new("s", 400)).Link(address, "x"));

    [Theory, InlineData(400), InlineData(800), InlineData(1200)]
    public void Every_word_has_its_place_at_every_width(int width) => DrawnFigure.Read(Italian.ToSvg(new("sequence", width))).AssertLegible();

    private static Gen<IReadOnlyList<IReadOnlyList<SequenceState>>> Cohorts => Gen.Elements(States).ArrayOf(Steps).Select(Path).ListOf().Select(l => (IReadOnlyList<IReadOnlyList<SequenceState>>)[.. l]);

    private static IReadOnlyList<SequenceState> Path(SequenceState[] states)
    {
        var end = Array.FindIndex(states, s => s.Therapy is null);
        return end < 0 ? states : states[..(end + 1)];
    }

    private static IEnumerable<IReadOnlyList<SequenceState>> Paths(params (int Patients, TherapyClass[] Lines)[] paths) =>
        paths.SelectMany(p => Enumerable.Repeat((IReadOnlyList<SequenceState>)[.. p.Lines.Select(SequenceState.In), SequenceState.Ended(SequenceEnd.NoLine)], p.Patients));
}
