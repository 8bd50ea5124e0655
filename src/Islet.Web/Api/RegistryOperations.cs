using System.Globalization;
using System.Text.Json;
using Islet.Clinic;
using Islet.Course;
using Islet.Studies;

namespace Islet.Web;

/// <summary>What the API tells of the whole registry. Lists and counts read the census, never the courses.</summary>
internal static class RegistryOperations
{
    private const string Tag = "Registry";

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("getOverview", "/overview", "Counts of the registry", "Overview", Right.ReadPatients)
        {
            Tag = Tag, Answer = OverviewAsync,
            Description = "How many patients there are, how many have each grade, stage, sex, status and centre, and of how many each basic fact is unknown.",
        },
        new("listPatients", "/patients", "Patients, page by page", "PatientList", Right.ReadPatients)
        {
            Tag = Tag, Answer = PatientsAsync,
            Parameters = [ApiParameter.Page, ApiParameter.PageSize, .. PatientFacet.All.Select(f => ApiParameter.OfText(f.Name, $"Only patients with this value; `{PatientFacet.Unknown}`: of whom it is unknown.")),
                ApiParameter.OfWords("missing", "Only patients of whom this fact is unknown.", AskedOfEveryPatient.Facts.Select(f => f.Name)),
                ApiParameter.OfWords("sort", "A column; with a minus before it, largest first. Unknown comes last either way.", PatientColumn.All.SelectMany(c => new[] { c.Name, "-" + c.Name }))],
            Description = "The registry's number leads on to everything about a patient. Rows as `islet patient list --json` has them. No key or name is ever part of an address, so that none can be searched for here.",
        },
        new("getWorklist", "/worklist", "What is to be done, page by page", "Worklist", Right.ReadPatients)
        {
            Tag = Tag, Answer = WorklistAsync,
            Parameters = [ApiParameter.Page, ApiParameter.OfWords("kind", "Only of this kind.", Enum.GetValues<WorkKind>().Select(SnakeCase.Of)), ApiParameter.OfWords("owner", "Only what this one can settle.", Enum.GetValues<WorkOwner>().Select(SnakeCase.Of)),
                ApiParameter.OfText("centre", "Only patients of this centre.")],
            Description = "Boards ahead, examinations due, progression without re-characterization, facts to settle, disagreements, contradictions; what is nearest first.",
        },
        new("listProblems", "/problems", "Contradictions, page by page", "ProblemList", Right.ReadPatients)
        {
            Tag = Tag, Parameters = [ApiParameter.Page, ApiParameter.PageSize, ApiParameter.OfWords("code", "Only of this rule.", ConsistencyRules.All.Select(r => r.Code))], Answer = ProblemsAsync,
            Description = "Of every patient with statements that cannot all be true: the rule, the patient's number and what to do.",
        },
        new("listStudies", "/studies", "Studies of the folder", "StudyList", Right.RunStudies)
        {
            Tag = "Studies", Answer = call => Task.FromResult(JsonForm.ToUtf8(json => WriteStudies(json, call.Get<StudyShelf>()))),
            Description = "The study files that this workbench offers, and what is wrong with those that cannot be read.",
        },
        new("getStudy", "/studies/{id}", "Results of a study", "StudyResults", Right.RunStudies)
        {
            Tag = "Studies", Parameters = [ApiParameter.InPath("id", "Of the study, as its file has it.", "overall-survival-by-grade")], Answer = StudyAsync,
            Description = "`results.json` as `islet study run` writes it, computed for the present registry: cohort, survival with limits, tests, models. Counts and estimates, no patient's row.",
        },
    ];

    private static async Task<ReadOnlyMemory<byte>> OverviewAsync(ApiCall call)
    {
        var overview = (await call.Get<LiveOverview>().NowAsync(call.Cancel)).Overview;
        return JsonForm.ToUtf8(json =>
        {
            json.WriteNumber("patients", overview.Patients);
            json.WriteNumber("synthetic", overview.Synthetic);
            json.WriteNumber("findings", overview.Findings);
            json.WriteStartObject("counts");
            foreach (var facet in PatientFacet.All)
                WriteTally(json, facet, overview.Tallies.First(t => t.Title == facet.Tally));
            json.WriteEndObject();
            json.WriteStartObject("unknown_of");
            foreach (var missing in overview.Missing)
                json.WriteNumber(missing.Fact.Name, missing.Patients);
            json.WriteEndObject();
        });
    }

    private static void WriteTally(Utf8JsonWriter json, PatientFacet facet, Tally tally)
    {
        json.WriteList(facet.Name, tally.Rows, row =>
        {
            json.WriteString("value", row.Value);
            json.WriteNumber("patients", row.Patients);
        });
    }

    private static async Task<ReadOnlyMemory<byte>> PatientsAsync(ApiCall call)
    {
        var (page, size) = (call.Whole("page", 1, int.MaxValue), call.Whole("page_size", PatientQuery.PageSize, ApiParameter.LargestPage));
        var (query, remarks) = PatientQuery.Read(name => name is "q" or "page" ? null : call[name]);
        if (remarks.Count > 0)
            throw ApiCall.Refused("the query", "a column or fact that the list does not have", "sort and missing by the names in the description");
        var (rows, total) = query.Rows(await call.Get<LiveOverview>().NowAsync(call.Cancel), (page - 1L) * size, size);
        return JsonForm.ToUtf8(json =>
        {
            WritePaging(json, call, total, page, size);
            PatientRowJson.WriteList(json, rows);
        });
    }

    private static async Task<ReadOnlyMemory<byte>> ProblemsAsync(ApiCall call)
    {
        var (page, size, code) = (call.Whole("page", 1, int.MaxValue), call.Whole("page_size", PatientQuery.PageSize, ApiParameter.LargestPage), call["code"]);
        if (code is not null && ConsistencyRules.All.All(rule => rule.Code != code))
            throw ApiCall.Refused("code", "no code of a rule", "a code that /api/v1/problem-codes lists");
        var census = await call.Get<LiveOverview>().NowAsync(call.Cancel);
        var found = census.Problems.OrderBy(p => p.Key).SelectMany(p => p.Value.Where(one => code is null || one.Code == code).Select(one => (Patient: p.Key, Problem: one))).ToList();
        return JsonForm.ToUtf8(json =>
        {
            WritePaging(json, call, found.Count, page, size);
            json.WriteList("problems", found.Skip((int)Math.Min(int.MaxValue, (page - 1L) * size)).Take(size), row =>
            {
                var (patient, problem) = row;
                json.WriteNumber("patient", patient);
                json.WriteString("code", problem.Code);
                json.WriteString("where", string.Join("; ", problem.Mentions.Select(m => m.Member)));
                json.WriteString("found", call.Who.SeesPseudonymsOnly ? null : string.Join("; ", problem.Mentions.Select(m => m.Found)));
                json.WriteString("expected", problem.Expected.ToString());
                json.WriteString("remedy", problem.Remedy.ToString());
            });
        });
    }

    /// <summary>How many there are, and the addresses of the pages before and after; a null stands where there is none.</summary>
    private static void WritePaging(Utf8JsonWriter json, ApiCall call, int total, int page, int size)
    {
        var pages = Math.Max(1, (total + size - 1) / size);
        string At(int number) => call.AddressWith("page", number.ToString(CultureInfo.InvariantCulture));
        json.WriteNumber("total", total);
        json.WriteNumber("page", page);
        json.WriteNumber("page_size", size);
        json.WriteStartObject("links");
        json.WriteString("self", At(page));
        json.WriteString("first", At(1));
        json.WriteString("previous", page > 1 ? At(Math.Min(page - 1, pages)) : null);
        json.WriteString("next", page < pages ? At(page + 1) : null);
        json.WriteString("last", At(pages));
        json.WriteEndObject();
    }

    private static async Task<ReadOnlyMemory<byte>> WorklistAsync(ApiCall call)
    {
        var state = await call.Get<LiveWorklist>().NowAsync(call.Cancel);
        WorkRow Named(WorkRow row) => call.Who.SeesPseudonymsOnly ? row with { Key = string.Create(CultureInfo.InvariantCulture, $"P{row.Patient}") } : row;
        var page = state.List.Page(new(Word<WorkKind>(call, "kind"), Word<WorkOwner>(call, "owner"), call["centre"]), call.Whole("page", 1, PageNumber.Most));
        return JsonForm.ToUtf8(json =>
        {
            WritePaging(json, call, page.Total, page.Number, WorkPage.Size);
            json.WriteString("as_of", state.List.Today.ToString("O", CultureInfo.InvariantCulture));
            json.WriteBoolean("whole", state.IsWhole);
            WorklistJson.WritePatients(json, page.Rows.Select(Named), state.List.Today, freeText: !call.Who.SeesPseudonymsOnly);
        });
    }

    private static T? Word<T>(ApiCall call, string name)
        where T : struct, Enum => call[name] is not { } text ? null
            : Enum.GetValues<T>().Select(v => (T?)v).FirstOrDefault(v => SnakeCase.Of(v!.Value) == text) ?? throw ApiCall.Refused(name, "a word that it does not have", string.Join(", ", Enum.GetValues<T>().Select(SnakeCase.Of)));

    private static void WriteStudies(Utf8JsonWriter json, StudyShelf shelf)
    {
        json.WriteList("studies", shelf.All(), shelved =>
        {
            json.WriteString("file", shelved.File);
            json.WriteString("id", shelved.Study?.Id);
            json.WriteString("title", shelved.Study?.Title);
            json.WriteString("about", shelved.Study?.About);
            JsonForm.WriteList(json, shelved.Problems);
        });
    }

    private static async Task<ReadOnlyMemory<byte>> StudyAsync(ApiCall call)
    {
        var shelf = call.Get<StudyShelf>();
        var study = shelf.Find(call["id"]!) ?? throw ApiCall.None("a study that /api/v1/studies lists");
        return (await shelf.OutcomeAsync(study)).Files["results.json"];
    }
}
