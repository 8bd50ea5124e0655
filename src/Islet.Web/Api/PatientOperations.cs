using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Web;

/// <summary>What the API tells of one patient.</summary>
internal static class PatientOperations
{
    private const string Tag = "Patient";

    private static readonly ApiParameter[] View = [ApiParameter.Number, ApiParameter.AsOf, ApiParameter.KnownBy];

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("getPatient", "/patients/{number}", "A patient on a day", "Patient", Right.ReadPatients)
        {
            Tag = Tag, Parameters = View, Answer = call => OfSnapshot(call, PatientJson.Write),
            Description = "Every fact of which something is known, computed grade and stage, screens, and the findings. As `islet patient show --json`.",
        },
        new("getCourse", "/patients/{number}/course", "Every finding, with its history", "Course", Right.ReadPatients)
        {
            Tag = Tag, Parameters = View, Answer = call => OfSnapshot(call, (json, s) => PatientJson.WriteHistory(json, s.Course, s.Findings)),
            Description = "Each finding as it was recorded: when it happened, was reported and was recorded, by whom, from which source, what it replaced and why, and whether the view sees it. As `islet patient history --json`.",
        },
        new("getFacts", "/patients/{number}/facts", "Every fact of a view, known or not", "Facts", Right.ReadPatients)
        {
            Tag = Tag, Parameters = View, Answer = call => OfSnapshot(call, (json, s) => FactsJson.Write(json, s, f => f.Id.ToString())),
            Description = "The whole vocabulary: a value with its findings, age in days and whether it is stale, or why it is unknown. Unknown is never false, zero or normal. As `islet facts --json`.",
        },
        new("getCharacterizations", "/patients/{number}/characterizations", "Characterizations and what changed between them", "Characterizations", Right.ReadPatients)
        {
            Tag = Tag, Parameters = View, Answer = call => OfSnapshot(call, (json, s) => RecharacterizeJson.Write(json, Recharacterizations.Of(s), call.Options.Statements)),
            Description = "What the tumour was each time it was examined, what changed, which limb of the Uppsala definition it meets, and which statements begin or cease to apply. As `islet recharacterize --json`.",
        },
        new("getResponse", "/patients/{number}/response", "Response by line, reader and criterion", "Response", Right.ReadPatients)
        {
            Tag = Tag, Answer = call => OfSnapshot(call, (json, s) => ResponseJson.Write(json, s, Choice(call))),
            Parameters = [.. View, new("line", "Number of a line of therapy; without it all of them.", """{"type":"integer","minimum":1}"""),
                ApiParameter.OfWords("criterion", "Without it every criterion that says something.", ResponseCriteria.All.Select(c => c.Code))],
            Description = "Computed from the measured lesions, readers apart. Sums are millimetres, volumes millilitres, changes per cent. Keys as in `islet response assess --json`.",
        },
        new("getLesions", "/patients/{number}/lesions", "Lesions over time", "Lesions", Right.ReadPatients)
        {
            Tag = Tag, Parameters = View, Answer = call => OfSnapshot(call, LesionsJson.Write),
            Description = "Each lesion with every read of it, oldest first: diameters in mm, attenuation in HU, SUV in g/mL, volumes in mL, as their names say.",
        },
        new("getGuideline", "/patients/{number}/guideline", "Statements read for the patient", "Guideline", Right.ReadPatients)
        {
            Tag = Tag, IsOfStatements = true, Answer = GuidelineAsync,
            Parameters = [.. View, ApiParameter.OfWords("guideline", "Without it NANETS 2020.", StatementBase.Shipped.Select(g => g.Key)),
                ApiParameter.OfText("if", "Reads it also as if a fact were otherwise: `ki67_percent=25`. May stand several times; nothing is stored.", isRepeated: true)],
            Description = "Every statement of the guideline, in its order: applies, does_not_apply, or undecided with the facts that are missing. Statements are shown, none is chosen. As `islet guideline evaluate --json`.",
        },
        new("getPlan", "/patients/{number}/plan", "Surveillance as dated windows", "Plan", Right.ReadPatients)
        {
            Tag = Tag, IsOfStatements = true, Parameters = View, Answer = call => OfSnapshot(call, (json, s) => PlanJson.Write(json, SurveillancePlan.Of(s))),
            Description = "What applying statements ask for, from when, what was done, what is overdue; each window names its statement. As `islet plan --json`.",
        },
        new("getBoard", "/patients/{number}/board", "The board summary", "Board", Right.ReadPatients)
        {
            Tag = Tag, Parameters = View, Answer = BoardAsync,
            Description = "What a tumour board sees, in the order in which it thinks: who and what, what the tumour is now, what changed, response, options, what is open, the plan, earlier decisions. As `islet board --json`.",
        },
        new("getPatientProblems", "/patients/{number}/problems", "Contradictions in the record", "Problems", Right.ReadPatients)
        {
            Tag = Tag, Parameters = [ApiParameter.Number], Answer = ProblemsAsync,
            Description = "Statements of the record that cannot all be true. Nothing is changed; a person decides.",
        },
    ];

    private static async Task<ReadOnlyMemory<byte>> OfSnapshot(ApiCall call, Action<System.Text.Json.Utf8JsonWriter, Snapshot> write)
    {
        var snapshot = await call.SnapshotAsync();
        return JsonForm.ToUtf8(json => write(json, snapshot));
    }

    private static async Task<ReadOnlyMemory<byte>> BoardAsync(ApiCall call)
    {
        var snapshot = await call.SnapshotAsync();
        DateOnly? asked = call[ApiParameter.AsOf.Name] is null ? null : DateOnly.FromDayNumber((int)snapshot.View.Effective.Days);
        var board = BoardSummary.Of(snapshot.Course, snapshot.View, asked, call.Options.Statements ? StatementBase.Nanets2020 : null);
        return JsonForm.ToUtf8(json => BoardJson.Write(json, board));
    }

    private static ResponseChoice Choice(ApiCall call) => new(call["line"] is null ? null : call.Whole("line", 1, 1000),
        call["criterion"] is { } code ? ResponseCriteria.ByCode(code) ?? throw ApiCall.Refused("criterion", "a code that no criterion has", string.Join(", ", ResponseCriteria.All.Select(c => c.Code))) : null);

    private static async Task<ReadOnlyMemory<byte>> GuidelineAsync(ApiCall call)
    {
        var guideline = call.One("guideline", StatementBase.Nanets2020, key => StatementBase.Shipped.FirstOrDefault(g => g.Key == key), string.Join(", ", StatementBase.Shipped.Select(g => g.Key)));
        var suppositions = Supposition.Together(call.All("if").Select(Supposition.Parse));
        if (suppositions.Value is not { } together)
            throw new RefusedException(suppositions.Problems[0]);
        var snapshot = await call.SnapshotAsync();
        var course = snapshot.Course;
        return JsonForm.ToUtf8(json => EvaluateJson.Write(json, [new($"P{course.Patient}", course.Key, snapshot.Reader) { Snapshot = snapshot }], guideline, together));
    }

    private static async Task<ReadOnlyMemory<byte>> ProblemsAsync(ApiCall call)
    {
        var course = await call.CourseAsync();
        return JsonForm.ToUtf8(json =>
        {
            json.WriteNumber("patient", course.Patient);
            JsonForm.WriteList(json, ConsistencyRules.Check(course).Select(found => found.ToProblem(m => $"finding {course.Findings[m.Number].Id}, {m.Member}")));
        });
    }
}
