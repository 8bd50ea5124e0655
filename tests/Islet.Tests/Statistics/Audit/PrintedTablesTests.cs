using Islet.Cli.Stats;

namespace Islet.Tests.Statistics;

/// <summary>The printed numbers of the five papers (Fixtures/README.md): what cannot be true is found, and no sound row is accused.</summary>
public class PrintedTablesTests
{
    /// <summary>Row, code. The first eleven are misprints that careful readers had found; the last three were found by the audit, and each is off by arithmetic alone.</summary>
    private static readonly (string Where, string Code)[] MustFind =
    [
        ("Panzuto 2024, table 4, Gender (male), univariate", "W_AUDIT_ASYMMETRIC"), // 1.58 (1.04–2.04), P 0.032: 2.40 would fit
        ("Panzuto 2024, table 4, Gender (male), univariate", "W_AUDIT_P"),
        ("Panzuto 2024, table 4, RLT–Other, univariate", "W_AUDIT_REPEATED"), // the rows of progression in the second line
        ("Panzuto 2024, table 4, SSA–Other, univariate", "W_AUDIT_REPEATED"),
        ("Panzuto 2024, 3.2 first line, SSA + TT", "W_AUDIT_PERCENT"), // 17 of 201 as 10.4 %
        ("Panzuto 2024, 3.2 first line, shares of regimens", "W_AUDIT_PARTS"), // 101.9
        ("Panzuto 2024, 3.2 first line, PFS1 chemotherapy", "W_AUDIT_OUTSIDE"), // 9.1 (10.2–17.6)
        ("Sorbye 2025, table 1, SRI uptake, NEC", "W_AUDIT_PERCENT"), // 40 of 102 as 35 %
        ("Sorbye 2025, table 1, morphology, NEC", "W_AUDIT_PARTS"), // 431 of 427
        ("Sorbye 2025, results, response rate, NEC", "W_AUDIT_PERCENT"), // 127 of 387 as 31 %, in the discussion 34 %
        ("Sorbye 2025, discussion, response rate, NEC", "W_AUDIT_PERCENT"),
        ("Sorbye 2025, results, fatal toxicity, NET G3", "W_AUDIT_PERCENT"), // 2 of 117 as 2.1 %
        ("Sorbye 2025, results, advanced NET G3", "W_AUDIT_PARTS"), // 117 + 9 of 128
        ("Mollazadegan 2025, table 1, treatment lines", "W_AUDIT_PARTS"), // 20 of 21
        ("Mollazadegan 2025, results, alive: P1 and P2", "W_AUDIT_PARTS"), // 8 of 7
        ("Mollazadegan 2025, abstract, FDG-positive", "W_AUDIT_PARTS"), // 12, in the text 13 and 4
        ("Di Franco 2025, SPECT/CT during PRRT, changes after cycle 3", "W_AUDIT_PARTS"), // 62 % and 33 %
        ("Panzuto 2024, table 3, TT, multivariate", "W_AUDIT_ASYMMETRIC"), // 1.48 (0.96–2.23): the middle is 1.46
        ("Panzuto 2024, table 6, SSA–Other, univariate", "W_AUDIT_ASYMMETRIC"), // 2.39 (1.18–5.12): 1.12 fits, with its P of 0.025 too
        ("Sorbye 2025, table 1, PS 2, NET G3", "W_AUDIT_PERCENT"), // 13 of 114 as 12 %
    ];

    [Fact]
    public async Task What_cannot_be_true_is_found_and_no_sound_row_accused()
    {
        var rows = await AuditCommand.RowsAsync(new(Repository.File("tests", "Islet.Tests", "Statistics", "Fixtures", "printed-tables.csv")), default);
        var (looked, found) = Audit.Of(rows);
        Assert.Equal((196, 196), (rows.Count, looked));
        Assert.Equal(MustFind.Order(), found.Select(f => (f.Row.Place, f.Code)).Order());
    }

    [Fact]
    public async Task What_would_fit_is_proposed()
    {
        var rows = await AuditCommand.RowsAsync(new(Repository.File("tests", "Islet.Tests", "Statistics", "Fixtures", "printed-tables.csv")), default);
        var found = Audit.Of(rows).Found;
        Assert.Equal("lower 1.22 or upper 2.40 would fit", found.First(f => f.Row["row"] == "Gender (male), univariate" && f.Code == "W_AUDIT_ASYMMETRIC").Mended);
        Assert.Equal("it would be 17 of 163 to 164", found.First(f => f.Row["row"] == "SSA + TT").Mended);
    }

    [Theory] // both sides of what rounding allows
    [InlineData("3+4+6+7", "20", 0), InlineData("3+4+6+7", "21", 1), InlineData("33.3+33.3+33.3", "100", 0), InlineData("50+49", "100", 0), InlineData("33+33+32", "100", 0), InlineData("33+33+31", "100", 1)]
    public void Counts_are_exact_and_shares_are_rounded(string parts, string whole, int found) =>
        Assert.Equal(found, Audit.Of([Row(("parts", parts), ("whole", whole))]).Found.Count);

    [Theory]
    [InlineData("0.50", "0.80", "0.30"), InlineData("-0.5", "0.3", "0.8"), InlineData("0.5", "-0.3", "0.8")]
    public void Limits_that_are_none_are_found_too(string ratio, string lower, string upper) =>
        Assert.Equal("W_AUDIT_ORDER", Assert.Single(Audit.Of([Row(("ratio", ratio), ("lower", lower), ("upper", upper))]).Found).Code);

    [Fact]
    public void A_row_repeated_in_another_paper_is_no_repetition()
    {
        AuditRow One(int number, string paper) => new(number, new Dictionary<string, string> { ["paper"] = paper, ["ratio"] = "1.80", ["lower"] = "1.02", ["upper"] = "3.15", ["p"] = "0.041" });
        Assert.Single(Audit.Of([One(1, "A"), One(2, "A")]).Found);
        Assert.Empty(Audit.Of([One(1, "A"), One(2, "B")]).Found);
    }

    private static AuditRow Row(params (string Column, string Text)[] cells) => new(1, cells.ToDictionary(c => c.Column, c => c.Text));
}
