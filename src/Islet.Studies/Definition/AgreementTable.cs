using Islet.Statistics;

namespace Islet.Studies;

/// <summary>How far readers agree, over the patients of the cohort and everything that was read of them by the cut-off.</summary>
/// <param name="Id">Of its files.</param>
/// <param name="Readers">That a case needs to count.</param>
/// <param name="Weights">Of two readers; several are not weighted.</param>
public sealed record AgreementTable(string Id, string Caption, ReaderQuestion Of, int Readers, KappaWeights Weights);

/// <summary>What readers are compared in.</summary>
public enum ReaderQuestion
{
    /// <summary>The NETPET grade of each pair of PETs, by independent readers.</summary>
    Netpet,

    /// <summary>The class of each piece of tissue that was reviewed, by its reviewers.</summary>
    PathologyReviewers,

    /// <summary>The same, by the first report and by what the review came to.</summary>
    PathologyReportAndReview,
}
