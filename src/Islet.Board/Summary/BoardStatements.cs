using Islet.Guidelines;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>Statements and options as a guideline's sheet gathers them, in the form in which a board is shown them.</summary>
internal static class BoardStatements
{
    public static BoardOptions Options(GuidelineSheet sheet) => new(
        [.. sheet.Readings.Select(r => r.Guideline.Name)],
        [.. sheet.Options.Shared.Select(s => new BoardSharedStatement(Of(sheet, s.Remarks, s.Bearing), [.. s.Options.Select(o => o.Title)]))],
        [.. sheet.Options.Boxes.Select(o => Option(sheet, o, [.. Enum.GetValues<Bearing>().SelectMany(bearing => sheet.Options.OwnOf(o, bearing)), .. o.Over]))],
        [.. sheet.Options.Passing.Select(o => Option(sheet, o, o.Applying))],
        [.. sheet.Options.Silent.Select(o => o.Option.Title)]);

    /// <summary>A statement by itself, of no option.</summary>
    public static BoardStatement Of(GuidelineSheet sheet, Statement statement)
    {
        var guideline = sheet.GuidelineOf(statement);
        return new(statement.Id, sheet.NumberOf(guideline, statement), guideline.Name, guideline.Year, statement.Topic, statement.Says, Bearing.How, statement.Stance, statement.Strength) { Superseded = statement.Superseded };
    }

    private static BoardOption Option(GuidelineSheet sheet, OptionAtDecision option, IReadOnlyList<OptionStatement> statements) => new(option.Option.Key, option.Option.Title,
        [.. statements.Select(s => Of(sheet, s.Remarks, s.Bearing) with { Over = s.Over?.Says, Stale = Stale(s), ToldUnder = sheet.Options.Elsewhere(option, s.Statement)?.Title })],
        [.. option.Cautions.Select(c => new BoardOptionCaution(c.Says, c.IsOfRecord ? null : c.Section))],
        [.. option.Earlier.Select(e => OptionWords.Earlier(e, sheet.Course.Axis).TrimEnd(':'))],
        [.. option.Undecided.Select(s => sheet.NumberOf(s.Guideline, s.Statement))])
    {
        IsRunning = option.Running.Answer is Course.Answer.Yes,
        WasGiven = option.Given.Answer is Course.Answer.Yes,
    };

    private static string[] Stale(OptionStatement said) => [.. said.Stale.DistinctBy(m => m.Fact)
        .Select(m => T($"{FactWords.Lower(FactWords.Label(m.Fact))}, {Numbers.Age(m.State.AgeDays ?? 0)} old, holds {Numbers.Shelf(m.Fact.ShelfLife!.Days)}"))];

    private static BoardStatement Of(GuidelineSheet sheet, StatementRemarks remarks, Bearing bearing) => Of(sheet, remarks.Statement) with
    {
        Bearing = bearing,
        Tension = [.. remarks.Tension.Select(t => sheet.NumberOf(remarks.Guideline, t))],
        Cautions = [.. remarks.Cautions.Where(c => c.Questions.Count == 0).Select(c => c.Code).Distinct()],
    };
}
