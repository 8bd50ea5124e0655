using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// A hormone syndrome that came after a tumour without one: 3.4 % of 435 patients in de Mestier et al., Ann Intern Med 2015;162:682–689, as Mollazadegan et al. 2025
/// quote it.
/// </summary>
public static class MetachronousSyndrome
{
    /// <param name="changes">Each characterization against the one before, in order.</param>
    /// <returns>Unknown where none was compared: a patient seen once is in no denominator.</returns>
    public static Truth Of(IReadOnlyList<SecretionChange> changes) =>
        changes.Count == 0 ? default : changes.Aggregate(Truth.No, (any, change) => any | change.Metachronous);
}
