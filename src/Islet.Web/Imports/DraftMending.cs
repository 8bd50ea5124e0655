using System.Globalization;
using Islet.Course;
using Islet.Exchange;
using Islet.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>The problems of a draft as a person mends them: a column at a time, each text by a choice.</summary>
internal static class DraftMending
{
    public const string NotKnown = "not_known", MeantSo = "meant", WordPrefix = "word:";

    /// <summary>A text that is longer is not put into the map.</summary>
    public const int LongestText = 200;

    /// <summary>Every choice that was made; texts without a choice stay problems.</summary>
    public static (string, string?) Mend(FormCall call, ImportDraft draft)
    {
        var (problems, map, mended) = (Problems(call, draft), FormCall.MapOf(draft), 0);
        foreach (var (number, chosen) in Chosen(call.Form))
        {
            if (number >= problems.Count || problems[number] is not { Column: { } column, Text: { Length: <= LongestText } text })
                throw Choice();
            map = map.Mean(column, text, MeaningOf(chosen, problems[number]));
            mended++;
        }
        if (mended == 0)
            throw Choice();
        draft.Mend(Reading(map));
        return (Here(call, draft), T(mended, "{0} problem mended in the map.", "{0} problems mended in the map."));
    }

    /// <summary>Everything of a code in a column is meant so, or the column is left out.</summary>
    public static (string, string?) AcceptColumn(FormCall call, ImportDraft draft)
    {
        var (map, column, code) = (FormCall.MapOf(draft), call.Form["column"].ToString(), call.Form["code"].ToString());
        if (call.Form["what"] == "leave_out")
        {
            draft.Mend(Reading(map.LeaveOut(column)));
            return (Here(call, draft), T("The column is left out."));
        }
        if (!code.StartsWith("W_", StringComparison.Ordinal) || column.Length == 0)
            throw Choice();
        draft.Mend(Reading(map.MeanColumn(code, column)));
        return (Here(call, draft), T("Marked as meant. It is not told again."));
    }

    /// <summary>By the number of the problem: what was chosen for it, or the value that was typed.</summary>
    private static IEnumerable<(int Number, string Chosen)> Chosen(IFormCollection form)
    {
        foreach (var (name, value) in form)
        {
            var typed = name.StartsWith("say-", StringComparison.Ordinal);
            if ((typed || name.StartsWith("mean-", StringComparison.Ordinal)) && value.ToString().Trim() is { Length: > 0 } said)
                yield return (int.TryParse(name.AsSpan(name.IndexOf('-', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue, typed ? WordPrefix + said : said);
        }
    }

    private static string Here(FormCall call, ImportDraft draft) => DraftPosts.Page(draft, DraftProblemsPage.Step) + ProblemQuery.Read(name => name == "code" ? call.Form["show"].ToString() : null).ToQuery();

    private static Meaning MeaningOf(string chosen, CellProblem problem) => chosen switch
    {
        NotKnown => new Meaning.NotKnown(),
        MeantSo when !problem.Problem.Refuses() => new Meaning.MeantSo(problem.Problem.Code),
        _ when chosen.StartsWith(WordPrefix, StringComparison.Ordinal) => new Meaning.Word(chosen[WordPrefix.Length..]),
        _ => throw Choice(),
    };

    /// <summary>What a button makes of a map is a map that reads; anything else is refused here and not found out later.</summary>
    public static CourseMap Reading(CourseMap map) => CourseMap.Parse(map.Write()) switch
    {
        _ when map.Findings.Count == 0 => map,
        { Value: { } value } => value,
        { Problems: [var first, ..] } => throw new RefusedException(first),
        _ => throw Choice(),
    };

    private static IReadOnlyList<CellProblem> Problems(FormCall call, ImportDraft draft) =>
        draft.Check?.Outcome is { } outcome && call.Form["revision"] == draft.Revision.ToString(CultureInfo.InvariantCulture) ? outcome.Problems
            : throw new RefusedException("E_DRAFT_CHANGED", "import", T("a map that changed since the problems were shown"), T("the problems of the map as it is"), T("Look at the problems again; the choices of this page were not taken."));

    private static RefusedException Choice() => new("E_DRAFT_CHOICE", "form", T("no choice"), T("at least one choice of the page"), T("Choose what a text means, then press the button."));
}
