using System.Globalization;
using System.Text.RegularExpressions;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

/// <summary>The votes that the 2020 panel's text reports, and the phase III trials that it sums up.</summary>
public class VoteLedgerTests
{
    private static IReadOnlyList<PanelVote> Votes => VoteLedger.Of(StatementBase.Nanets2020);

    [Fact]
    public void Every_vote_is_in_the_ledger_with_its_wording_and_every_wording_has_its_vote()
    {
        Assert.Equal(32, Votes.Count);
        Assert.Equal(EvidenceTable.Shipped.Votes.Select(v => v.Statement), Votes.Select(v => v.Statement.Id));
        Assert.All(Votes, v => Assert.Equal(v.Statement.Lines, v.Wording?.Lines));
    }

    [Fact] // NANETS 2020, Methods: at most one vote against is consensus, 75 % a significant majority
    public void The_words_are_read_by_the_panels_own_definitions() => Assert.All(Votes, v => Assert.Equal(Read(v.Wording!.Words), v.Strength));

    [Fact]
    public void Where_most_leaned_one_way_without_consensus_the_ledger_says_so() =>
        Assert.Equal(["GEN-03", "SR-01", "SR-10", "SR-12"], Votes.Where(v => v.IsQualified).Select(v => v.Statement.Number));

    [SkippableFact]
    public void Every_wording_stands_in_its_lines_of_the_paper()
    {
        var lines = File.ReadAllLines(Repository.SharedOrSkip("seeds", "2020-nanets-pnet-guideline.txt"));
        Assert.All(Votes, v =>
        {
            var (first, last) = v.Wording!.Lines.Split('-').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList() is [var a, var b] ? (a, b) : (0, 0);
            var text = Regex.Replace(string.Join(' ', lines[(first - 2)..last]), "\\s+", " ");
            Assert.All(v.Wording.Words.Split(" … "), words => Assert.Contains(words, text, StringComparison.OrdinalIgnoreCase));
        });
    }

    [Fact] // the text on Table 4, NANETS 2020
    public void The_targeted_trials_are_those_of_everolimus_and_sunitinib() => Assert.Equal(
        ["RADIANT-3: 410, everolimus 10 mg/d 11.0 against placebo 4.6, response 5, survival 44.0", "Sunitinib phase III: 181, sunitinib 37.5 mg/d 11.4 against placebo 5.5, response 9, survival "],
        TargetedTrials.Of(EvidenceTable.Shipped).Select(t => string.Create(CultureInfo.InvariantCulture,
            $"{t.Name}: {t.Patients}, {t.Arm} {t.ProgressionFreeSurvival.Value} against {t.Against} {t.ProgressionFreeSurvival.AgainstValue}, response {t.Response.Value}, survival {t.OverallSurvival?.Value}")));

    private static Strength Read(string words) => words switch
    {
        _ when words.Contains("significant majority", StringComparison.Ordinal) || words.Contains("(75%)", StringComparison.Ordinal) => Strength.SignificantMajority,
        _ when words.Contains("majority", StringComparison.Ordinal) || words.Contains("most panel", StringComparison.Ordinal) => Strength.Majority,
        _ when words.Contains("no consensus", StringComparison.Ordinal) || words.Contains("not a consensus", StringComparison.Ordinal) => Strength.NoConsensus,
        _ => Strength.Consensus,
    };
}
