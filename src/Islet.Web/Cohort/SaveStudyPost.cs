using Islet.Course;
using Islet.Studies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>Saves the study of a builder's page as a file. The whole state comes with the form, as it stands in the address.</summary>
internal static class SaveStudyPost
{
    public const string Address = "/cohort/study/save";

    public static void Map(IEndpointRouteBuilder forms) => forms.MapPost(Address, async (HttpContext http, SavedStudies saved, Notices notices) =>
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var asked = StudyQuery.Read(name => form[name]);
        var (cohort, _) = CohortQuery.Read(form["cohort"].ToString(), StudyQuery.Names);
        var page = asked.ToAddress(cohort);
        return await notices.DoAsync(page + "#save", () =>
        {
            var study = Checked(cohort, asked);
            saved.Save(study, form["replace"] == "yes");
            return Task.FromResult<string?>(T($"Saved as {study.Id}.yaml. It stands among the studies, and the command line runs it."));
        });
    }).Needs(Right.RunStudies);

    private static Study Checked(CohortQuery cohort, StudyQuery asked)
    {
        if (!StudyQuery.IsName(asked.Name))
            throw new RefusedException("E_STUDY_NAME", T("name"), T("no name of a study file"), T("small letters, digits, - and _, a letter first, at most 60"), T("Correct the name."));
        var draft = StudyDraft.Of(cohort, asked);
        return draft.Choice is { } choice ? StudyBench.File(choice) : throw new RefusedException(draft.Problems[0].Problem);
    }
}
