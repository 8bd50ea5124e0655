namespace Islet.Clinic;

/// <summary>Whose way of grouping lines: the papers do it differently, and a category never travels without the name of its paper.</summary>
public enum LineConvention
{
    /// <summary>Panzuto et al., J Clin Med 2024;13:2074: what an analogue is combined with.</summary>
    ItalianSequencing2024,

    /// <summary>NORDIC NEC 2, Br J Cancer 2025, doi:10.1038/s41416-025-03054-w: palliative chemotherapy and its partners; radionuclide therapy beside it.</summary>
    NordicNec2025,

    /// <summary>Mollazadegan et al. 2025 (Uppsala), table 1: classes given before, as a set.</summary>
    Uppsala2025,
}

/// <summary>Where a line does not fit the paper that its category is taken from.</summary>
public enum ConventionNote
{
    /// <summary>The category names an analogue, and none is on record beside the drug.</summary>
    AnalogueNotOnRecord,

    /// <summary>The paper had no such drug in a line of this number.</summary>
    DrugNotInThePaper,

    /// <summary>Classes that the paper groups apart, in one line.</summary>
    SeveralClasses,

    /// <summary>The paper does not count such a treatment as a line.</summary>
    NoSuchLine,

    /// <summary>The paper excluded patients with investigational drugs.</summary>
    Investigational,
}

/// <summary>The category of a line by one paper.</summary>
/// <param name="Words">One word, or of Uppsala a set; empty: it has none, and the notes say why.</param>
/// <param name="Number">The line's number as the paper counts; null: it does not count it.</param>
public sealed record LineClass(LineConvention Convention, IReadOnlyList<string> Words, int? Number, IReadOnlyList<ConventionNote> Notes)
{
    public string? Word => Words is [var one] ? one : null;

    public string Source => Convention switch
    {
        LineConvention.ItalianSequencing2024 => "Panzuto et al., J Clin Med 2024;13:2074, sections 3.2 and 3.3",
        LineConvention.NordicNec2025 => "NORDIC NEC 2, Br J Cancer 2025, doi:10.1038/s41416-025-03054-w, table 2",
        LineConvention.Uppsala2025 => "Mollazadegan et al. 2025, table 1",
    };
}

/// <summary>The categories of a line of therapy in the three papers that group lines.</summary>
/// <remarks>Panzuto et al. 2024, sections 3.2 and 3.3; NORDIC NEC 2 2025, table 2; Mollazadegan et al. 2025, table 1.</remarks>
public static class LineConventions
{
    public static IReadOnlyList<LineClass> Of(TherapyLines lines, TherapyLine line) =>
        [Italian(line, line.Number), Nordic(line, NordicNumber(lines, line)), Uppsala(line)];

    public static LineClass Of(TherapyLine line, LineConvention convention) => convention switch
    {
        LineConvention.ItalianSequencing2024 => Italian(line, line.Number),
        LineConvention.NordicNec2025 => Nordic(line, null),
        LineConvention.Uppsala2025 => Uppsala(line),
    };

    /// <summary>Lines before an event as Uppsala tabulates them. Its rows add to 20 of 21 patients (contradictions, "Treatment lines").</summary>
    public static string? UppsalaCount(int? lines) => lines switch { null => null, 0 => "0", 1 => "1", 2 => "2", _ => ">=3" };

    private static LineClass Italian(TherapyLine line, int number)
    {
        List<ConventionNote> notes = line.IsInvestigational ? [ConventionNote.Investigational] : [];
        var kinds = Kinds(line);
        if (kinds is not [var kind] || kind is null)
            return new(LineConvention.ItalianSequencing2024, [], number, [.. notes, kinds.Contains(null) ? ConventionNote.DrugNotInThePaper : ConventionNote.SeveralClasses]);
        if (kind is "ssa_prrt" or "ssa_targeted" && !line.Has(DrugClass.SomatostatinAnalogue))
            notes.Add(ConventionNote.AnalogueNotOnRecord);
        if (kind is "chemotherapy" && !line.Has("temozolomide") && !(number > 1 && line.Has(DrugClass.Oxaliplatin)))
            notes.Add(ConventionNote.DrugNotInThePaper); // first line: temozolomide; second: temozolomide or oxaliplatin
        if (kind is "ssa" && number > 1)
            notes.Add(ConventionNote.NoSuchLine); // its second line of analogues is a higher dose or a switch
        if (kind is "ssa_intensified" && number == 1)
            notes.Add(ConventionNote.NoSuchLine);
        return new(LineConvention.ItalianSequencing2024, [kind], number, notes);
    }

    /// <summary>What the line combines the analogue with, by the words of line_category; null: a drug that the paper has no category for.</summary>
    private static List<string?> Kinds(TherapyLine line)
    {
        var kinds = line.Classes.Where(drug => drug is not DrugClass.SomatostatinAnalogue).Select(drug => drug switch
        {
            DrugClass.Prrt => "ssa_prrt",
            { } targeted when targeted.IsTargeted() => "ssa_targeted",
            { } chemotherapy when chemotherapy.IsChemotherapy() => "chemotherapy",
            _ => null,
        }).Distinct().ToList();
        return kinds.Count > 0 ? kinds : [line.IsNonConventionalAnalogue ? "ssa_intensified" : "ssa"];
    }

    private static LineClass Nordic(TherapyLine line, int? number)
    {
        var chemotherapy = line.Classes.Any(drug => drug?.IsChemotherapy() is true);
        string? word = !chemotherapy ? line.Has(DrugClass.Prrt) ? "prrt" : null
            : line.Has(DrugClass.Platinum) && line.Has(DrugClass.Etoposide) ? "platinum_etoposide"
            : line.Has(DrugClass.Oxaliplatin) ? "oxaliplatin_based"
            : !line.Has("temozolomide") ? "other_chemotherapy"
            : line.Has("everolimus") ? "temozolomide_everolimus"
            : line.Has(DrugClass.Fluoropyrimidine) ? "temozolomide_capecitabine"
            : "temozolomide";
        return new(LineConvention.NordicNec2025, word is null ? [] : [word], number,
            word is null ? [ConventionNote.NoSuchLine] : chemotherapy && line.Has(DrugClass.Prrt) ? [ConventionNote.SeveralClasses] : []);
    }

    /// <summary>Chemotherapy and radionuclide lines are numbered; analogues and targeted drugs alone are not (house reading: the paper starts its clock at first-line chemotherapy).</summary>
    private static int? NordicNumber(TherapyLines lines, TherapyLine line) => Nordic(line, null).Words.Count == 0 ? null
        : lines.Lines.Count(l => l.Number <= line.Number && Nordic(l, null).Words.Count > 0);

    private static LineClass Uppsala(TherapyLine line)
    {
        SortedSet<string> words = new(StringComparer.Ordinal);
        foreach (var drug in line.Drugs)
            if (UppsalaWord(drug) is { } word)
                words.Add(word);
        return new(LineConvention.Uppsala2025, [.. words], line.Number, words.Count == 0 ? [ConventionNote.DrugNotInThePaper] : []);
    }

    /// <summary>Alkylating chemotherapy is temozolomide or streptozocin (note to table 1).</summary>
    internal static string? UppsalaWord(string drug) => DrugTable.Of(drug) switch
    {
        DrugClass.SomatostatinAnalogue => "ssa",
        DrugClass.Prrt => "prrt",
        DrugClass.MtorInhibitor => "mtor_inhibitor",
        DrugClass.Alkylator when drug.Trim().ToUpperInvariant() is "TEMOZOLOMIDE" or "STREPTOZOCIN" => "alkylating_chemotherapy",
        _ => null,
    };
}
