namespace Islet.Clinic;

/// <summary>What a drug is, as far as lines of therapy and the papers tell drugs apart.</summary>
public enum DrugClass
{
    SomatostatinAnalogue,
    Prrt,
    MtorInhibitor,
    TyrosineKinaseInhibitor,
    Alkylator,

    /// <summary>Cisplatin, carboplatin, or a platinum that the source does not name. Oxaliplatin is a class of its own in both chemotherapy papers.</summary>
    Platinum,
    Oxaliplatin,
    Etoposide,
    Fluoropyrimidine,
    TopoisomeraseInhibitor,
    Anthracycline,
    Taxane,
    Gemcitabine,
    VincaAlkaloid,

    /// <summary>The source says chemotherapy, and no more.</summary>
    Chemotherapy,
    Immunotherapy,
    Interferon,

    /// <summary>An antitumour drug of none of the other classes.</summary>
    OtherAntitumour,
    SymptomControl,
    Supportive,
}

/// <summary>A drug and its class.</summary>
/// <param name="Name">As the vocabulary of drugs writes it.</param>
public sealed record DrugRow(string Name, DrugClass Class, string Source);

/// <summary>The one table of drugs and their classes. WHO Collaborating Centre for Drug Statistics, ATC index 2024; each row names its code or its paper.</summary>
public static class DrugTable
{
    private const DrugClass Ssa = DrugClass.SomatostatinAnalogue, Tki = DrugClass.TyrosineKinaseInhibitor, Topo = DrugClass.TopoisomeraseInhibitor;

