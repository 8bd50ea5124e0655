using FsCheck;
using FsCheck.Fluent;
using Islet.Course;

namespace Islet.Tests.Course;

public class ConditionParserTests
{
    private static readonly Macros Tumours = Macros.Parse(new Dictionary<string, string>
    {
        ["G12"] = "NET and net_grade in {G1, G2}",
        ["NET"] = "differentiation = well",
        ["NEC"] = "differentiation = poor",
    }).Value!;

    private static Condition Good(string text)
    {
        var parsed = Condition.Parse(text, Tumours);
        Assert.Empty(parsed.Problems);
        return parsed.Value!;
    }

    private static Problem Bad(string text)
    {
        var parsed = Condition.Parse(text, Tumours);
        Assert.Null(parsed.Value);
        return Assert.Single(parsed.Problems);
    }

    [Theory]
    [InlineData("NET and NEC or G12", "(NET and NEC) or G12"), InlineData("NET or NEC and G12", "NET or (NEC and G12)")]
    [InlineData("not NET and NEC", "(not NET) and NEC"), InlineData("not not NET", "not (not NET)")]
    public void Not_binds_tighter_than_and_which_binds_tighter_than_or(string bare, string parenthesized) =>
        Assert.Equal(Good(parenthesized), Good(bare));

    [Theory]
    [InlineData("NET and (NEC or G12)", "NET and NEC or G12"), InlineData("not (NET and NEC)", "not NET and NEC")]
    [InlineData("NET and (NEC and G12)", "NET and NEC and G12"), InlineData("NET", "differentiation = well")]
    [InlineData("ki67_percent < 3", "ki67_percent <= 3"), InlineData("empty(syndromic_symptoms)", "recorded(syndromic_symptoms)")]
    [InlineData("primary_site in {pancreas}", "primary_site in {occult}"), InlineData("on_ppi = true", "gerd = true")]
    public void Conditions_of_another_structure_are_not_equal(string one, string other) => Assert.NotEqual(Good(one), Good(other));

    [Theory]
    [InlineData("ki67_percent>=3", "ki67_percent >= 3"), InlineData("  NET\n and ( NEC )", "NET and NEC")]
    [InlineData("net_grade in{G1,G2}", "net_grade in {G1, G2}"), InlineData("who_edition = 2019", "who_edition = 2019")]
    [InlineData("contains( syndromic_symptoms ,cushing)", "contains(syndromic_symptoms, cushing)")]
    [InlineData("center = \"Akademiska sjukhuset\" or center = Uppsala", "center = \"Akademiska sjukhuset\" or center = Uppsala")]
    [InlineData("NET or NEC and G12", "NET or (NEC and G12)"), InlineData("not (NET)", "not NET")]
    public void A_condition_prints_in_one_form(string written, string printed) => Assert.Equal(printed, Good(written).Text);

    [Fact]
    public void What_is_printed_reads_back_equal() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var condition = Some.Condition(new Random(seed), 4, Fact.All);
        return condition.Equals(Condition.Parse(condition.Text, Macros.None).Value);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_facts_of_a_macro_are_facts_of_the_condition() =>
        Assert.Equal([Fact.Differentiation, Fact.DiseaseStatus, Fact.NetGrade], Good("G12 and disease_status = metastatic").Facts);

    [Theory]
    [InlineData("", "line 1, column 1", "the end"), InlineData("NET and", "line 1, column 8", "the end"), InlineData("NET NEC", "line 1, column 5", "NEC")]
    [InlineData("(NET", "line 1, column 5", "the end"), InlineData("NET)", "line 1, column 4", ")"), InlineData("NET and\n  or NEC", "line 2, column 3", "or")]
    [InlineData("ki67_percent", "line 1, column 13", "the end"), InlineData("ki67_percent == 3", "line 1, column 15", "=")]
    [InlineData("ki67_percent > 3 %", "line 1, column 18", "%"), InlineData("primary_site in {}", "line 1, column 18", "}")]
    [InlineData("primary_site in pancreas", "line 1, column 17", "pancreas"), InlineData("recorded ki67_percent", "line 1, column 10", "ki67_percent")]
    [InlineData("contains(syndromic_symptoms)", "line 1, column 28", ")"), InlineData("center = \"Uppsala", "line 1, column 10", "\"")]
    public void A_broken_structure_is_reported_where_it_breaks(string text, string where, string found)
    {
        var problem = Bad(text);
        Assert.Equal(("E_CONDITION_SYNTAX", where, found), (problem.Code, problem.Where, problem.Found));
    }

