using Islet.Clinic;

namespace Islet.Exchange;

/// <summary>A series with the rows it was made of.</summary>
/// <param name="Visits">In the order of the series.</param>
/// <param name="Deteriorated">The row of RS that says so; null: none.</param>
internal sealed record SdtmRead(SdtmSeries Series, SdtmLesions Lesions, IReadOnlyList<(TimePoint Point, SdtmVisit Visit, SdtmTimePoint Made)> Visits, SdtmRecord? Deteriorated);
