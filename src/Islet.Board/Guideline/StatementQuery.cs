using Islet.Guidelines;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>Which statements of a guideline a page lists. It is the address of the list, both ways.</summary>
/// <param name="Search">Words that all stand in the statement, whatever their case.</param>
/// <param name="Chapter">Part of the guideline, by its short name in addresses.</param>
/// <param name="Overtaken">Only what something later has overtaken; false: only what nothing has.</param>
public sealed record StatementQuery(string Search, string? Chapter, Stance? Stance, Strength? Strength, bool? Overtaken, TreatmentOption? Option)
{
    public const string SearchKey = "q", ChapterKey = "topic", StanceKey = "stance", StrengthKey = "strength", OvertakenKey = "superseded", OptionKey = "option";

    public bool IsAll => Search.Length == 0 && Chapter is null && Stance is null && Strength is null && Overtaken is null && Option is null;

    /// <summary>"sys" of NANETS2020-SYS-02: the part of the guideline in addresses.</summary>
    public static string ChapterOf(Statement statement) => statement.Number[..statement.Number.LastIndexOf('-')].ToLowerInvariant();

    /// <summary>What an address asks for, and in words what of it cannot be done.</summary>
    public static (StatementQuery Query, IReadOnlyList<string> Remarks) Read(StatementBase guideline, Func<string, string?> parameter)
    {
        List<string> remarks = [];
        TWord? Word<TWord>(string key, string what, Func<string, TWord?> read)
        {
            var typed = parameter(key);
            var value = string.IsNullOrEmpty(typed) ? default : read(typed);
            if (!string.IsNullOrEmpty(typed) && value is null)
                remarks.Add(T($"The address asks for {what} that {guideline.Name} does not have; the list is not narrowed by it."));
            return value;
        }
        var query = new StatementQuery(
            parameter(SearchKey)?.Trim() ?? "",
            Word(ChapterKey, T("a topic"), typed => guideline.Statements.Any(s => ChapterOf(s) == typed) ? typed : null),
            Word<Stance?>(StanceKey, T("a stance"), Named<Stance>),
            Word<Strength?>(StrengthKey, T("a strength"), Named<Strength>),
            Word<bool?>(OvertakenKey, T("a word on what is overtaken"), typed => typed switch { "yes" => true, "no" => false, _ => null }),
            Word(OptionKey, T("a treatment option"), typed => guideline.Options.FirstOrDefault(o => o.Key == typed)));
        return (query, remarks);
    }

    public IReadOnlyList<Statement> Of(StatementBase guideline)
    {
        var words = Search.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. guideline.Statements.Where(s => Includes(s) && words.All(word => Says(s, word)))];
    }

    private static T? Named<T>(string typed)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => value.ToString() == typed).Select(value => (T?)value).FirstOrDefault();

    private bool Includes(Statement s) =>
        (Chapter is null || ChapterOf(s) == Chapter) && (Stance is null || s.Stance == Stance) && (Strength is null || s.Strength == Strength)
        && (Overtaken is not { } overtaken || s.Superseded is not null == overtaken) && (Option is not { } option || s.Options.Any(o => o.Option == option.Key));

    private static bool Says(Statement s, string word) => new[] { s.Id, s.Topic, s.Says, s.Evidence, s.Caution, s.Votes, s.Origin, s.Reading, s.Superseded, s.Chapter }
        .Any(text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) is true);
}
