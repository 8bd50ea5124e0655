using System.Globalization;
using Islet.Course;
using Islet.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>What the decision form posts. A refusal leads back to the form with what was typed.</summary>
internal static class DecisionPosts
{
    private const string Departing = "s-";

    /// <summary>Where the form of a page is posted: beside the page, whose own address takes posts too.</summary>
    public static string AddressOf(string page) => page + "/record";

    public static void Map(IEndpointRouteBuilder forms)
    {
        forms.MapPost("/patients/{number:long}/decide/record", DecideAsync).Needs(Right.Decide);
        forms.MapPost("/patients/{number:long}/decide/{finding:int}/outcome/record", OutcomeAsync).Needs(Right.Decide);
    }

    private static async Task<IResult> DecideAsync(long number, HttpContext http, DecisionDesk desk, FormDrafts<DecisionForm> drafts, Notices notices)
    {
        var (typed, by) = (Read(await http.Request.ReadFormAsync(http.RequestAborted)), SignedIn.Of(http).Name);
        try
        {
            await desk.RecordAsync(number, typed, by, http.RequestAborted);
            await drafts.DiscardAsync(by, number, http.RequestAborted);
            return new SeeOther(notices.AddressOf(BoardPage.AddressOf(number), new(T($"The decision of {typed.Day} is recorded."), null)));
        }
        catch (RefusedException refused)
        {
            return await drafts.SendBackAsync(by, number, typed, refused.Problem, DecidePage.AddressOf, http.RequestAborted);
        }
    }

    private static async Task<IResult> OutcomeAsync(long number, int finding, HttpContext http, DecisionDesk desk, FormDrafts<OutcomeForm> drafts, Notices notices)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var typed = new OutcomeForm(finding, form[OutcomeForm.OutcomeField].ToString(), form[OutcomeForm.DayField].ToString(), form[OutcomeForm.InsteadField].ToString(), form[OutcomeForm.ReasonField].ToString());
        var by = SignedIn.Of(http).Name;
        try
        {
            await desk.RecordAsync(number, typed, by, http.RequestAborted);
            await drafts.DiscardAsync(by, number, http.RequestAborted);
            return new SeeOther(notices.AddressOf(BoardPage.AddressOf(number), new(T("What became of the decision is recorded."), null)));
        }
        catch (RefusedException refused)
        {
            return await drafts.SendBackAsync(by, number, typed, refused.Problem, OutcomePage.AddressOf, http.RequestAborted);
        }
    }

    private static DecisionForm Read(IFormCollection form)
    {
        List<(string Id, string Word)> said = [.. form.Where(f => f.Key.StartsWith(Departing, StringComparison.Ordinal)).Select(f => (f.Key[Departing.Length..], f.Value.ToString()))];
        return new(int.TryParse(form[DecisionForm.SeenField], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0,
            form[DecisionForm.DayField].ToString(), form[DecisionForm.QuestionField].ToString(), form[DecisionForm.PlanField].ToString(),
            [.. form[DecisionForm.ConsideredField].OfType<string>()], form[DecisionForm.OtherField].ToString(), form[DecisionForm.ObservationField] == DecisionForm.Yes,
            [.. said.Where(s => s.Word == DecisionForm.Follows).Select(s => s.Id)],
            said.Where(s => s.Word == DecisionForm.Departs).ToDictionary(s => s.Id, s => form[DecisionForm.ReasonField(s.Id)].ToString(), StringComparer.Ordinal),
            form[DecisionForm.MattersField].ToString(), form[DecisionForm.ChangedField].ToString(), [.. form[DecisionForm.BecauseField].OfType<string>()], form[DecisionForm.PresentField].ToString());
    }
}
