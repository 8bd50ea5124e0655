using Islet.Course;

namespace Islet.Guidelines;

/// <summary>What can be wrong with a guideline that reads, in words. Each code is explained in docs/guideline-authoring.md.</summary>
internal sealed class CheckProblems(StatementPlaces places)
{
    private readonly Dictionary<string, GuidelineProblems> byFile = new(StringComparer.Ordinal);

    public IReadOnlyList<Problem> All => [.. byFile.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value.All)];

    public void Never(Statement s) => Add("E_GUIDELINE_NEVER", s, "condition", s.Condition.Text, "a condition that some patient fulfils", "Two of its parts exclude each other: correct one, or take the statement out.");

    public void Always(Statement s) => Add("W_GUIDELINE_ALWAYS", s, "condition", s.Condition.Text, "a condition that somebody does not fulfil",
        "Say for whom the statement was made, or take out the part that makes it hold for everybody.");

    public void NotProved(Statement s, string key) => Add("W_GUIDELINE_NOT_PROVED", s, key, "a condition with more combinations than are tried", "one that can be tried out", "Divide the statement, or name fewer values.");

    public void CheckNever(Statement s) => Add("E_GUIDELINE_CHECK_NEVER", s, "check", s.Check!.Text, "a check that can be met where the statement applies", "It contradicts the condition: correct one of the two.");

    public void CheckAlways(Statement s) => Add("W_GUIDELINE_CHECK_ALWAYS", s, "check", s.Check!.Text, "a check that can be missed where the statement applies", "The condition asks for the same already: take it out of one of the two.");

    public void EmphasisNever(Statement s) => Add("E_GUIDELINE_EMPHASIS_NEVER", s, "emphasis", s.Emphasis!.Text, "a subgroup of those to whom the statement applies", "It contradicts the condition: correct one of the two.");

    public void TensionWithItself(Statement s) => Add("E_GUIDELINE_TENSION", s, "tension", s.Id, "the id of another statement", "Take it out.", s.Id);

    public void TensionOneSided(Statement s, string other) => Add("W_GUIDELINE_TENSION_ONE_SIDED", s, "tension", other, $"{s.Id} in the tension of {other} as well", $"Add it there: who reads {other} alone should see the other side.", other);

    public void Contradiction(Statement s, Statement other) => Add("W_GUIDELINE_CONTRADICTION", s, "stance", $"{s.Stance}, where {other.Id} has {other.Stance} for the same patients and the same thing",
        "two statements that agree, or the tension between them", $"Name {other.Id} under tension, or correct one of the two.");

    public void Figure(Statement s, string id) => Add("E_GUIDELINE_FIGURE", s, "figures", id, "a row of the evidence table", "Correct the id, or add the row to the table.", id);

    public void Beware(Statement s, string code) => Add("E_GUIDELINE_BEWARE", s, "beware", code, $"one of {string.Join(", ", Clinic.CautionWords.Codes)}", "Correct the code; docs/facts.md explains each.", code);

    public void Window(Statement s, string found, string expected) => Add("E_GUIDELINE_SCHEDULE", s, "schedule", found, expected, "Correct the numbers of this step.");

    public void NoTime(Statement s, string modality) => Add("W_GUIDELINE_SCHEDULE_EMPTY", s, "schedule", $"{modality}, without a time", "when: every_min_months and every_max_months, at_months, at, …", "Add the times, or take the step out.");

    public void TopicUnused(string file) => At(StatementBaseReader.Head).Add("W_GUIDELINE_TOPIC_UNUSED", new(1, 1), file, "a file that topics names", "Add its name to topics, or move the file elsewhere.");

    public void Wording(Statement s, string key) => Add("W_GUIDELINE_WORDING", s, key, $"\"{TextCheck.NeverSaid}\"", "what the guideline says, of the patients for whom it was made", "Say it as \"the panel recommends\": a statement applies, and treats nobody.");

    public void Votes(Statement s) => Add("E_GUIDELINE_VOTES", s, "votes", s.Votes!, "no more votes than voters, and at most 100 %", "Correct the numbers by the text.");

    public void Prefix(Statement s, string expected) => Add("W_GUIDELINE_PREFIX", s, "id", "another beginning than the other statements'", $"{expected}-…, as the other statements have", "Correct the id: the part before the first hyphen names the guideline.");

    public void FolderName(string key, string folder) => Head("W_GUIDELINE_FOLDER", $"{key}, in the folder {folder}", "a folder that is called as the guideline is", "Rename the folder, or correct guideline: Islet names a shipped guideline by both.");

    public void KeyShipped(string key) => Head("W_GUIDELINE_KEY_SHIPPED", key, "a name that no guideline of Islet has", "Choose another short name, and call the folder so: nobody could tell the two apart.");

    private void Head(string code, string found, string expected, string remedy) => At(StatementBaseReader.Head).Add(code, places.Head("guideline"), found, expected, remedy);

    private void Add(string code, Statement s, string key, string found, string expected, string remedy, string? item = null) =>
        At(places.FileOf(s)).Add(code, places.At(s, key, item), $"{s.Id}: {found}", expected, remedy);

    private GuidelineProblems At(string file) => byFile.TryGetValue(file, out var problems) ? problems : byFile[file] = new(file);
}
