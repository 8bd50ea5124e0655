using Islet.Exchange;

namespace Islet.Tests.Exchange.Vocabularies;

public class DrugNamesTests
{
    [Theory]
    [InlineData("Sandostatina LAR + Afinitor", "octreotide, everolimus"), InlineData("CAPTEM", "capecitabine, temozolomide"), InlineData("Cap/Tem", "capecitabine, temozolomide")]
    [InlineData("STZ/5-FU", "streptozocin, fluorouracil"), InlineData("Cisplatin och etoposid", "cisplatin, etoposide"), InlineData("karboplatin-etoposid", "carboplatin, etoposide")]
    [InlineData("mFOLFOX6", "folinic acid, fluorouracil, oxaliplatin"), InlineData("177Lu-DOTATATE", "lutetium oxodotreotide"), InlineData("Lanreotid 120 mg", "lanreotide")]
    [InlineData("SSA", "somatostatin analogue"), InlineData("PRRT x4", "peptide receptor radionuclide therapy"), InlineData("Everolimus + SSA", "everolimus, somatostatin analogue")]
    [InlineData("témozolomide et capécitabine", "temozolomide, capecitabine"), InlineData("EP", "cisplatin, etoposide"), InlineData("sunitinib, Sutent", "sunitinib")]
    public void A_cell_names_its_drugs_in_one_vocabulary(string text, string names)
    {
        var reading = DrugNames.Read(text);
        Assert.Empty(reading.NotUnderstood);
        Assert.Equal(names, string.Join(", ", reading.Names));
    }

    [Fact]
    public void A_misspelt_name_stays_as_it_is_and_is_told_with_what_it_may_mean()
    {
        var reading = DrugNames.Read("Everolimuss + Sandostatin");
        Assert.Equal(["Everolimuss", "octreotide"], reading.Names);
        var (written, mayMean) = Assert.Single(reading.NotUnderstood);
        Assert.Equal("Everolimuss", written);
        Assert.Contains("everolimus", mayMean);
    }

    [Fact]
    public void Every_drug_and_regimen_names_its_source_and_no_spelling_means_two_things()
    {
        Assert.All(DrugNames.Drugs, d => Assert.False(string.IsNullOrWhiteSpace(d.Source)));
        Assert.All(DrugNames.Regimens, r => Assert.Matches(@"\b(19|20)\d\d\b|regimen as named", r.Source));
        Assert.All(DrugNames.Regimens.SelectMany(r => r.Drugs), d => Assert.NotNull(DrugNames.Find(d)));
        var spellings = DrugNames.Drugs.SelectMany(d => d.Spellings.Append(d.Name).Select(s => (Key: Folded.Of(s), d.Name))).Distinct()
            .Concat(DrugNames.Regimens.SelectMany(r => r.Spellings.Append(r.Name).Select(s => (Key: Folded.Of(s), r.Name))).Distinct());
        Assert.Empty(spellings.GroupBy(s => s.Key).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void A_drug_finds_itself_under_every_spelling() => Assert.All(DrugNames.Drugs, d => Assert.All(d.Spellings, s => Assert.Equal([d.Name], DrugNames.Read(s).Names)));

    [Theory, InlineData("CgA", "chromogranin_a"), InlineData("P-kromogranin A", "chromogranin_a"), InlineData("dU-5-HIAA", "5_hiaa"), InlineData("fosfatasi alcalina", "alkaline_phosphatase")]
    public void An_analyte_has_one_name(string text, string name) => Assert.Equal(name, Analytes.Find(text)!.Name);

    [Fact]
    public void Every_analyte_has_its_code_its_units_and_its_source() => Assert.All(Analytes.All, a =>
    {
        Assert.All(a.Loinc, code => Assert.Matches(@"^\d{3,5}-\d$", code));
        Assert.NotEmpty(a.Units);
        Assert.NotEmpty(a.Source);
    });

    [Fact]
    public void The_page_of_terminology_lists_every_drug_regimen_and_analyte()
    {
        var page = File.ReadAllText(Repository.File("docs", "terminology.md"));
        Assert.All(DrugNames.Drugs, d => Assert.Contains($"| {d.Name} | {d.Class} | {d.Atc} |", page, StringComparison.Ordinal));
        Assert.All(DrugNames.Regimens, r => Assert.Contains($"| {r.Name} | {string.Join(", ", r.Drugs)} |", page, StringComparison.Ordinal));
        Assert.All(Analytes.All, a => Assert.Contains($"| {a.Name} | {string.Join(", ", a.Loinc)} |", page, StringComparison.Ordinal));
    }
}
