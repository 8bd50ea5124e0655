namespace Islet.Clinic;

/// <summary>
/// Lines as the Nordic study numbers them: its clock starts with the first palliative chemotherapy, and what follows it is the next chemotherapy or radionuclide
/// therapy. Analogues and targeted drugs alone have no number, before it or after it.
/// </summary>
/// <remarks>NORDIC NEC 2, Br J Cancer 2025;133:316–324, doi:10.1038/s41416-025-03054-w, Methods and Results; that a radionuclide line before the first chemotherapy has no number is the house's reading.</remarks>
public static class ChemotherapyLines
{
    /// <summary>In their order; those are lines on the day they began.</summary>
    public static IReadOnlyList<TherapyLine> Of(TherapyLines lines) =>
        [.. lines.Lines.Where(IsNumbered).SkipWhile(line => !IsChemotherapy(line))];

    public static TherapyLine? Nth(TherapyLines lines, int number) => Of(lines) is var all && number <= all.Count ? all[number - 1] : null;

    /// <summary>The first line of radionuclide therapy, alone or beside other drugs.</summary>
    public static TherapyLine? FirstPrrt(TherapyLines lines) => lines.Lines.FirstOrDefault(line => line.Has(DrugClass.Prrt));

    /// <summary>By the classes of table 2, the two platinums apart; null: no chemotherapy and no radionuclide.</summary>
    public static string? Regimen(TherapyLine line) => LineConventions.Of(line, LineConvention.NordicNec2025).Word switch
    {
        "platinum_etoposide" => (line.Has("cisplatin"), line.Has("carboplatin")) switch { (true, false) => "cisplatin_etoposide", (false, true) => "carboplatin_etoposide", _ => "platinum_etoposide" },
        var word => word,
    };

    private static bool IsNumbered(TherapyLine line) => LineConventions.Of(line, LineConvention.NordicNec2025).Word is not null;

    private static bool IsChemotherapy(TherapyLine line) => line.Classes.Any(drug => drug?.IsChemotherapy() is true);
}
