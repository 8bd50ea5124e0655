using System.Globalization;
using System.Text;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

/// <summary>The shipped cards against the statements they rest on: NANETS 2020 (Halfdanarson et al., Pancreas 2020;49:863–881).</summary>
public class FactCardsTests
{
    public static TheoryData<string> Keys => [.. FactCards.Shipped.Select(c => c.Key)];

    [Fact]
    public void There_is_a_card_of_PRRT_and_a_sheet_of_every_syndrome_that_has_a_name()
    {
        Assert.Equal("prrt", FactCards.Shipped[0].Key);
        Assert.Equal(Fact.FunctionalSyndrome.Values.Where(v => v is not ("none" or "other")), FactCards.Shipped.Skip(1).Select(c => c.Syndrome));
        Assert.Equal("insulinoma", FactCards.OfSyndrome("insulinoma")!.Key);
        Assert.Null(FactCards.OfSyndrome("other"));
    }

    [Theory] // section PRRT of the guideline, as its statements give it
    [InlineData("7.4 GBq"), InlineData("four cycles"), InlineData("8 weeks"), InlineData("up to 10 %"), InlineData("77 %"), InlineData("3 months"), InlineData("under 1 %"), InlineData("2–3 %"), InlineData("amino acids")]
    public void The_card_of_PRRT_gives_the_figure(string figure) => Assert.Contains(Lines("prrt"), line => line.Says.Contains(figure, StringComparison.Ordinal));

    [Theory]
    [InlineData("insulinoma", "Diazoxide 200–600 mg/day", "INS-05"), InlineData("insulinoma", "cornstarch every 3 h", "INS-04"), InlineData("gastrinoma", "twice daily", "GAS-01")]
    [InlineData("gastrinoma", "Do not stop a PPI", "HORM-14"), InlineData("acth", "adrenalectomy", "OTH-04"), InlineData("vipoma", "Octreotide", "OTH-01"), InlineData("pthrp", "calcium down", "OTH-05")]
    public void A_dose_or_precaution_stands_with_its_statement(string card, string says, string statement) => Assert.Contains(Lines(card),
        line => line.Says.Contains(says, StringComparison.Ordinal) && line.Source.Statements.Any(s => s.Statement.Number == statement));

    [Theory, MemberData(nameof(Keys))]
    public void Every_line_says_from_which_lines_of_which_text_it_comes(string key) =>
        Assert.All(FactCards.Find(key)!.Sources, s => Assert.True(s.Text.Length > 0 && s.Lines.Any(char.IsAsciiDigit)));

    [Theory, MemberData(nameof(Keys))] // lines of a statement may be more than those of a card's line, and never others
    public void The_lines_of_the_guideline_overlap_those_of_a_statement(string key)
    {
        foreach (var source in FactCards.Find(key)!.Sources.Where(s => s.Text.StartsWith("Halfdanarson", StringComparison.Ordinal) && s.Statements.Count > 0))
            Assert.Contains(source.Statements, s => Ranges(s.Statement.Lines).Any(a => Ranges(source.Lines).Any(b => a.From <= b.To && b.From <= a.To)));
    }

    [Fact]
    public void The_laboratories_of_a_syndrome_are_those_of_its_symptoms()
    {
        Assert.Equal(["glucose", "insulin", "proinsulin", "c_peptide"], FactCards.Find("insulinoma")!.Laboratories);
        Assert.Equal(["serotonin", "calcitonin"], FactCards.Find("carcinoid")!.Laboratories);
        Assert.All(FactCards.Shipped.Where(c => c.Syndrome is not null), c => Assert.NotEmpty(c.Laboratories));
    }

    [Fact]
    public void A_card_says_what_its_sources_do_not_say() => Assert.All(FactCards.Shipped, c => Assert.NotEmpty(c.Silent));

    [Theory] // one thing wrong in a card that is otherwise right
    [InlineData("statements: [NANETS2020-INS-05]", "statements: [NANETS2020-INS-99]", "E_CARD_STATEMENT")]
    [InlineData("figures: [EV0111]", "figures: [EV9999]", "E_CARD_EVIDENCE")]
    [InlineData("200–600", "200–700", "E_CARD_FIGURE")]
    [InlineData("syndrome: insulinoma", "syndrome: insulinom", "E_CARD_VALUE")]
    [InlineData("syndrome: insulinoma", "option: nothing", "E_CARD_OPTION")]
    [InlineData("syndrome: insulinoma\n", "", "E_CARD_KIND")]
    [InlineData("card: small", "card: other", "E_CARD_ID")]
    [InlineData("beware: [C-CONTROLLED]", "beware: [C-NOTHING]", "E_CARD_CAUTION")]
    [InlineData("  lines: 1044-1047", "", "E_CARD_KEY_MISSING")]
    [InlineData("says: Diazoxide", "sais: Diazoxide", "E_CARD_KEY")]
    [InlineData("from: review", "from: nobody", "E_CARD_SOURCE")]
    [InlineData("beware: [C-CONTROLLED]", "laboratories: [glucose]", "E_CARD_LABORATORIES")]
    [InlineData("condition: SSTR_POS", "condition: SSTR_PO", "E_CONDITION_MACRO")]
    public void What_is_wrong_is_said_with_its_place(string right, string wrong, string code)
    {
        Assert.Equal("Small", Read(Small).Value!.Title);
        Assert.Contains(right, Small, StringComparison.Ordinal);
        var problem = Assert.Single(Read(Small.Replace(right, wrong, StringComparison.Ordinal)).Problems, p => p.Code == code);
        Assert.Matches("^small\\.yaml, line [0-9]+, column [0-9]+", problem.Where);
    }

    [Theory] // figures inside a name are none; a figure in words is one
    [InlineData("177Lu-DOTATATE, C-peptide and HbA1c", null), InlineData("every 4 weeks", "4"), InlineData("two cycles", "2"), InlineData("the 24-h urine, 5-HIAA", "24"), InlineData("in 40–50 %", "40")]
    public void A_figure_that_no_source_gives_is_told(string says, string? figure)
    {
        var problems = Read(Small.Replace("Diazoxide 200–600 mg/day", says, StringComparison.Ordinal)).Problems;
        Assert.Equal(figure, (problems.Count > 0 ? problems[0] : null)?.Found);
    }

    private const string Small = """
        card: small
        title: Small
        about: A test.
        syndrome: insulinoma
        beware: [C-CONTROLLED]
        sources:
          review: A review
        sections:
        - section: Doses
          lines:
          - says: Diazoxide 200–600 mg/day
            statements: [NANETS2020-INS-05]
            lines: 1044-1047
          - says: Half of the panel
            figures: [EV0111]
            from: review
            lines: 1
        know_first:
        - asks: Receptor-positive?
          condition: SSTR_POS
          why: An analogue is for these only.
          statements: [NANETS2020-INS-06]
          lines: 1047-1050
        """;

    private static Parsed<FactCard> Read(string text) => FactCards.Read("small.yaml", Encoding.UTF8.GetBytes(text), StatementBase.Shipped, EvidenceTable.Shipped);

    private static IEnumerable<CardLine> Lines(string card) => FactCards.Find(card)!.Sections.SelectMany(s => s.Lines);

    private static IEnumerable<(int From, int To)> Ranges(string lines) => lines.Split([',', ';'], StringSplitOptions.TrimEntries).Select(part => part.Split(' ')[^1].Split('-', '–'))
        .Where(ends => ends.All(e => int.TryParse(e, CultureInfo.InvariantCulture, out _))).Select(ends => (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture)));
}
