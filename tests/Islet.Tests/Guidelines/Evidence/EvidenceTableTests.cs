using System.Text;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

/// <summary>The shipped figures: whole, found again, and refused with a code where a file is wrong.</summary>
public class EvidenceTableTests
{
    private static EvidenceTable Table => EvidenceTable.Shipped;

    [Fact]
    public void The_shipped_table_has_every_figure_of_the_five_papers() =>
        Assert.Equal([("nanets-2020", 112), ("uppsala-2025", 40), ("response-review-2025", 42), ("italy-2024", 101), ("nordic-nec-2", 81)],
            Table.Rows.GroupBy(r => r.Paper.Key).Select(g => (g.Key, g.Count())));

    [Theory]
    [InlineData("11.0", Comparator.Equal, "11.0", "11.0", "11.0")]
    [InlineData("<=10", Comparator.AtMost, "10", "10", "≤10")]
    [InlineData(">=80", Comparator.AtLeast, "80", "80", "≥80")]
    [InlineData(">33", Comparator.Above, "33", "33", ">33")]
    [InlineData("<0.001", Comparator.Below, "0.001", "0.001", "<0.001")]
    [InlineData("~50", Comparator.About, "50", "50", "about 50")]
    [InlineData("30-70", Comparator.Equal, "30", "70", "30–70")]
    [InlineData("not reached", Comparator.Equal, null, null, "not reached")]
    [InlineData("17/4/0", Comparator.Equal, null, null, "17/4/0")]
    public void A_figure_reads_as_it_is_printed(string written, Comparator comparator, string? low, string? high, string shown)
    {
        var value = new EvidenceValue(written);
        Assert.Equal((comparator, low, high, shown), (value.Comparator, Number(value.Low), Number(value.High), value.ToString()));

        static string? Number(decimal? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_figure_is_about_options_that_a_guideline_has() => Assert.All(Table.Rows.SelectMany(r => r.Options ?? []),
        key => Assert.Contains(StatementBase.Shipped.SelectMany(g => g.Options), o => o.Key == key));

    [Theory] // one statement weighs temozolomide against streptozocin; a stain is about no treatment; the others are not narrowed
    [InlineData("EV0063", "captem", true), InlineData("EV0063", "streptozocin", false), InlineData("EV0018", "ssa", false), InlineData("EV0018", "prrt", false), InlineData("EV0026", "everolimus", true)]
    public void A_figure_stands_under_the_options_that_it_is_about(string id, string option, bool expected) => Assert.Equal(expected, Table.Find(id)!.IsAbout(option));

    [Fact]
    public void Words_are_found_whatever_their_case_and_hyphens()
    {
        Assert.Contains("EV0022", Found("clarinet ki67"));
        Assert.Contains("EV0022", Found("LANREOTIDE placebo"));
        Assert.Equal(["EV0022"], Found("ev0022"));
        Assert.Empty(Found("clarinet everolimus"));
        Assert.Equal(Table.Rows.Count, Table.Search(new()).Count);
        Assert.All(Table.Search(new() { Paper = "italy-2024", Endpoint = "ORR" }), r => Assert.Equal(("italy-2024", "ORR"), (r.Paper.Key, r.Endpoint)));
        Assert.All(Table.Search(new() { Study = "RADIANT-3" }), r => Assert.Equal("RADIANT-3", r.Study));

        static IEnumerable<string> Found(string text) => Table.Search(new() { Text = text }).Select(r => r.Id);
    }

    [Theory] // one thing wrong in files that are otherwise right
    [InlineData("id: EV9001", "id: EV901", "E_EVIDENCE_ID")]
    [InlineData("id: EV9002", "id: EV9001", "E_EVIDENCE_ID_TWICE")]
    [InlineData("ci: [1, 2]", "ci: [2, 1]", "E_EVIDENCE_INTERVAL")]
    [InlineData("ci: [1, 2]", "ci: 1", "E_EVIDENCE_INTERVAL")]
    [InlineData("n: 10", "n: some", "E_EVIDENCE_VALUE")]
    [InlineData("endpoint: ORR", "endpont: ORR", "E_EVIDENCE_KEY")]
    [InlineData("    section: s\n", "", "E_EVIDENCE_KEY_MISSING")]
    [InlineData("studies: [One]", "studies: [Three]", "E_EVIDENCE_STUDY")]
    [InlineData("studies: [Two]", "studies: [One]", "E_EVIDENCE_STUDY_TWICE")]
    [InlineData("condition: ki67_percent <= 10", "condition: ki67 <= 10", "E_CONDITION_FACT")]
    [InlineData("statement: TEST-A-02", "statement: TEST-A-01", "E_EVIDENCE_VOTE_TWICE")]
    [InlineData("wording: most, ", "", "E_EVIDENCE_KEY_MISSING")]
    public void What_is_wrong_is_said_with_its_place(string right, string wrong, string code)
    {
        Assert.Empty(Small("", "").Problems);
        var problem = Assert.Single(Small(right, wrong).Problems, p => p.Code == code);
        Assert.Matches("^(populations|votes|a)\\.yaml, line [0-9]+, column [0-9]+", problem.Where);
    }

    private static Islet.Course.Parsed<EvidenceTable> Small(string right, string wrong)
    {
        const string paper = "paper: a\nname: A\ncitation: nobody\nyear: 2020\nstudies:\n- study: One\n  figures:\n  - id: EV9001\n    section: s\n    n: 10\n    endpoint: ORR\n    ci: [1, 2]\n"
            + "- study: Two\n  figures:\n  - id: EV9002\n    section: t\n    endpoint: OS\n";
        const string populations = "populations:\n- name: One\n  says: First.\n  studies: [One]\n  entered:\n  - says: Ki-67 at most 10 %\n    condition: ki67_percent <= 10\n    source: A\n"
            + "- name: Two\n  says: Second.\n  studies: [Two]\n  entered:\n  - says: Fit\n    source: A\n";
        const string votes = "votes:\n- { statement: TEST-A-01, wording: most, lines: 1-2 }\n- { statement: TEST-A-02, wording: some, lines: 3-4 }\n";
        return EvidenceTable.Read(new Dictionary<string, byte[]> { ["a.yaml"] = Bytes(paper), ["populations.yaml"] = Bytes(populations), ["votes.yaml"] = Bytes(votes) });

        byte[] Bytes(string text)
        {
            var at = right.Length == 0 ? -1 : text.IndexOf(right, StringComparison.Ordinal);
            return Encoding.UTF8.GetBytes(at < 0 ? text : text[..at] + wrong + text[(at + right.Length)..]);
        }
    }
}
