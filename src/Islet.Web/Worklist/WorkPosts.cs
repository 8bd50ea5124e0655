using System.Globalization;
using Islet.Course;
using Islet.Registry;
using Islet.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>What the page of a patient's work posts: put on a board's list, and put off. Both are findings, of the centre and not of a person.</summary>
internal static class WorkPosts
{
    /// <summary>The document that the registry names as the source of these findings.</summary>
    public const string Source = "worklist";

    public const string QuestionField = "question", DayField = "day", ItemField = "item", AboutField = "about", UntilField = "until", ReasonField = "reason";

    private const int LongestText = 2000, LongestDeferral = 731; // characters; days

    public static void Map(IEndpointRouteBuilder forms)
    {
        forms.MapPost("/patients/{number:long}/worklist/board", (long number, HttpContext http, FindingLog log, Notices notices, TimeProvider clock) => notices.DoAsync(PatientWorkPage.AddressOf(number), async () =>
        {
            var (form, today) = (await http.Request.ReadFormAsync(http.RequestAborted), clock.Today());
            var referral = new BoardReferral { StatedBy = StatedBy.Clinician, Question = Text(form, QuestionField, T("a question to the board"), required: true), BoardDay = DayIn(form, DayField, today, "E_BOARD_DAY") };
            await DatedCourseAsync(log, number, http.RequestAborted);
            await log.AppendAsync(new(SignedIn.Of(http).Name, Source, null), number, [new(When.On(today), Reported.WhenItHappened, referral)]);
            return T($"On the list of the board of {referral.BoardDay!.Value.First}.");
        })).Needs(Right.EnterFindings);
        forms.MapPost("/patients/{number:long}/worklist/later", (long number, HttpContext http, FindingLog log, Notices notices, TimeProvider clock, WorkbenchOptions options) => notices.DoAsync(PatientWorkPage.AddressOf(number), async () =>
        {
            var (form, today) = (await http.Request.ReadFormAsync(http.RequestAborted), clock.Today());
            var until = DayIn(form, UntilField, today.AddDays(1), "E_WORK_UNTIL");
            var course = await DatedCourseAsync(log, number, http.RequestAborted);
            var item = PatientWork.Everything(new(course, View.Latest(course, today)), options.Statements)
                .FirstOrDefault(i => SnakeCase.Of(i.Kind) == form[ItemField].ToString() && i.About == form[AboutField].ToString())
                ?? throw new RefusedException("E_WORK_ITEM", T("form"), T("an item that is no longer on the list"), T("an item of this patient"), T("It may be settled meanwhile: look at the list again."));
            var deferral = new Deferral { StatedBy = StatedBy.Clinician, Item = item.Kind, About = item.About, Until = until, Reason = Text(form, ReasonField, "", required: false) };
            await log.AppendAsync(new(SignedIn.Of(http).Name, Source, null), number, [new(When.On(today), Reported.WhenItHappened, deferral)]);
            return T($"Put off until {until.First}.");
        })).Needs(Right.EnterFindings);
    }

    private static async Task<DiseaseCourse> DatedCourseAsync(FindingLog log, long number, CancellationToken cancel) =>
        (await log.KnownCourseAsync(number, cancel)).WithCalendar(T("Boards and deferrals have a day: they are entered where the course keeps its dates."));

    private static Day DayIn(IFormCollection form, string field, DateOnly earliest, string code)
    {
        var written = form[field].ToString().Trim();
        if (Day.TryParse(written, out var day) && day.IsExact && day.First >= earliest && day.First <= earliest.AddDays(LongestDeferral))
            return day;
        throw new RefusedException(code, T("form"), written.Length == 0 ? T("no day") : Shown.Cut(written, 20), T($"a day from {earliest} to two years later"), T("Write it as 2026-03-15."));
    }

    private static string? Text(IFormCollection form, string field, string expected, bool required)
    {
        var text = form[field].ToString().ReplaceLineEndings("\n").Trim();
        if ((required && text.Length == 0) || text.Length > LongestText || text.Contains('\0', StringComparison.Ordinal))
            throw new RefusedException("E_WORK_TEXT", T("form"), text.Length == 0 ? T("nothing") : T($"{text.Length.ToString(CultureInfo.InvariantCulture)} characters"), $"{expected}, {T($"at most {LongestText} characters, none of them NUL")}", T("Write it shorter."));
        return text.Length == 0 ? null : text;
    }
}
