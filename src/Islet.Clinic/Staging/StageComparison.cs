using Islet.Course;

namespace Islet.Clinic;

/// <summary>The stage that a source states beside the one that follows from T, N and M, in one system. Both stay; their disagreement is information.</summary>
/// <param name="Edition">As the source states it; null: not said.</param>
/// <param name="Stated">As written; null: none.</param>
/// <param name="Computed">Every group that the facts allow in the edition that Islet computes; none where that system does not stage the tumour.</param>
/// <param name="Disagrees">Unknown where either is missing, where the facts leave both open, or where the source used another edition.</param>
/// <param name="OneSystemOnly">The stated stage exists in one of UICC 8 and ENETS only, or in neither: it cannot be read as one of the other.</param>
public sealed record StageComparison(string System, string? Edition, string? Stated, IReadOnlyList<string> Computed, Truth Disagrees, bool OneSystemOnly, Finding? From)
{
    public static StageComparison Uicc(Snapshot snapshot) => Of(snapshot, "UICC 8", Fact.StageUicc, Uicc8.Stage(snapshot.Reader), edition => edition is "8" or "8th");

    public static StageComparison Enets(Snapshot snapshot) => Of(snapshot, "ENETS 2006", Fact.StageEnets, EnetsTnm.Stage(snapshot.Reader), edition => edition is "2006");

    private static StageComparison Of<TGroup>(Snapshot snapshot, string system, Fact fact, Staged<TGroup> staged, Func<string, bool> isComputed)
        where TGroup : struct, Enum
    {
        var state = snapshot[fact];
        var from = state.IsKnown ? state.From.FirstOrDefault(f => f.Content is Islet.Course.Staging) : null;
        var stated = (state.Value as FactValue.Word)?.Value;
        var edition = (from?.Content as Islet.Course.Staging)?.Edition;
        IReadOnlyList<string> possible = [.. staged.PossibleGroups.Select(group => group.ToString())];
        return new(system, edition, stated, possible, Compare(fact, stated, edition, possible, staged.Group.Missing, isComputed), stated is not null && StageNames.ExistsInOneOnly(stated), from);
    }

    private static Truth Compare(Fact fact, string? stated, string? edition, IReadOnlyList<string> possible, FactSet missing, Func<string, bool> isComputed) => stated switch
    {
        null => Truth.Of<string>(null, FactSet.Of(fact), _ => false),
        _ when (edition is { } said && !isComputed(said)) || (edition is null && !StageNames.ExistsIn(fact, stated)) => default, // a group of another edition
        _ => Truth.Of(possible, missing, group => group != stated),
    };
}

/// <summary>In which of the two systems a stage exists. UICC 8 (2016), well-differentiated NET of the pancreas, and ENETS (Rindi 2006).</summary>
public static class StageNames
{
    public static bool ExistsInUicc8(string stage) => Enum.GetNames<Uicc8Group>().Contains(stage, StringComparer.Ordinal);

    public static bool ExistsInEnets(string stage) => Enum.GetNames<EnetsGroup>().Contains(stage, StringComparer.Ordinal);

    /// <summary>II and III are of UICC 8 alone, IIA to IIIB of ENETS alone; IA and IB belong to neither. Only I and IV are the same word in both.</summary>
    public static bool ExistsInOneOnly(string stage) => !(ExistsInUicc8(stage) && ExistsInEnets(stage));

    internal static bool ExistsIn(Fact fact, string stage) => fact == Fact.StageEnets ? ExistsInEnets(stage) : ExistsInUicc8(stage);
}
