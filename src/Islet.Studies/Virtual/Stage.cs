using Islet.Course;

namespace Islet.Studies;

/// <summary>T, N, M and the stage group of one made-up tumour in both systems, so that a check of stated against computed finds nothing.</summary>
/// <remarks>
/// ENETS: Rindi et al., Virchows Arch 2006;449:395–401, doi:10.1007/s00428-006-0250-1 (T1 under 20 mm, T2 20 to 40). AJCC and UICC, 8th edition,
/// chapter on neuroendocrine tumours of the pancreas (T1 to 20 mm, T2 over 20 to 40). Both: T3 over 40 mm, T4 neighbouring organs or large vessels.
/// </remarks>
internal readonly record struct Stage(Staging Enets, Staging Ajcc8)
{
    public static Stage Of(Disease d)
    {
        var enets = d switch { { InvadesNeighbours: true } => 4, { SizeMm: < 20 } => 1, { SizeMm: <= 40 } => 2, _ => 3 };
        var ajcc = d switch { { InvadesNeighbours: true } => 4, { SizeMm: <= 20 } => 1, { SizeMm: <= 40 } => 2, _ => 3 };
        return new(Stated("ENETS", null, enets, d, EnetsGroup(enets, d)), Stated("AJCC", "8", ajcc, d, AjccGroup(ajcc, d)));
    }

    private static string EnetsGroup(int t, Disease d) => (t, d) switch
    {
        (_, { Metastases: not null }) => "IV",
        (_, { Nodes: true }) => "IIIB",
        (1, _) => "I",
        (2, _) => "IIA",
        (3, _) => "IIB",
        _ => "IIIA",
    };

    private static string AjccGroup(int t, Disease d) => (t, d) switch
    {
        (_, { Metastases: not null }) => "IV",
        (_, { Nodes: true }) or (4, _) => "III",
        (1, _) => "I",
        _ => "II",
    };

    private static Staging Stated(string system, string? edition, int t, Disease d, string group) => new()
    {
        Tumour = "T1",
        StatedBy = StatedBy.Clinician,
        System = system,
        Edition = edition,
        T = t switch { 1 => "T1", 2 => "T2", 3 => "T3", _ => "T4" },
        N = d.Nodes ? "N1" : "N0",
        M = (d.Metastases, system) switch
        {
            (null, _) => "M0",
            (_, "ENETS") => "M1",
            (MetastaticTo.Liver, _) => "M1a",
            (MetastaticTo.Elsewhere, _) => "M1b",
            _ => "M1c",
        },
        Stage = group,
        TumourSizeCm = d.SizeMm / 10m,
        InvadesDuodenumOrBileDuct = d.InvadesNeighbours ? null : false, // in both systems it would make T3
        InvadesAdjacentOrgansOrLargeVessels = d.InvadesNeighbours,
        NodePositive = d.Nodes,
        LiverMetastases = d.InLiver,
        ExtrahepaticMetastases = d.Metastases is MetastaticTo.Elsewhere or MetastaticTo.Both,
        ExtrapancreaticSpread = d.Nodes || d.Metastases is not null || d.InvadesNeighbours ? Presence.Present : Presence.Absent,
    };
}
