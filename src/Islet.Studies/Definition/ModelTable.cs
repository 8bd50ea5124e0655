namespace Islet.Studies;

/// <summary>Several models side by side: a row for each term or level, blank where a model does not have it (NORDIC NEC 2, table 3 and tables S5 to S8).</summary>
/// <param name="Id">Of its files.</param>
/// <param name="Models">In the order of the columns.</param>
/// <param name="Unadjusted">Each candidate alone beside its place in the model.</param>
public sealed record ModelTable(string Id, string Caption, IReadOnlyList<CoxAnalysis> Models, bool Unadjusted, IReadOnlyList<string> Notes);
