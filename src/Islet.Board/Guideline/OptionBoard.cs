using Islet.Course;
using Islet.Guidelines;

namespace Islet.Board;

/// <summary>An applying statement that says the same of several options at once.</summary>
public sealed record SharedStatement(StatementRemarks Remarks, Bearing Bearing, IReadOnlyList<TreatmentOption> Options);

/// <summary>The options as a page lays them out: what is said of several of them once, then each of which something is said, then the others. The order ranks nothing.</summary>
/// <param name="Shared">Said above the options, and not again under each.</param>
/// <param name="Boxes">Options with an applying statement for, against or open that speaks of them first, or that run now.</param>
/// <param name="Passing">Options that applying statements only name beside others, or of which they only say how they are given.</param>
/// <param name="Silent">Options of which no applying statement speaks.</param>
public sealed record OptionBoard(IReadOnlyList<SharedStatement> Shared, IReadOnlyList<OptionAtDecision> Boxes, IReadOnlyList<OptionAtDecision> Passing, IReadOnlyList<OptionAtDecision> Silent)
{
    private const int Several = 3; // options; of two the text is told under the first

    public bool IsEmpty => Shared.Count + Boxes.Count + Passing.Count + Silent.Count == 0;

    /// <summary>The option under which a statement is told in full.</summary>
    private Dictionary<Statement, TreatmentOption> ToldUnder { get; } = new(ReferenceEqualityComparer.Instance);

    public static OptionBoard Of(DecisionOptions options)
    {
        List<SharedStatement> shared = [.. options.Options.SelectMany(o => o.Applying).DistinctBy(s => s.Statement.Id).Where(IsShared)
            .Select(s => new SharedStatement(s.Remarks, s.Bearing, [.. s.Statement.Options.Select(b => options[b.Option]?.Option).OfType<TreatmentOption>()]))];
        HashSet<Statement> told = new(shared.Select(s => s.Remarks.Statement), ReferenceEqualityComparer.Instance);
        var (boxes, passing, under) = (new List<OptionAtDecision>(), new List<OptionAtDecision>(), new Dictionary<Statement, TreatmentOption>(ReferenceEqualityComparer.Instance));
        foreach (var option in options.Options.Where(o => !o.IsSilent))
        {
            List<Statement> own = [.. option.Applying.Where(s => s.Bearing is not Bearing.How && !told.Contains(s.Statement)).Select(s => s.Statement)];
            (own.Count > 0 || option.Running.Answer is Answer.Yes ? boxes : passing).Add(option);
            foreach (var one in own.Where(told.Add))
                under[one] = option.Option;
        }
        var board = new OptionBoard(shared, boxes, passing, [.. options.Options.Where(o => o.IsSilent)]);
        foreach (var (statement, option) in under)
            board.ToldUnder[statement] = option;
        return board;
    }

    /// <summary>What an option says in its own place: without what is said above of several at once.</summary>
    public IReadOnlyList<OptionStatement> OwnOf(OptionAtDecision option, Bearing bearing) => [.. option.Applying.Where(s => s.Bearing == bearing && s.Over is null && !Shared.Any(one => one.Remarks.Statement == s.Statement))];

    /// <summary>The option further up under which the statement is told; null: here.</summary>
    public TreatmentOption? Elsewhere(OptionAtDecision option, Statement statement) => ToldUnder.GetValueOrDefault(statement) is { } other && other.Key != option.Option.Key ? other : null;

    private static bool IsShared(OptionStatement said) => said.Bearing is not Bearing.How && said.Statement.Options.Count >= Several && said.Statement.Options.All(b => b.Bearing == said.Bearing);
}