    // A new name of a class goes here and nowhere else; a test holds the table to the vocabulary of imports.
    public static IReadOnlyList<DrugRow> All { get; } =
    [
        new("octreotide", Ssa, "ATC H01CB02"), new("lanreotide", Ssa, "ATC H01CB03"), new("pasireotide", Ssa, "ATC H01CB05"),
        new("somatostatin analogue", Ssa, "ATC H01CB"),
        new("lutetium oxodotreotide", DrugClass.Prrt, "ATC V10XX04"), new("lutetium edotreotide", DrugClass.Prrt, "EU/3/14/1269"),
        new("yttrium edotreotide", DrugClass.Prrt, "EU/3/08/527"), new("peptide receptor radionuclide therapy", DrugClass.Prrt, "class, ATC V10XX"),
        new("177Lu-DOTATATE", DrugClass.Prrt, "ATC V10XX04"), new("177Lu-DOTATOC", DrugClass.Prrt, "EU/3/14/1269"), new("90Y-DOTATOC", DrugClass.Prrt, "EU/3/08/527"),
        new("90Y-DOTATATE", DrugClass.Prrt, "class, ATC V10XX"),
        new("everolimus", DrugClass.MtorInhibitor, "ATC L01EG02"), new("temsirolimus", DrugClass.MtorInhibitor, "ATC L01EG01"),
        new("mtor inhibitor", DrugClass.MtorInhibitor, "ATC L01EG"),
        new("sunitinib", Tki, "ATC L01EX01"), new("cabozantinib", Tki, "ATC L01EX07"), new("surufatinib", Tki, "ATC L01EX25"), new("pazopanib", Tki, "ATC L01EX03"),
        new("sorafenib", Tki, "ATC L01EX02"), new("lenvatinib", Tki, "ATC L01EX08"), new("axitinib", Tki, "ATC L01EK01"), new("tyrosine kinase inhibitor", Tki, "ATC L01E"),
        new("temozolomide", DrugClass.Alkylator, "ATC L01AX03"), new("streptozocin", DrugClass.Alkylator, "ATC L01AD04"),
        new("dacarbazine", DrugClass.Alkylator, "ATC L01AX04"), new("cyclophosphamide", DrugClass.Alkylator, "ATC L01AA01"),
        new("alkylating agent", DrugClass.Alkylator, "ATC L01A"),
        new("cisplatin", DrugClass.Platinum, "ATC L01XA01"), new("carboplatin", DrugClass.Platinum, "ATC L01XA02"), new("platinum", DrugClass.Platinum, "ATC L01XA"),
        new("oxaliplatin", DrugClass.Oxaliplatin, "ATC L01XA03"),
        new("etoposide", DrugClass.Etoposide, "ATC L01CB01"),
        new("capecitabine", DrugClass.Fluoropyrimidine, "ATC L01BC06"), new("fluorouracil", DrugClass.Fluoropyrimidine, "ATC L01BC02"),
        new("tegafur", DrugClass.Fluoropyrimidine, "ATC L01BC53"), new("folinic acid", DrugClass.Fluoropyrimidine, "ATC V03AF03, given with fluorouracil"),
        new("irinotecan", Topo, "ATC L01CE02"), new("topotecan", Topo, "ATC L01CE01"),
        new("doxorubicin", DrugClass.Anthracycline, "ATC L01DB01"), new("epirubicin", DrugClass.Anthracycline, "ATC L01DB03"),
        new("paclitaxel", DrugClass.Taxane, "ATC L01CD01"), new("docetaxel", DrugClass.Taxane, "ATC L01CD02"),
        new("gemcitabine", DrugClass.Gemcitabine, "ATC L01BC05"), new("vincristine", DrugClass.VincaAlkaloid, "ATC L01CA02"),
        new("chemotherapy", DrugClass.Chemotherapy, "ATC L01"),
        new("nivolumab", DrugClass.Immunotherapy, "ATC L01FF01"), new("pembrolizumab", DrugClass.Immunotherapy, "ATC L01FF02"),
        new("ipilimumab", DrugClass.Immunotherapy, "ATC L01FX04"),
        new("interferon alfa", DrugClass.Interferon, "ATC L03AB"), new("interferon alfa-2b", DrugClass.Interferon, "ATC L03AB05"),
        new("peginterferon alfa-2b", DrugClass.Interferon, "ATC L03AB10"),
        new("bevacizumab", DrugClass.OtherAntitumour, "ATC L01FG01"), new("belzutifan", DrugClass.OtherAntitumour, "ATC L01XX74"),
        new("iobenguane (131I)", DrugClass.OtherAntitumour, "ATC V10XA01"),
        new("telotristat", DrugClass.SymptomControl, "ATC A16AX15"), new("diazoxide", DrugClass.SymptomControl, "ATC V03AH01"),
        new("loperamide", DrugClass.SymptomControl, "ATC A07DA03"), new("pancreatic enzymes", DrugClass.SymptomControl, "ATC A09AA02"),
        new("metyrapone", DrugClass.SymptomControl, "ATC V04CD01"), new("ketoconazole", DrugClass.SymptomControl, "ATC H02CA03"),
        new("osilodrostat", DrugClass.SymptomControl, "ATC H02CA02"),
        new("omeprazole", DrugClass.Supportive, "ATC A02BC01"), new("pantoprazole", DrugClass.Supportive, "ATC A02BC02"),
        new("lansoprazole", DrugClass.Supportive, "ATC A02BC03"), new("rabeprazole", DrugClass.Supportive, "ATC A02BC04"),
        new("esomeprazole", DrugClass.Supportive, "ATC A02BC05"), new("proton pump inhibitor", DrugClass.Supportive, "ATC A02BC"),
        new("denosumab", DrugClass.Supportive, "ATC M05BX04"), new("zoledronic acid", DrugClass.Supportive, "ATC M05BA08"),
        new("dexamethasone", DrugClass.Supportive, "ATC H02AB02"),
    ];

    private static readonly Dictionary<string, DrugClass> ByName = All.ToDictionary(row => row.Name, row => row.Class, StringComparer.OrdinalIgnoreCase);

    /// <summary>Null: not in the table. It is kept as a class of its own and named wherever it decides.</summary>
    public static DrugClass? Of(string drug) => ByName.TryGetValue(drug.Trim(), out var known) ? known : null;

    public static bool IsChemotherapy(this DrugClass drug) => drug is DrugClass.Alkylator or DrugClass.Platinum or DrugClass.Oxaliplatin or DrugClass.Etoposide
        or DrugClass.Fluoropyrimidine or DrugClass.TopoisomeraseInhibitor or DrugClass.Anthracycline or DrugClass.Taxane or DrugClass.Gemcitabine
        or DrugClass.VincaAlkaloid or DrugClass.Chemotherapy;

    /// <summary>Everolimus, sunitinib and their like: targeted therapy, as the sequencing cohort calls it.</summary>
    public static bool IsTargeted(this DrugClass drug) => drug is DrugClass.MtorInhibitor or DrugClass.TyrosineKinaseInhibitor;

    /// <summary>Neither relieves symptoms nor supports another drug.</summary>
    public static bool IsAntitumour(this DrugClass drug) => drug is not (DrugClass.SymptomControl or DrugClass.Supportive);
}
