using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

/// <summary>What the statement files say beside each statement: options, figures, cautions, tests, readings, what overtook it.</summary>
public class StatementTagTests
{
    private static readonly string[] Therapeutic = ["SYS", "NEG", "BULK", "SEQ", "BEY", "G3T", "NEC", "INS", "OTH", "PRRT", "LDT", "EBRT"];

    /// <summary>Of therapeutic topics, and yet of no option: imaging, tissue, how to decide, care of a syndrome, surgery.</summary>
    private static readonly string[] OfNoOption =
        ["NEG-01", "NEG-02", "NEG-04", "BULK-07", "SEQ-15", "INS-02", "INS-03", "INS-04", "INS-05", "INS-10", "OTH-04", "OTH-05", "LDT-06"];

    private static StatementBase Base => StatementBase.Nanets2020;

    [Fact]
    public void Stances_are_those_of_the_specifications_header() => Assert.Equal(
        [(Stance.Recommended, 77), (Stance.Optional, 73), (Stance.NotRecommended, 25), (Stance.NoConsensus, 11), (Stance.InsufficientEvidence, 14), (Stance.CompletenessCheck, 18), (Stance.Definition, 6), (Stance.Caution, 8)],
        Base.Statements.GroupBy(s => s.Stance).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())));

    [Fact]
    public void Every_statement_of_a_therapeutic_topic_bears_on_an_option_or_is_named_as_bearing_on_none() =>
        Assert.Equal(OfNoOption, Base.Statements.Where(s => Therapeutic.Contains(s.Number.Split('-')[0]) && s.Options.Count == 0).Select(s => s.Number));

    [Fact]
    public void Every_option_but_two_of_later_years_has_a_statement() =>
        Assert.Equal(["ssa_non_conventional", "cabozantinib"], Base.Options.Select(o => o.Key).Where(key => !Base.Statements.Any(s => s.Options.Any(b => b.Option == key))));

    [Fact]
    public void Every_bearing_is_on_an_option_of_the_guideline_once() => Assert.All(Base.Statements, s =>
    {
        Assert.Equal(s.Options.Count, s.Options.DistinctBy(b => b.Option).Count());
        Assert.All(s.Options, b => Assert.Contains(b.Option, Base.Options.Select(o => o.Key)));
    });

    [Fact] // what the panel advises against cannot be a reason for it, and the reverse
    public void A_bearing_agrees_with_the_stance() => Assert.All(Base.Statements.SelectMany(s => s.Options.Select(b => (s.Stance, s.Number, b.Bearing))), b =>
        Assert.False(b.Stance is Stance.NoConsensus && b.Bearing is Bearing.For or Bearing.Against, b.Number));

    [Theory]
    [InlineData("SYS-05", "ssa: For, everolimus: Against, sunitinib: Against")]
    [InlineData("SEQ-10", "sunitinib: For, everolimus: Against")]
    [InlineData("SEQ-11", "everolimus: For, sunitinib: Against")]
    [InlineData("G3T-06", "prrt: Against")]
    [InlineData("BEY-02", "ssa: Open")]
    [InlineData("LDT-02", "liver_directed: How")]
    [InlineData("NEC-08", "trial: How")]
    public void Statements_bear_on_options_as_the_panel_says(string number, string expected) =>
        Assert.Equal(expected, string.Join(", ", Base.Find(number)!.Options.Select(b => $"{b.Option}: {b.Bearing}")));

    [Fact]
    public void Every_figure_of_a_statement_is_in_the_table_once_and_is_of_the_guidelines_own_paper() => Assert.All(Base.Statements, s =>
    {
        Assert.Equal(s.Figures.Count, EvidenceTable.Shipped.Of(s).Distinct().Count());
        Assert.All(EvidenceTable.Shipped.Of(s), r => Assert.Equal(Base.Key, r.Paper.Key));
    });

    [Fact] // what only sets the scene belongs to no statement
    public void Every_figure_of_the_guideline_belongs_to_a_statement_but_the_incidences() => Assert.Equal(["EV0001", "EV0002", "EV0003", "EV0004"],
        EvidenceTable.Shipped.Rows.Where(r => r.Paper.Key == Base.Key).Select(r => r.Id).Except(Base.Statements.SelectMany(s => s.Figures)));

    [Fact]
    public void Every_caution_is_one_that_the_clinic_gives() =>
        Assert.All(Base.Statements, s => Assert.Empty(s.Beware.Except(CautionWords.Codes)));

    [Theory] // facts.md section 5
    [InlineData("C-PRRT", "SYS-11 BULK-08 SEQ-12 G3T-07 G3T-09 PRRT-01 PRRT-02 PRRT-03")]
    [InlineData("C-OBS", "SYS-02")]
    [InlineData("C-CONTROLLED", "FUNC-01 FUNC-02 HORM-02 SYS-02 SM-12")]
    [InlineData("C-PRRT-PART", "SEQ-20 BEY-04 BEY-05 PRRT-05 LDT-08 SM-18")]
    public void A_caution_stands_beside_the_statements_that_its_table_names(string code, string expected) =>
        Assert.Equal(expected, string.Join(' ', Base.Statements.Where(s => s.Beware.Contains(code)).Select(s => s.Number)));

    [Fact] // a test is advised against by a statement that says so, never by one that recommends
    public void Tests_are_advised_against_by_statements_that_say_so() => Assert.Equal(
        [("GEN-08", Fact.Men1Germline), ("MOL-04", Fact.IhcSstr2a), ("BIO-01", Fact.CgaElevated), ("HORM-02", Fact.HormoneElevated), ("SR-03", Fact.SstrPetResult), ("SR-16", Fact.CgaElevated), ("SR-19", Fact.CgaElevated)],
        Base.Statements.SelectMany(s => Fact.All.Where(s.AdvisesAgainst.Contains).Select(f => (s.Number, f))));

    [Fact] // the specification's own names for papers and facts mean nothing to a reader
    public void Nothing_that_is_read_beside_a_statement_speaks_of_files_or_fact_names() => Assert.All(
        Base.Statements.SelectMany(s => new[] { s.Says, s.Evidence, s.Caution, s.Reading, s.Superseded }.OfType<string>())
            .Concat(EvidenceTable.Shipped.Rows.SelectMany(r => new[] { r.Note, r.Corrected }.OfType<string>())),
        text => Assert.DoesNotMatch("(?i)\\bseeds?\\b|[a-z0-9]_[a-z0-9]", text));

    [Fact]
    public void What_overtook_a_statement_is_said_with_its_source()
    {
        var overtaken = Base.Statements.Where(s => s.Superseded is not null).ToList();
        Assert.Equal("GRADE-01 SYS-01 SYS-09 SYS-10 SYS-11 BULK-06 BULK-08 SEQ-01 SEQ-09 SEQ-13 SEQ-14 G3T-04 G3T-06 G3T-07 G3T-08 PRRT-02 PRRT-03 SM-02", string.Join(' ', overtaken.Select(s => s.Number)));
        Assert.All(overtaken, s => Assert.Matches("Italy 2024|NORDIC NEC 2|response review of 2025|outside the five papers", s.Superseded));
    }

    [SkippableFact] // every statement that a row of section 9 names says how it is read
    public void Every_place_that_the_specification_calls_ambiguous_is_explained_on_its_statements()
    {
        var section = File.ReadAllText(Repository.SharedOrSkip("spec", "guideline-statements.md")).Split("\n## 9.")[1];
        var rows = section.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();
        Assert.Equal(33, rows.Count);
        var named = rows.SelectMany(row => StatementNumbers(row.Split('|')[1])).Distinct().ToList();
        Assert.True(named.Count > 30);
        Assert.All(named, number => Assert.True(Base.Find(number) is { Reading: not null }, number));
    }

    /// <summary>"PATH-15/16" names two.</summary>
    private static IEnumerable<string> StatementNumbers(string where) =>
        System.Text.RegularExpressions.Regex.Matches(where, "([A-Z0-9]+)-([0-9]{2})(?:/([0-9]{2}))?(?![0-9])").SelectMany(m =>
            m.Groups[3].Success ? new[] { $"{m.Groups[1]}-{m.Groups[2]}", $"{m.Groups[1]}-{m.Groups[3]}" } : [$"{m.Groups[1]}-{m.Groups[2]}"]);
}
