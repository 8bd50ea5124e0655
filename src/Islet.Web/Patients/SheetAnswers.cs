using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>What was typed into a fact sheet: the day, who was asked or judged, an answer to some lines, and perhaps "asked, none" for the open lines of a block.</summary>
/// <param name="Still">The last answers of this block still hold, as the sheet listed them.</param>
public sealed record SheetAnswers(DateOnly Day, StatedBy By, IReadOnlyList<(Question Line, IReadOnlyList<string> Words)> Given, QuestionBlock? None, (QuestionBlock Block, string Listed)? Still = null)
{
    public const string DayField = "day", ByField = "by", NoneField = "none", StillField = "still", NotSaid = "";

    private static readonly Dictionary<string, string> StillKeys = new(StringComparer.Ordinal)
    {
        ["1"] = "q", ["2"] = "w", ["3"] = "e", ["4"] = "r", ["5"] = "t", ["6"] = "y", ["7"] = "u", ["8"] = "i", ["J"] = "j", ["D"] = "d",
    };

    /// <summary>The access key that says "still true" of a block: for 1 to 8 the letter below the figure.</summary>
    public static string? StillKey(QuestionBlock block) => StillKeys.GetValueOrDefault(block.Key);

    /// <summary>
    /// The last answers of a block that a person gave on an earlier day, in one word that the sheet offers: what "still true" repeats for today. What was measured or
    /// computed is not among them, nor what an event has ended since.
    /// </summary>
    public static IReadOnlyList<(Question Line, IReadOnlyList<string> Words)> LastAnswers(QuestionBlock block, Snapshot snapshot, DateOnly day) =>
        [.. block.Lines.Select(line => (Line: line, Words: LastWords(line, snapshot, day))).Where(answer => answer.Words is not null).Select(answer => (answer.Line, answer.Words!))];

    /// <summary>What a "still true" button sends: its block and the answers listed beside it, so that nobody confirms what they did not see.</summary>
    public static string StillValue(QuestionBlock block, IReadOnlyList<(Question Line, IReadOnlyList<string> Words)> listed) =>
        $"{block.Key}|{string.Join(';', listed.Select(answer => $"{FieldOf(block, answer.Line)}={string.Join(',', answer.Words)}"))}";

    private IEnumerable<NewFinding> StillTrue(Snapshot snapshot)
    {
        if (Still is not { } still)
            return [];
        var last = LastAnswers(still.Block, snapshot, Day);
        if (StillValue(still.Block, last) != still.Listed)
            throw new RefusedException("E_SHEET_ANSWER", T("fact sheet"), T("answers that changed since the sheet was opened, or another day than the sheet's"), T("the answers that stand beside the button"), T("Look at the last answers again, and confirm those."));
        return last.Where(answer => !Given.Any(given => given.Line == answer.Line)).Select(answer => new NewFinding(Day, Reported.WhenItHappened, Content(answer.Line, answer.Words) with { StatedBy = By }));
    }

    private static IReadOnlyList<string>? LastWords(Question line, Snapshot snapshot, DateOnly day)
    {
        if (line is not { About: null, Facts: [var fact] } || WordsOf(line).Count == 0 || snapshot[fact] is not { Value: { } value, From: [{ Content: Judgement or ClinicalStatus } from, ..] } || from.Happened.First >= AxisPoint.Of(day))
            return null;
        IReadOnlyList<string>? words = value switch
        {
            FactValue.Flag { Value: var flag } => [flag ? "true" : "false"],
            FactValue.Word { Value: var word } => [word],
            FactValue.Words { Members: var members } => [.. members],
            _ => null,
        };
        return words?.All(word => WordsOf(line).Contains(word, StringComparer.Ordinal)) is true ? words : null;
    }

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
        return new(day.First, by, [.. given], Questions.Blocks.FirstOrDefault(b => b.HasNone && b.Key == form[NoneField]), StillIn(form[StillField].ToString()));
    }

    /// <summary>The findings that record it: what was answered, what still holds in a block, and "asked, none" for what was left open in the block that says so.</summary>
    public IReadOnlyList<NewFinding> Findings(Snapshot snapshot) =>
    [
        .. Given.Select(answer => new NewFinding(Day, Reported.WhenItHappened, Content(answer.Line, answer.Words) with { StatedBy = By })),
        .. StillTrue(snapshot),
        .. None?.None(snapshot, Day, By, [.. Given.Select(answer => answer.Line)]) ?? [],
    ];

    private static (QuestionBlock, string)? StillIn(string sent) => Questions.Blocks.FirstOrDefault(b => sent.StartsWith(b.Key + "|", StringComparison.Ordinal)) is { } block ? (block, sent) : null;

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