    [Theory]
    [InlineData("ki67 > 3", "E_CONDITION_FACT", "line 1, column 1", "Did you mean ki67_blocks or ki67_method or ki67_percent?")]
    [InlineData("NET and tumour_volume = high", "E_CONDITION_FACT", "line 1, column 9", "Did you mean tumor_volume?")]
    [InlineData("recorded(xyzzy)", "E_CONDITION_FACT", "line 1, column 10", "docs/facts.md lists the vocabulary.")]
    [InlineData("G21 and NEC", "E_CONDITION_MACRO", "line 1, column 1", "Did you mean G12?")]
    [InlineData("disease_status = metastasic", "E_CONDITION_VALUE", "line 1, column 18", "Did you mean metastatic?")]
    [InlineData("net_grade in {G1, G4}", "E_CONDITION_VALUE", "line 1, column 19", "Did you mean G1 or G2 or G3?")]
    [InlineData("on_ppi = yes", "E_CONDITION_VALUE", "line 1, column 10", "Did you mean true?")]
    [InlineData("ki67_percent > 3,5", "E_CONDITION_SYNTAX", "line 1, column 17", "Correct the condition at this place; what follows it was not read.")]
    [InlineData("ki67_percent == 3", "E_CONDITION_SYNTAX", "line 1, column 15", "Did you mean =?")]
    [InlineData("NET AND NEC", "E_CONDITION_SYNTAX", "line 1, column 5", "Did you mean and?")]
    [InlineData("Not NET", "E_CONDITION_SYNTAX", "line 1, column 1", "Did you mean not?")]
    [InlineData("ki67_percent ≤ 3", "E_CONDITION_SYNTAX", "line 1, column 14", "Did you mean <=?")]
    [InlineData("center = “Uppsala”", "E_CONDITION_SYNTAX", "line 1, column 10", "Did you mean a plain quotation mark?")]
    [InlineData("ki67_percent > 200", "E_CONDITION_VALUE", "line 1, column 16", "Correct the value.")]
    [InlineData("net_grade > G1", "E_CONDITION_TYPE", "line 1, column 11", "Only numbers have an order: use = or in {…}.")]
    [InlineData("syndromic_symptoms = cushing", "E_CONDITION_TYPE", "line 1, column 20", "Use contains(…), intersects(…) or empty(…).")]
    [InlineData("syndromic_symptoms in {cushing}", "E_CONDITION_TYPE", "line 1, column 20", "Use intersects(…) or contains(…).")]
    [InlineData("empty(net_grade)", "E_CONDITION_TYPE", "line 1, column 7", "contains, intersects and empty ask sets; ask this fact with = or in {…}.")]
    public void A_wrong_word_is_reported_with_the_way_out(string text, string code, string where, string remedy)
    {
        var problem = Bad(text);
        Assert.Equal((code, where, remedy), (problem.Code, problem.Where, problem.Remedy));
    }

    [Fact]
    public void One_reading_finds_all_wrong_words()
    {
        var problems = Condition.Parse("ki76_percent > 3 and necrosis = some\nor contains(gerd, x)", Macros.None, line: 12, column: 14).Problems;
        Assert.Equal(["line 12, column 14", "line 12, column 46", "line 13, column 13"], problems.Select(problem => problem.Where));
    }

    [Fact]
    public void Endless_nesting_is_refused_and_does_not_exhaust_the_stack()
    {
        Assert.Equal("E_CONDITION_DEPTH", Bad(new string('(', 100_000)).Code);
        Assert.Equal("E_CONDITION_DEPTH", Bad(string.Concat(Enumerable.Repeat("not ", 100_000))).Code);
        Assert.Equal("E_CONDITION_FACT", Bad(new string('x', 1_000_000) + " = 1").Code);
    }

    [Fact]
    public void No_text_makes_the_parser_throw() => Prop.ForAll(Gen.Elements(
            "and", "or", "not", "in", "(", ")", "{", "}", ",", "=", "<", "NET", "XX", "ki67_percent", "gerd",
            "true", "3", "contains", "recorded", "\"", "\0", "é", "\n")
        .ListOf().ToArbitrary(), words =>
    {
        var parsed = Condition.Parse(string.Join(' ', words), Tumours);
        return parsed.Value is null == parsed.Problems.Count > 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Macros_may_come_in_any_order() => Assert.Equal("NET and net_grade in {G1, G2}", Tumours["G12"]!.Body.Text);

    [Fact]
    public void Macros_that_lead_back_to_themselves_are_reported_once()
    {
        var problem = Assert.Single(Macros.Parse(new Dictionary<string, string> { ["A"] = "B or gerd = true", ["B"] = "not C", ["C"] = "A and B" }).Problems,
            problem => problem.Found == "A → B → C → A");
        Assert.Equal(("E_CONDITION_MACRO_CYCLE", "macro A"), (problem.Code, problem.Where));
    }

    [Fact]
    public void A_macro_that_does_not_read_is_reported_at_its_own_place()
    {
        var problem = Assert.Single(Macros.Parse(new Dictionary<string, string> { ["A"] = "B or gerd = true", ["B"] = "gerd = maybe" }).Problems);
        Assert.Equal(("E_CONDITION_VALUE", "macro B, line 1, column 8"), (problem.Code, problem.Where));
    }

    [Fact] // and who uses it is not told of it again
    public void A_macro_of_a_file_that_does_not_read_is_told_with_its_line_and_column()
    {
        var (macros, problems) = Macros.Read([new("A", (3, 3), "B or gerd = true", (3, 6)), new("B", (4, 3), "gerd = maybe", (4, 6)), new("C", (5, 3), null, (5, 6)), new("D", (6, 3), "C or D", (6, 6))]);
        Assert.Equal([("E_CONDITION_VALUE", "line 4, column 13"), ("E_CONDITION_MACRO_CYCLE", "line 6, column 3")], problems.Select(p => (p.Code, p.Where)));
        Assert.Equal(["A", "B", "C", "D"], macros.Names.Order());
        Assert.All(macros.Names, name => Assert.Null(macros[name]));
        Assert.Empty(Condition.Parse("A or C", macros).Problems);
    }

    [Fact]
    public void A_macro_is_named_in_capitals() =>
        Assert.Equal("E_CONDITION_MACRO_NAME", Assert.Single(Macros.Parse(new Dictionary<string, string> { ["net"] = "gerd = true" }).Problems).Code);
}
