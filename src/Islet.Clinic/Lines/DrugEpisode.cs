using Islet.Course;

namespace Islet.Clinic;

/// <summary>One record of a drug treatment as a view sees it: begun, perhaps stopped, with its injections.</summary>
/// <param name="Stop">The finding that ended it; null: none in view, so it runs as far as anybody knows.</param>
/// <param name="Injections">Doses in view that name this treatment, in the order of their days.</param>
public sealed record DrugEpisode(Finding Finding, Finding? Stop, IReadOnlyList<Finding> Injections)
{
    /// <summary>A radionuclide course without a recorded stop ends so many days after its last injection (facts.md 3.8, house rule).</summary>
    public const int PrrtDaysAfterInjection = 56;

    /// <summary>A pause of at most so many days runs on; progression within it after the last dose is progression under the drug (facts.md 3.8, house rule).</summary>
    public const int PauseDays = 42;

    public Treatment Treatment => (Treatment)Finding.Content;

    /// <summary>What stops and injections call it.</summary>
    public string Course => Treatment.Course ?? Finding.Id.ToString();

    public When Start => Finding.Happened;

    public string? StopReason => (Stop?.Content as TreatmentStop)?.Reason;

    /// <summary>The antitumour drugs, by the names of the record.</summary>
    public IReadOnlyList<string> TumourDrugs { get; } =
        [.. ((Treatment)Finding.Content).Drugs.Where(drug => DrugTable.Of(drug)?.IsAntitumour() is not false).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Drugs that are in no table of ours.</summary>
    public IReadOnlyList<string> Outside { get; } = [.. ((Treatment)Finding.Content).Drugs.Where(drug => DrugTable.Of(drug) is null)];

    public bool Has(DrugClass drug) => Treatment.Drugs.Any(name => DrugTable.Of(name) == drug);

    public bool IsAnalogueAlone => TumourDrugs.Count > 0 && TumourDrugs.All(IsAnalogue);

    /// <summary>Antitumour drugs beside the somatostatin analogue.</summary>
    internal IEnumerable<string> Backbone => TumourDrugs.Where(drug => !IsAnalogue(drug));

    internal IEnumerable<string> Analogues => TumourDrugs.Where(IsAnalogue);

    private static bool IsAnalogue(string drug) => DrugTable.Of(drug) is DrugClass.SomatostatinAnalogue;

    /// <summary>The last point at which it certainly or by house rule still ran; null: it runs.</summary>
    internal AxisPoint? Until => Stop?.Happened.Last is { } stop ? stop
        : Has(DrugClass.Prrt) && Injections.Count > 0 && Injections[^1].Happened.Last is { } dose ? new(dose.Days + PrrtDaysAfterInjection)
        : null;

    /// <summary>Begun by that point and not ended so many days before it.</summary>
    internal bool RunsAt(AxisPoint at, int pause = 0) => Start.First is { } start && start <= at && (Until is not { } until || at.Days <= until.Days + pause);

    public bool Equals(DrugEpisode? other) => other is not null && Finding.Id == other.Finding.Id && Stop?.Id == other.Stop?.Id;

    public override int GetHashCode() => Finding.Id.GetHashCode();
}
