using Islet.Course;

namespace Islet.Imaging.Quantify;

/// <summary>How a number came to be: without all of this, volumes of two programs cannot be compared (pet-quantification 1).</summary>
/// <param name="SuvPath">The way from stored value to SUVbw, in words.</param>
/// <param name="Method">Id of the segmentation method ("REL42").</param>
/// <param name="SecondMethod">Always computed beside the first (pet-quantification 5.2).</param>
/// <param name="MinimumMl">Of a candidate that the program finds by itself.</param>
/// <param name="ExcludedBy">Where physiological uptake was told apart: "hints, decided by the reader", an organ mask …</param>
/// <param name="AcceptedBy">Null: a proposal, accepted by nobody.</param>
public sealed record Provenance(string SeriesUid, string? Tracer, string SuvType, string SuvPath, IReadOnlyList<Problem> Warnings, string Method, string SecondMethod, string PeakVariant, Connectivity Connectivity, double MinimumMl,
    string ExcludedBy, string? AcceptedBy, string Program);
