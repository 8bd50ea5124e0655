using Islet.Board;
using Islet.Course;
using Islet.Guidelines;
using static Islet.Tests.Board.WorkCourses;

namespace Islet.Tests.Board;

public class WorkWordsTests
{
    private static readonly DateOnly Today = Day("2025-05-14");

    [Theory]
    [InlineData("2025-05-14", "today"), InlineData("2025-05-15", "tomorrow"), InlineData("2025-05-13", "yesterday"), InlineData("2025-05-16", "in 2 days"), InlineData("2025-05-01", "13 days ago")]
    public void How_far_away_a_day_is(string day, string said) => Assert.Equal(said, WorkWords.Away(Day(day), Today));

    [Fact]
    public void A_board_says_what_it_is_asked_and_not_to_whom_may_see_no_free_text()
    {
        var board = new BoardAhead(Day("2025-05-15"), Day("2025-05-10"), StatedBy.Clinician, "next line?");
        Assert.Equal("Board on 2025-05-15, tomorrow", WorkWords.Of(board, Today).Says);
        Assert.Contains("Question: next line?", WorkWords.Of(board, Today).Premises);
        Assert.DoesNotContain(WorkWords.Of(board, Today, freeText: false).Premises, p => p.Contains("next line", StringComparison.Ordinal));
        Assert.Equal("Board of 2025-05-08, 6 days ago: no decision is recorded", WorkWords.Of(board with { Day = Day("2025-05-08") }, Today).Says);
    }

    [Fact]
    public void An_examination_says_its_window_its_statement_and_by_how_much_it_is_late()
    {
        var due = new ExaminationDue(FollowUpKind.Imaging, StatementBase.Nanets2020.Statements[0], Day("2025-03-01"), Day("2025-05-01"), null, WindowState.Overdue, 2);
        Assert.Equal("Imaging: overdue by 13 days", WorkWords.Of(due, Today).Says);
        Assert.Contains($"Window from 2025-03-01 to 2025-05-01, by {StatementBase.Nanets2020.Statements[0].Topic} ({StatementBase.Nanets2020.Statements[0].Number})", WorkWords.Of(due, Today).Premises);
        Assert.Equal("Imaging: due by 2025-05-20, in 6 days", WorkWords.Of(due with { Latest = Day("2025-05-20"), State = WindowState.Open }, Today).Says);
    }

    [Fact]
    public void No_word_of_the_machine_reaches_a_reader() => Assert.All(Everything(), text => Assert.DoesNotContain('_', text));

    private static IEnumerable<string> Everything() =>
        Enum.GetValues<WorkKind>().Select(WorkWords.Heading).Concat(Enum.GetValues<WorkOwner>().Select(WorkWords.Owner))
            .Concat(Enum.GetValues<DisagreementIn>().Select(d => WorkWords.Of(new Disagreement(d, 2, "a", "b", 1), Today)).SelectMany(t => t.Premises.Append(t.Says)))
            .Concat(PatientWork.Of(With(On("2025-05-01", Progression)), Today).Select(i => WorkWords.Of(i, Today)).SelectMany(t => t.Premises.Append(t.Says)));
}
