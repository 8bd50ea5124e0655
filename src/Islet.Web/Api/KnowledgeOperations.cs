using System.Text.Json;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Web;

/// <summary>What the API tells of the program's own knowledge: guidelines, evidence, vocabulary, rules. It is the same for everybody.</summary>
internal static class KnowledgeOperations
{
    private const string Tag = "Knowledge";

    private static readonly ApiParameter Guideline = ApiParameter.InPath("guideline", "Key of a guideline.", "nanets-2020");

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("listGuidelines", "/guidelines", "Guidelines that are read", "GuidelineList", Right.ReadPatients)
        {
            Tag = Tag, IsOfStatements = true, MayBeKept = true, Answer = _ => Task.FromResult(JsonForm.ToUtf8(WriteGuidelines)),
            Description = "Name, source, year and panel of each, and how many statements it has.",
        },
        new("listStatements", "/guidelines/{guideline}/statements", "Statements of a guideline", "StatementList", Right.ReadPatients)
        {
            Tag = Tag, IsOfStatements = true, MayBeKept = true, Answer = StatementsAsync,
            Parameters = [Guideline, ApiParameter.OfText(StatementQuery.SearchKey, "Words that all stand in the statement."), ApiParameter.OfText(StatementQuery.ChapterKey, "Part of the guideline, by the letters of its numbers: sys."),
                ApiParameter.OfWords(StatementQuery.StanceKey, "What the statement does.", Enum.GetNames<Stance>()), ApiParameter.OfWords(StatementQuery.StrengthKey, "How much of the panel stood behind it.", Enum.GetNames<Strength>()),
                ApiParameter.OfWords(StatementQuery.OvertakenKey, "Overtaken by something later, or not.", ["yes", "no"]), ApiParameter.OfText(StatementQuery.OptionKey, "Key of a treatment option on which it bears.")],
            Description = "Everything that each statement's file says: text, condition, stance, strength, votes, figures, what overtook it. As `islet guideline list --json`.",
        },
        new("getStatement", "/statements/{id}", "One statement", "StatementAnswer", Right.ReadPatients)
        {
            Tag = Tag, IsOfStatements = true, MayBeKept = true, Parameters = [ApiParameter.InPath("id", "Of the statement.", "NANETS2020-SYS-02")], Answer = StatementAsync,
            Description = "As `islet guideline show --json`.",
        },
        new("listEvidence", "/evidence", "Figures of the papers", "EvidenceList", Right.ReadPatients)
        {
            Tag = Tag, IsOfStatements = true, MayBeKept = true, Answer = EvidenceAsync,
            Parameters = [ApiParameter.OfText("q", "Words that all stand in the row."), ApiParameter.OfText("paper", "Key of a paper."), ApiParameter.OfText("study", "Name of a study."), ApiParameter.OfText("endpoint", "What was measured.")],
            Description = "Each figure as its paper prints it, with population, arm, number of patients, unit and 95 % interval.",
        },
        new("listFacts", "/facts", "The vocabulary of facts", "Vocabulary", Right.ReadPatients)
        {
            Tag = Tag, MayBeKept = true, Answer = _ => Task.FromResult(JsonForm.ToUtf8(VocabularyJson.Write)),
            Description = "What every fact in an answer means, its unit, the words it may have and its source.",
        },
        new("listProblemCodes", "/problem-codes", "Codes of contradictions", "ProblemCodes", Right.ReadPatients)
        {
            Tag = Tag, MayBeKept = true, Answer = _ => Task.FromResult(JsonForm.ToUtf8(WriteCodes)),
            Description = "Every rule of consistency with its code, its sentence and the source of its definition. A code keeps its meaning.",
        },
    ];

    private static void WriteGuidelines(Utf8JsonWriter json)
    {
        json.WriteString("purpose", IntendedPurpose.Text);
        json.WriteList("guidelines", StatementBase.Shipped, guideline =>
        {
            StatementJson.WriteHead(json, guideline);
            json.WriteNumber("statements", guideline.Statements.Count);
        });
    }

    private static Task<ReadOnlyMemory<byte>> StatementsAsync(ApiCall call)
    {
        var guideline = StatementBase.Shipped.FirstOrDefault(g => g.Key == call["guideline"]) ?? throw ApiCall.None("a guideline that /api/v1/guidelines lists");
        var (query, remarks) = StatementQuery.Read(guideline, name => call[name]);
        if (remarks.Count > 0)
            throw ApiCall.Refused("the query", "a topic, stance, strength or option that the guideline does not have", "words that its statements carry");
        return Task.FromResult(JsonForm.ToUtf8(json => StatementJson.WriteList(json, [guideline], query)));
    }

    private static Task<ReadOnlyMemory<byte>> StatementAsync(ApiCall call)
    {
        foreach (var guideline in StatementBase.Shipped)
            if (guideline.Find(call["id"]!) is { } statement)
                return Task.FromResult(JsonForm.ToUtf8(json => StatementJson.WriteOne(json, guideline, statement)));
        throw ApiCall.None("a statement of a guideline, by its whole number");
    }

    private static Task<ReadOnlyMemory<byte>> EvidenceAsync(ApiCall call)
    {
        var query = new EvidenceQuery { Text = call["q"], Paper = call["paper"], Study = call["study"], Endpoint = call["endpoint"] };
        return Task.FromResult(JsonForm.ToUtf8(json => EvidenceJson.Write(json, EvidenceTable.Shipped.Search(query))));
    }

    private static void WriteCodes(Utf8JsonWriter json)
    {
        json.WriteList("problem_codes", ConsistencyRules.All, rule =>
        {
            json.WriteString("code", rule.Code);
            json.WriteString("says", rule.Says.ToString());
            json.WriteString("source", rule.Source);
        });
    }
}
