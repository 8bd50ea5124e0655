using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>What was typed into a fact sheet: the day, who was asked or judged, an answer to some lines, and perhaps "asked, none" for the open lines of a block.</summary>
public sealed record SheetAnswers(DateOnly Day, StatedBy By, IReadOnlyList<(Question Line, IReadOnlyList<string> Words)> Given, QuestionBlock? None)
{
    public const string DayField = "day", ByField = "by", NoneField = "none", NotSaid = "";

    /// <summary>Who can answer for a patient at a desk; an import and a board are no such person.</summary>
    public static IReadOnlyList<StatedBy> Askers { get; } =
        [StatedBy.Clinician, StatedBy.Patient, StatedBy.Surgeon, StatedBy.Pathologist, StatedBy.Radiologist, StatedBy.NuclearMedicine, StatedBy.Genetics, StatedBy.Laboratory];

    /// <summary>The field of a line: its block and its place in it.</summary>
    public static string FieldOf(QuestionBlock block, Question line) => string.Create(CultureInfo.InvariantCulture, $"q-{block.Key}-{block.Lines.ToList().IndexOf(line)}");

    /// <summary>The words with which a line can be answered; none where its answer is more than a word (a report, a reading).</summary>
    public static IReadOnlyList<string> WordsOf(Question line) => line switch
    {
        { About: Judgement.TreatmentLogClosed } => ["true", "false"],
        { About: not null } or { Facts.Count: not 1 } => [],
        { Facts: [{ Type: FactType.Bool }] } => ["true", "false"],
        { Facts: [{ Type: FactType.Enum or FactType.Set } fact] } => fact.Values,
        _ => [],
    };

    /// <exception cref="RefusedException">E_SHEET_DAY, E_SHEET_ANSWER.</exception>
    public static SheetAnswers Read(IFormCollection form, DateOnly today)
    {
        if (!Course.Day.TryParse(form[DayField].ToString(), out var day) || !day.IsExact || day.First > today)
            throw new RefusedException("E_SHEET_DAY", T("the day of asking"), T("no complete day up to today"), T("a day as 2019-05-17"), T("Go back and give the day on which it was asked."));
        if (Askers.Where(asker => asker.ToString() == form[ByField]).ToList() is not [var by])
            throw Unreadable(T("who says it"));
        var given = Questions.Blocks.SelectMany(block => block.Lines.Select(line => (Line: line, Words: WordsIn(form[FieldOf(block, line)], line)))).Where(a => a.Words.Count > 0);
        return new(day.First, by, [.. given], Questions.Blocks.FirstOrDefault(b => b.HasNone && b.Key == form[NoneField]));
    }

    /// <summary>The findings that record it: what was answered, and "asked, none" for what was left open in the block that says so.</summary>
    public IReadOnlyList<NewFinding> Findings(Snapshot snapshot) =>
    [
        .. Given.Select(answer => new NewFinding(Day, Reported.WhenItHappened, Content(answer.Line, answer.Words) with { StatedBy = By })),
        .. None?.None(snapshot, Day, By, [.. Given.Select(answer => answer.Line)]) ?? [],
    ];

    private static List<string> WordsIn(Microsoft.Extensions.Primitives.StringValues typed, Question line)
    {
        var words = typed.OfType<string>().Where(word => word != NotSaid).ToList();
        var isOne = words is not [_, _, ..] || (line.Facts is [{ Type: FactType.Set }] && !words.Contains(CannotSay));
        return isOne && words.TrueForAll(word => word == CannotSay || WordsOf(line).Contains(word, StringComparer.Ordinal)) ? words : throw Unreadable(T("an answer"));
    }

    /// <summary>Asked, and nobody can say.</summary>
    public const string CannotSay = "cannot_say";

    /// <summary>A set that was asked as a whole is part of the patient's status; every other answer is a person's judgement.</summary>
    private static Content Content(Question line, IReadOnlyList<string> words) => line.Facts switch
    {
        _ when words is [CannotSay] => Judged(line, CannotSay),
        [{ Type: FactType.Set } set] when set == Fact.SyndromicSymptoms => new ClinicalStatus { SyndromicSymptoms = words, Asked = [set.Name] },
        [{ Type: FactType.Set } set] when set == Fact.HereditaryFeatures => new ClinicalStatus { HereditaryFeatures = words, Asked = [set.Name] },
        [{ Type: FactType.Set } set] when set == Fact.FamilyHistorySyndromes => new ClinicalStatus { FamilyHistorySyndromes = words, Asked = [set.Name] },
        _ => Judged(line, words.Count == 1 ? words[0] : $"[{string.Join(", ", words)}]"),
    };

    private static Judgement Judged(Question line, string value) => new() { About = line.About ?? line.Facts[0].Name, Value = value };

    private static RefusedException Unreadable(string where) =>
        new("E_SHEET_ANSWER", where, T("a word that the sheet does not offer"), T("one of the words on the sheet"), T("Open the fact sheet again and answer there."));
}
