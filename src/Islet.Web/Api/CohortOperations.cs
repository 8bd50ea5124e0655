using System.Globalization;
using System.Text.Json;
using Islet.Course;
using Islet.Figures;
using Islet.Studies;

namespace Islet.Web;

/// <summary>What the API tells of a cohort: the explorer's counts, its figures as numbers, and the builder's study.</summary>
internal static class CohortOperations
{
    private const string Tag = "Cohort";

    private static readonly IReadOnlyList<ApiParameter> Criteria =
    [
        .. CohortFacet.All.Select(f => ApiParameter.OfText(f.Name, $"Only patients with this value; several are joined by or. `{CohortFacet.Unknown}`: of whom it is unknown.", isRepeated: true)),
        ApiParameter.OfText(CohortQuery.If, "Only patients of whom this condition, in the language of studies, is answered yes.", isRepeated: true),
    ];

    private static readonly ApiParameter Line = new("line", "Number of the line of therapy.", """{"type":"integer","minimum":1,"maximum":3,"default":1}""");

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("getCohort", "/cohort", "Counts of a cohort", "Cohort", Right.RunStudies)
        {
            Tag = Tag, Parameters = Criteria, Answer = CountsAsync,
            Description = "Who has what, as known today: the flow criterion by criterion in the order of the address, and for each value of each facet how many of those whom the other criteria leave have it.",
        },
        new("getCohortSequence", "/cohort/sequence", "Therapies by line", "CohortSequence", Right.RunStudies)
        {
            Tag = Tag, Parameters = Criteria, Answer = SequenceAsync,
            Description = "How many patients are in each class of therapy at each line, and how many go from one to the next. Who died, who has no further line and of whom it is unknown are three ends.",
        },
        new("getCohortSwimmer", "/cohort/swimmer", "Courses as lanes, page by page", "CohortSwimmer", Right.RunStudies)
        {
            Tag = Tag, Parameters = [.. Criteria, ApiParameter.Page, ApiParameter.PageSize], Answer = SwimmerAsync,
            Description = "Of each patient the lines of therapy, responses, progressions and the end of observation, in days from the start of line 1; the longest observed first. Who has no lane is counted with the reason. At most 2000 patients are read.",
        },
        new("getCohortWaterfall", "/cohort/waterfall", "Best change in a line", "CohortWaterfall", Right.RunStudies)
        {
            Tag = Tag, Parameters = [.. Criteria, Line], Answer = WaterfallAsync,
            Description = "The best change of the sum of diameters from baseline by RECIST 1.1, unrounded, from the greatest growth to the deepest response. Who has no bar is counted with the reason. At most 2000 patients are read.",
        },
        new("getCohortStudy", "/cohort/study", "Results of a study of the builder", "StudyResults", Right.RunStudies)
        {
            Tag = Tag, Answer = StudyAsync,
            Parameters = [.. Criteria, .. StudyQuery.Asked.Select(name => ApiParameter.OfText(name, "As in the address of /cohort/study.", isRepeated: name == "adjust"))],
            Description = "`results.json` of the study that the builder's page of the same address shows: the bytes that `islet study run` writes for its file.",
        },
    ];

    private static async Task<ReadOnlyMemory<byte>> CountsAsync(ApiCall call)
    {
        var state = await StateAsync(call);
        return JsonForm.ToUtf8(json =>
        {
            Head(json, state);
            json.WriteList("flow", state.Selection!.Flow, step =>
            {
                json.WriteString("criterion", step.Criterion is ConditionCriterion condition ? condition.Text : ((FacetCriterion)step.Criterion).Facet.Name);
                json.WriteTexts("values", step.Criterion is FacetCriterion facet ? facet.Values : []);
                json.WriteNumber("entered", step.Entered);
                json.WriteNumber("no", step.No);
                json.WriteNumber("unknown", step.Unknown);
                json.WriteNumber("kept", step.Kept);
            });
            json.WriteStartObject("counts");
            foreach (var facet in state.Selection.Facets)
                json.WriteList(facet.Facet.Name, facet.Values, value =>
                {
                    json.WriteString("value", value.Value);
                    json.WriteNumber("patients", value.Patients);
                });
            json.WriteEndObject();
        });
    }

    private static async Task<ReadOnlyMemory<byte>> SequenceAsync(ApiCall call)
    {
        var state = await StateAsync(call);
        var figure = CohortFigures.Sequence(state, CohortMark.MostLines);
        return JsonForm.ToUtf8(json =>
        {
            Head(json, state);
            json.WriteList("nodes", figure.Steps.SelectMany((nodes, step) => nodes.Select(node => (Line: step + 1, Node: node))), at =>
            {
                json.WriteNumber("line", at.Line);
                json.WriteString("state", CohortFacet.Key(at.Node.State));
                json.WriteNumber("patients", at.Node.Patients);
            });
            json.WriteList("flows", figure.Flows, flow =>
            {
                json.WriteNumber("line", flow.Step + 1);
                json.WriteString("from", CohortFacet.Key(flow.From));
                json.WriteString("to", CohortFacet.Key(flow.To));
                json.WriteNumber("patients", flow.Patients);
            });
        });
    }

    private static async Task<ReadOnlyMemory<byte>> SwimmerAsync(ApiCall call)
    {
        var state = await StateAsync(call, "page", "page_size");
        var (page, size) = (call.Whole("page", 1, PageNumber.Most), call.Whole("page_size", CohortFigures.MostLanes, ApiParameter.LargestPage));
        var patients = await PatientsAsync(call, state, 1);
        var figure = CohortFigures.Swimmer(state, patients, page, size);
        return JsonForm.ToUtf8(json =>
        {
            Head(json, state);
            json.WriteNumber("drawn", patients.Count(p => p.Lanes.Lane is not null));
            json.WriteNumber("page", page);
            json.WriteNumber("page_size", size);
            json.WriteList("lanes", figure.Lanes, lane => Lane(json, lane));
            Without(json, figure.Without);
        });
    }

    private static void Lane(Utf8JsonWriter json, SwimmerLane lane)
    {
        json.WriteNumber("patient", long.Parse(lane.Patient, CultureInfo.InvariantCulture));
        json.WriteList("lines", lane.Lines, line =>
        {
            json.WriteNumber("number", line.Number);
            json.WriteString("class", CohortFacet.Key(SequenceState.In(line.Class)));
            json.WriteNumber("from_days", line.From);
            json.WriteNumber("to_days", line.To);
            json.WriteBoolean("ongoing", line.Ongoing);
        });
        json.WriteList("responses", lane.Spans, span =>
        {
            json.WriteString("category", span.Category.ToString());
            json.WriteNumber("from_days", span.From);
            json.WriteNumber("to_days", span.To);
        });
        json.WriteStartArray("progression_days");
        foreach (var day in new[] { lane.Progression }.OfType<decimal>().Concat(lane.LaterProgressions))
            json.WriteNumberValue(day);
        json.WriteEndArray();
        json.WriteNumber("death_days", lane.Death);
        json.WriteNumber("followed_days", lane.Followed);
    }

    private static async Task<ReadOnlyMemory<byte>> WaterfallAsync(ApiCall call)
    {
        var (state, line) = (await StateAsync(call, Line.Name), call.Whole(Line.Name, 1, CohortMark.MostLines));
        var patients = await PatientsAsync(call, state, line);
        var figure = CohortFigures.Waterfall(state, patients, line, 1, CohortResponses.Most);
        return JsonForm.ToUtf8(json =>
        {
            Head(json, state);
            json.WriteNumber("line", line);
            json.WriteList("bars", figure.Bars, bar =>
            {
                json.WriteNumber("patient", long.Parse(bar.Patient, CultureInfo.InvariantCulture));
                json.WriteNumber("percent", bar.Percent);
                json.WriteString("best", bar.Best?.ToString());
                json.WriteBoolean("new_lesion", bar.NewLesion);
                json.WriteBoolean("non_target_progression", bar.NonTarget);
            });
            Without(json, figure.Without);
        });
    }

    private static async Task<ReadOnlyMemory<byte>> StudyAsync(ApiCall call)
    {
        var (cohort, remarks) = CohortQuery.Read(call.Query, StudyQuery.Names);
        if (remarks.Count > 0)
            throw ApiCall.Refused("the query", "a facet that the explorer does not have", "facets by the names in the description");
        var draft = StudyDraft.Of(cohort, StudyQuery.Read(name => call.All(name)));
        var choice = draft.Choice ?? throw new RefusedException(draft.Problems[0].Problem);
        return StudyOutput.Json((await call.Get<StudyBench>().Run(await call.Get<LiveOverview>().NowAsync(call.Cancel), choice).Task.WaitAsync(call.Cancel)).Results);
    }

    private static async Task<CohortState> StateAsync(ApiCall call, params string[] others) => await call.Get<CohortDesk>().WaitAsync(call.Query, call.Cancel, others);

    /// <exception cref="RefusedException">E_API_PARAMETER: more patients than a figure reads.</exception>
    private static async Task<IReadOnlyList<CohortPatient>> PatientsAsync(ApiCall call, CohortState state, int line)
    {
        if (state.Selection!.Count > CohortResponses.Most)
            throw ApiCall.Refused("the query", "a cohort of more patients than a figure reads", string.Create(CultureInfo.InvariantCulture, $"at most {CohortResponses.Most} patients"));
        return await call.Get<CohortResponses>().Of(state.Census, [.. state.Patients], line).Task.WaitAsync(call.Cancel);
    }

    private static void Head(Utf8JsonWriter json, CohortState state)
    {
        json.WriteString("as_of", state.Census.Today.ToString("O", CultureInfo.InvariantCulture));
        json.WriteNumber("registered", state.Census.Rows.Count);
        json.WriteNumber("patients", state.Selection!.Count);
        json.WriteNumber("synthetic", state.Patients.Count(p => p.Synthetic));
    }

    private static void Without(Utf8JsonWriter json, IReadOnlyList<NotShown> patients) => json.WriteList("without", patients.CountBy(p => p.Reason).OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal), reason =>
    {
        json.WriteString("reason", reason.Key);
        json.WriteNumber("patients", reason.Value);
    });
}
