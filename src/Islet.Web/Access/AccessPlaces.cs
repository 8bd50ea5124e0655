using System.Collections.Frozen;

namespace Islet.Web;

/// <summary>The places of the workbench as the log of access names them to its reader; stored is the route's pattern.</summary>
internal static class AccessPlaces
{
    /// <summary>By the beginning of a pattern, letters small and parameters as {}; the longest that fits says the place.</summary>
    private static readonly FrozenDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [""] = N("start page"), ["patients"] = N("list of patients"), ["patients/new"] = N("form for a new patient"), ["patients/{}"] = N("patient's page"),
        ["patients/{}/board"] = N("board page"), ["patients/{}/board.docx"] = N("board page as a file"), ["patients/{}/board.fhir.json"] = N("board page as a file"), ["patients/{}/board.html"] = N("board page as a file"),
        ["patients/{}/board.json"] = N("board page as a file"), ["patients/{}/cards"] = N("card of a guideline with the patient's facts"),
        ["patients/{}/decide"] = N("form for a board's decision"), ["patients/{}/decide/record"] = N("a board's decision"), ["patients/{}/decide/{}/outcome"] = N("form for what followed a decision"),
        ["patients/{}/decide/{}/outcome/record"] = N("what followed a decision"), ["patients/{}/enter"] = N("forms for findings"), ["patients/{}/enter/draft"] = N("draft of a form"),
        ["patients/{}/enter/discard"] = N("draft of a form, thrown away"), ["patients/{}/enter/{}"] = N("form for a finding"), ["patients/{}/enter/{}/save"] = N("a new finding"),
        ["patients/{}/facts"] = N("fact sheet"), ["patients/{}/facts/answers"] = N("answers in the fact sheet"), ["patients/{}/findings/{}"] = N("history of a finding"),
        ["patients/{}/findings/{}/correct"] = N("form to correct a finding"), ["patients/{}/findings/{}/save"] = N("correction of a finding"),
        ["patients/{}/findings/{}/withdraw"] = N("withdrawal of a finding"), ["patients/{}/findings/{}/undo"] = N("a change of a finding, undone"),
        ["patients/{}/guideline"] = N("guideline for the patient"), ["patients/{}/lesions"] = N("table of lesions"), ["patients/{}/lesions/table"] = N("sizes in the table of lesions"),
        ["patients/{}/lesions/undo"] = N("sizes in the table of lesions, undone"), ["patients/{}/pet"] = N("PETs of the patient"), ["patients/{}/pet/{}"] = N("reading of a PET"), ["patients/{}/pet/{}/decide"] = N("a decision in the reading of a PET"),
        ["patients/{}/pet/{}/sign"] = N("reading of a PET, signed"), ["patients/{}/pet/link"] = N("study of images linked to the patient"), ["patients/{}/pet/method"] = N("method by which PETs are read"), ["patients/{}/pet/{}/cut"] = N("images of a PET"),
        ["patients/{}/pet/{}/queue"] = N("a PET to be quantified in the background"), ["patients/{}/pet/archive"] = N("PETs of the patient in the archive"), ["patients/{}/pet/archive/fetch"] = N("PET fetched from the archive"),
        ["jobs"] = N("queue of jobs"), ["jobs/{}"] = N("a job of the queue"), ["patients/{}/plan"] = N("surveillance plan"), ["patients/{}/plan.json"] = N("surveillance plan as a file"),
        ["patients/{}/plan.ics"] = N("surveillance plan as a file"), ["patients/{}/response"] = N("response to treatment"), ["patients/{}/similar"] = N("patients in a similar state"),
        ["patients/{}/worklist"] = N("what is to be done for the patient"), ["patients/{}/worklist/board"] = N("the list of a board"), ["patients/{}/worklist/later"] = N("something put off"),
        ["worklist"] = N("worklist"), ["decisions"] = N("earlier decisions"), ["cohort"] = N("cohort explorer"), ["problems"] = N("problems in the data"), ["imports"] = N("imports"),
        ["duplicates"] = N("duplicates"), ["studies"] = N("studies"), ["papers"] = N("papers"), ["guidelines"] = N("guidelines"), ["evidence"] = N("evidence"), ["account"] = N("own account"),
        ["accounts"] = N("accounts"), [AccountsPosts.Add[1..]] = N("a new account"), [AccountsPosts.Role[1..]] = N("role of an account"), [AccountsPosts.Standing[1..]] = N("account switched on or off"),
        [AccountsPosts.Password[1..]] = N("password of an account"), [AccountsPosts.TotpReset[1..]] = N("one-time codes of an account, taken off"), [AccountsPosts.EndAll[1..]] = N("sessions of an account, ended"),
        ["accounts/token"] = N("token of a machine's account"), ["access"] = N("log of access"), ["access.csv"] = N("log of access as a file"), ["sign-in"] = N("sign-in"), ["sign-out"] = N("sign-out"),
        ["api"] = N("interface for programs"), ["openapi"] = N("interface for programs"), ["fhir"] = N("interface for programs (FHIR)"), ["cds-services"] = N("interface for programs (CDS Hooks)"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="route">A pattern as /patients/{Number:long}/plan. One that no place begins is said as it is. Behind what was done with an account stands whose, and what it is now.</param>
    public static string Said(string route)
    {
        string[] parts = [.. route.Trim('/').ToLowerInvariant().Split('/').Select(part => part.StartsWith('{') ? "{}" : part)];
        for (var length = parts.Length; length > 0; length--)
        {
            if (All.TryGetValue(string.Join('/', parts[..length]), out var place))
                return parts[0] == "accounts" && length == 2 && parts.Length > 2 ? $"{T(place)}: {string.Join(", ", route.Trim('/').Split('/')[2..])}" : T(place);
        }
        return route;
    }
}
