namespace Islet.Guidelines;

/// <summary>A randomised trial of a targeted drug against placebo, by its figures in the table.</summary>
/// <param name="Patients">Of both arms.</param>
/// <param name="OverallSurvival">Null where the paper gives none.</param>
public sealed record TargetedTrial(string Name, string Arm, string Against, int Patients, EvidenceRow ProgressionFreeSurvival, EvidenceRow Response, EvidenceRow? OverallSurvival)
{
    public string? Population => ProgressionFreeSurvival.Population;
}

/// <summary>
/// The phase III trials of targeted drugs in pancreatic NET. NANETS 2020 sums them up in its Table 4, which the text at hand does not have; this is made
/// from the figures of the text (Systemic therapy for G1 and G2, lines 443-467).
/// </summary>
public static class TargetedTrials
{
    private static readonly string[] Names = ["RADIANT-3", "Sunitinib phase III"];

    public static IReadOnlyList<TargetedTrial> Of(EvidenceTable evidence) => [.. Names.Select(name => Of(name, [.. evidence.Rows.Where(r => r.Study == name && r.Paper.Key == "nanets-2020")])).OfType<TargetedTrial>()];

    /// <summary>Null where the table lacks what makes a line.</summary>
    private static TargetedTrial? Of(string name, List<EvidenceRow> rows)
    {
        var survival = rows.Find(r => r.Endpoint == "median PFS");
        var response = rows.Find(r => r.Endpoint.EndsWith("ORR", StringComparison.Ordinal));
        return survival is { Arm: { } arm, Against: { } against, N: { } patients } && response is not null
            ? new(name, arm, against, patients, survival, response, rows.Find(r => r.Endpoint == "median OS")) : null;
    }
}
