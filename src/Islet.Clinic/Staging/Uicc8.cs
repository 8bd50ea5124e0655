using Islet.Course;

namespace Islet.Clinic;

/// <summary>Stage groups of well-differentiated neuroendocrine tumours of the pancreas in UICC 8. IIIB and the other lettered groups are not among them.</summary>
public enum Uicc8Group
{
    I,
    II,
    III,
    IV,
}

/// <summary>
/// UICC TNM, 8th ed. (Brierley, Gospodarowicz &amp; Wittekind 2016), neuroendocrine tumours of the pancreas; AJCC, 8th ed. (2016), chapter 34, is the same.
/// Carcinomas (NEC) are staged like exocrine carcinoma and not here.
/// </summary>
public static class Uicc8
{
    /// <summary>T1 to 2 cm, T2 above 2 to 4 cm, T3 above 4 cm; invasion of duodenum or bile duct is T3, of adjacent organs or large vessels T4.</summary>
    public static PrimaryTumour BySize(decimal cm) => cm switch
    {
        <= 2 => PrimaryTumour.T1,
        <= 4 => PrimaryTumour.T2,
        _ => PrimaryTumour.T3,
    };

    /// <summary>I T1 N0, II T2–3 N0, III T4 N0 or any N1, IV any M1.</summary>
    public static Uicc8Group Group(PrimaryTumour t, RegionalNodes n, DistantMetastasis m) => (t, n, m) switch
    {
        (_, _, not DistantMetastasis.M0) => Uicc8Group.IV,
        (PrimaryTumour.T4, _, _) or (_, RegionalNodes.N1, _) => Uicc8Group.III,
        (PrimaryTumour.T2 or PrimaryTumour.T3, _, _) => Uicc8Group.II,
        (PrimaryTumour.T1, _, _) => Uicc8Group.I,
    };

    public static Staged<Uicc8Group> Stage(FactReader facts) => Staging<Uicc8Group>.Read(facts, BySize, Group);
}
