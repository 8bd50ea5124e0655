using Islet.Guidelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Islet.Course;

namespace Islet.Tests.Board;

public class BoardSummaryTests
{
    private static readonly string[] Asked = ["primary_site", "grade", "ki67", "stage_uicc", "stage_enets", "functioning", "receptors", "netpet_score", "burden", "extent", "therapy"];

    private static readonly string[] Keys =
    [
        "patient", "id", "synthetic", "axis", "as_of", "purpose", "statements", "who", "died", "index_tumour_open", "facts", "awaiting_confirmation", "change", "course", "response", "options", "open", "plan", "decisions",
    ];

    public static TheoryData<int> Patients => [.. Enumerable.Range(0, BoardCourses.Synthetic.Count)];

    [Theory, MemberData(nameof(Patients))]
    public void Every_patient_has_every_line_in_the_order_of_a_board(int patient)
    {
        var board = BoardCourses.Summary(BoardCourses.Synthetic[patient]);
        Assert.Equal(Asked, board.Facts.Select(f => f.Code));
        Assert.All(board.Facts, f => Assert.False(string.IsNullOrWhiteSpace(f.Value)));
        Assert.All(board.Facts.Where(f => f is { IsKnown: true, Code: "primary_site" or "ki67" or "netpet_score" }), f => Assert.NotEmpty(f.Sources));
        Assert.Equal(board.Facts.Where(f => !f.IsKnown).Select(f => f.Code), board.Open.Unknown.Select(u => u.Code));
        Assert.Equal(board.HasDied, board.Plan is null);
        if (board.HasDied)
            Assert.Empty(board.Awaiting);
    }

    [Theory, MemberData(nameof(Patients))]
    public void Without_statements_everything_else_stays(int patient)
    {
        var (on, off) = (BoardCourses.Summary(BoardCourses.Synthetic[patient]), BoardCourses.Summary(BoardCourses.Synthetic[patient], statements: false));
        Assert.Null(off.Options);
        Assert.Empty(off.Open.Questions);
        Assert.Null(off.Open.Undecided);
        Assert.Empty(off.Plan?.Due ?? []);
        Assert.Empty(off.Change.Statements);
        Assert.Equal(on.Facts.Select(f => (f.Code, f.Value)), off.Facts.Select(f => (f.Code, f.Value)));
        Assert.Equal(on.Change.Headline, off.Change.Headline);
        Assert.Equal(on.Decisions.Select(d => d.Number), off.Decisions.Select(d => d.Number));
        Assert.All(off.Open.Cautions, c => Assert.Empty(c.Statements));
    }

