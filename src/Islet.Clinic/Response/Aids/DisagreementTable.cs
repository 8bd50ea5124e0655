namespace Islet.Clinic;

/// <param name="Overcalls">Reads that called progression where RECIST 1.1 does not.</param>
public sealed record DisagreementCount(DiscordanceMechanism Mechanism, int Overcalls, int Undercalls);

/// <summary>Reads of a cohort by direction and mechanism, as Di Franco et al., Semin Nucl Med 2025;55:754-765, report Siegel 2023.</summary>
/// <param name="Reads">All that were compared.</param>
/// <param name="NotEvaluable">Of them, those that RECIST 1.1 could not answer: in none of the other counts.</param>
/// <param name="ByMechanism">Each mechanism once, in the order of the enum, also where nobody erred so.</param>
public sealed record DisagreementTable(int Reads, int NotEvaluable, int Agree, int Overcall, int Undercall, IReadOnlyList<DisagreementCount> ByMechanism)
{
    /// <summary>What the paper counts, % of reads: agreement, overcalls, undercalls. Siegel 2023 (response-criteria 6.6); the review prints the two last, and "one-third" of the first.</summary>
    public static (decimal Agree, decimal Overcall, decimal Undercall) Published { get; } = (65, 32, 3);

    /// <summary>Denominator of every share.</summary>
    public int Evaluated => Reads - NotEvaluable;

    /// <summary>Of a count, % of <see cref="Evaluated"/>; null: nothing was evaluated.</summary>
    public decimal? Percent(int count) => Evaluated == 0 ? null : 100m * count / Evaluated;

    public static DisagreementTable Of(IReadOnlyList<ReadComparison> reads)
    {
        var evaluated = reads.Where(r => !r.RecistNotEvaluable).ToList();
        return new(reads.Count, reads.Count - evaluated.Count, Count(evaluated, ReadAgreement.Agree), Count(evaluated, ReadAgreement.Overcall), Count(evaluated, ReadAgreement.Undercall),
            [.. Enum.GetValues<DiscordanceMechanism>().Select(m => evaluated.FindAll(r => r.Mechanism == m))
                .Select((of, i) => new DisagreementCount((DiscordanceMechanism)i, Count(of, ReadAgreement.Overcall), Count(of, ReadAgreement.Undercall)))]);
    }

    private static int Count(List<ReadComparison> reads, ReadAgreement agreement) => reads.Count(r => r.Agreement == agreement);
}
