using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Board;

/// <summary>Page, Word, terminal, FHIR and JSON are one record: what keeps a reader from error stands in every file.</summary>
public class BoardReportTests
{
    public static TheoryData<int> Patients => [0, 7, 8, 21, 33, 40, 55];

    [Theory, MemberData(nameof(Patients))]
    public void Every_day_age_mark_and_correction_of_a_summary_is_in_its_report(int patient)
    {
        var board = BoardCourses.Summary(BoardCourses.Synthetic[patient]);
        var text = string.Join('\n', BoardReport.Of(board).SelectMany(s => s.InLines));
        var facts = board.Facts.Concat(board.Facts.SelectMany(f => f.Parts.Where(p => p.IsKnown))).ToList();
        var statements = board.Options is { } options ? options.Shared.Select(s => s.Statement).Concat(options.Options.SelectMany(o => o.Statements.Where(s => s.Bearing is not Islet.Guidelines.Bearing.How))).ToList() : [];
        string?[] said =
        [
            board.Who, board.Change.Headline, board.Change.Matters, board.Change.Since, .. board.Change.Lacks, .. board.Change.Flags, .. facts.Select(f => f.Value), .. facts.SelectMany(f => f.Beside),
            .. facts.SelectMany(f => f.Sources).SelectMany(s => new[] { s.Title, s.When, s.Ago, s.Holds }), .. board.Response?.Headline ?? [], .. board.Response?.Discordances ?? [], board.Response?.Reader,
            .. statements.SelectMany(s => new[] { s.StrengthInWords, s.Superseded, s.Over, s.Topic }.Concat(s.Stale).Concat(s.Cautions.Select(CautionTags.Of))), .. board.Open.Cautions.Select(c => c.Says),
            .. board.Decisions.SelectMany(d => new[] { d.Plan, d.Decision.Question, d.OutcomeInWords }.Concat(d.Departures.Select(p => p.Reason)).Concat(d.Since)), .. board.Timeline?.InLanes().Select(l => l.Says) ?? [],
        ];
        Assert.All(said.Where(s => s is { Length: > 0 }), s => Assert.Contains(s!, text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Patients))]
    public void The_word_document_says_every_line_of_the_report(int patient)
    {
        var board = BoardCourses.Summary(BoardCourses.Synthetic[patient]);
        using var document = WordprocessingDocument.Open(new MemoryStream(BoardWord.Of(board)), isEditable: false);
        var text = document.MainDocumentPart!.Document!.Body!.InnerText;
        var texts = BoardReport.Of(board).SelectMany(s => s.Blocks).SelectMany(b => b is ReportTable table ? table.Rows.SelectMany(r => r).SelectMany(c => c) : b is ReportText one ? [one] : Array.Empty<ReportText>());
        Assert.All(texts, t => Assert.Contains(t.Text, text, StringComparison.Ordinal));
    }

    [Fact]
    public void An_old_part_of_a_line_says_how_old_it_is()
    {
        var board = BoardCourses.Summary(BoardCourses.Pancreatic((Day.Parse("2024-09-30"), new ClinicalStatus { EcogPs = 3 })));
        Assert.Contains("2024-09-30, 16 months ago, stale: holds 30 days", string.Join('\n', BoardReport.Of(board).SelectMany(s => s.InLines)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_is_named_by_its_title()
    {
        var board = BoardCourses.Summary(BoardCourses.Pancreatic());
        Assert.Equal("Prefer sunitinib (SEQ-10)", board.Named("SEQ-10"));
        Assert.Equal("Prefer sunitinib (SEQ-10)", board.Named("NANETS2020-SEQ-10"));
        Assert.Equal("SEQ-10", BoardCourses.Summary(BoardCourses.Pancreatic(), statements: false).Named("SEQ-10"));
    }

    [Fact]
    public void Every_caution_has_a_tag() => Assert.Empty(CautionWords.Codes.Except(CautionTags.Codes));
}