    [Fact]
    public void A_line_says_how_old_it_is_and_on_what_it_rests()
    {
        var ki67 = Fact(BoardCourses.Summary(BoardCourses.Pancreatic()), "ki67");
        Assert.Equal("8 %", ki67.Value);
        var source = Assert.Single(ki67.Sources);
        Assert.Equal(("2019-03-10", "7.0 years"), (source.When, source.Age));
        Assert.Equal(3, source.Number);
        Assert.Contains("core biopsy", ki67.Beside[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_patient_of_whom_nothing_is_known_every_line_says_so()
    {
        var board = BoardCourses.Summary(BoardCourses.Of(Axis.Calendar, (Day.Parse("2019-03-10"), new Diagnosis())));
        Assert.StartsWith("unknown: ", Fact(board, "primary_site").Value, StringComparison.Ordinal);
        Assert.Equal(ChangeStanding.Once, board.Change.Standing);
        Assert.Null(board.Response);
        Assert.Empty(board.Decisions);
        Assert.True(board.Open.Unknown.Count >= 8);
        Assert.NotEmpty(BoardWord.Of(board));
    }

    [Fact]
    public void Of_a_course_without_a_finding_nothing_is_made_up()
    {
        var board = BoardCourses.Summary(BoardCourses.Of(Axis.Calendar));
        Assert.Equal(ChangeStanding.Never, board.Change.Standing);
        Assert.Null(board.Timeline);
        Assert.DoesNotContain(board.Facts, f => f.IsKnown);
    }

    [Fact]
    public void Of_somebody_who_died_nothing_is_chosen_planned_or_asked()
    {
        var board = BoardCourses.Summary(BoardCourses.Pancreatic((Day.Parse("2021-01-05"), new VitalStatus { Alive = false })));
        Assert.True(board.HasDied);
        Assert.Null(board.Options);
        Assert.Null(board.Plan);
        Assert.Empty(board.Open.Questions);
        Assert.Empty(board.Awaiting);
        Assert.NotNull(BoardCourses.Summary(BoardCourses.Pancreatic((Day.Parse("2021-01-05"), new VitalStatus { Alive = true }))).Plan);
    }

    [Fact]
    public void While_it_is_open_which_tumour_is_meant_nothing_is_compared()
    {
        var board = BoardCourses.Summary(BoardCourses.Of(Axis.Calendar,
            (Day.Parse("2019-03-10"), new TumourEntity { Tumour = "T1", Organ = "pancreas", Family = TumourFamily.Nen }), (Day.Parse("2020-03-10"), new TumourEntity { Tumour = "T2", Organ = "ileum", Family = TumourFamily.Nen })));
        Assert.True(board.IsIndexOpen);
        Assert.Equal(ChangeStanding.IndexOpen, board.Change.Standing);
        Assert.Equal("Which tumour is meant", Assert.Single(board.Awaiting).Label);
    }

    [Fact]
    public void A_course_without_calendar_counts_from_its_origin()
    {
        var board = BoardCourses.Summary(BoardCourses.Of(Axis.OffsetFrom("diagnosis"), (Offset.Zero, new Diagnosis { AgeYears = 48 }),
            (Offset.FromMonths(9.4m), new Specimen { SpecimenName = "S1", Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent(4) })));
        Assert.Equal("9.4 months after diagnosis", Fact(board, "ki67").Sources[0].When);
        Assert.NotNull(board.Timeline);
    }

    [Fact] // asked of the day, not of today: a replay sees what was known then
    public void A_replay_sees_no_later_finding()
    {
        var course = BoardCourses.Pancreatic((Day.Parse("2020-06-01"), new ImagingStudy { Study = "P1", Modality = "SSTR-PET", SstrPetResult = "positive" }));
        Assert.False(Fact(BoardCourses.Summary(course, new DateOnly(2020, 5, 31)), "receptors").IsKnown);
        Assert.True(Fact(BoardCourses.Summary(course, new DateOnly(2020, 6, 1)), "receptors").IsKnown);
    }

    [Fact]
    public void Statements_for_a_decision_are_those_shown_for_against_or_openly_each_once()
    {
        var options = BoardCourses.Summary(BoardCourses.Synthetic.First(c => BoardCourses.Summary(c).Options is { Options.Count: > 1 })).Options!;
        Assert.Equal(options.Shown.Count, options.Shown.DistinctBy(s => s.Id).Count());
        Assert.DoesNotContain(options.Shown, s => s.Bearing is Bearing.How);
        Assert.All(options.Shown, s => Assert.InRange(s.Level, 0, 4));
    }

    [Fact]
    public void The_json_says_all_that_the_page_says_codes_beside_words()
    {
        var board = BoardCourses.Summary(BoardCourses.Pancreatic(
            (Day.Parse("2020-06-01"), new ImagingStudy { Study = "P1", Modality = "SSTR-PET", SstrPetResult = "positive" }),
            (Day.Parse("2020-06-10"), new BoardDecision { Question = "What next?", Plan = "Go on with lanreotide", DepartedFrom = ["NANETS2020-SYS-03"], DepartureReasons = ["the patient's wish"], Done = true, DoneOn = Day.Parse("2020-07-01") })));
        using var json = JsonDocument.Parse(Json(board));
        var root = json.RootElement;
        Assert.Equal(Keys, root.EnumerateObject().Select(member => member.Name));
        Assert.Equal(Asked, root.GetProperty("facts").EnumerateArray().Select(f => f.GetProperty("code").GetString()));
        Assert.Equal(IntendedPurpose.Text, root.GetProperty("purpose").GetString());
        var decision = root.GetProperty("decisions")[0];
        Assert.Equal("done", decision.GetProperty("outcome").GetString());
        Assert.Equal("the patient's wish", decision.GetProperty("departures")[0].GetProperty("reason").GetString());
        Assert.Equal(board.Open.Questions.Count, root.GetProperty("open").GetProperty("questions").GetArrayLength());
    }

    private static BoardFact Fact(BoardSummary board, string code) => board.Facts.Single(f => f.Code == code);

    private static string Json(BoardSummary board)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            BoardJson.Write(json, board);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
