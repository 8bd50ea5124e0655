using Islet.Clinic;
using Islet.Exchange;

namespace Islet.Tests.Clinic.Lines;

public class DrugTableTests
{
    [Fact]
    public void Every_drug_that_an_import_can_name_has_a_class() => Assert.Empty(DrugNames.Drugs.Where(d => DrugTable.Of(d.Name) is null).Select(d => d.Name));

    [Fact]
    public void Both_vocabularies_agree_on_the_class() => Assert.All(DrugNames.Drugs, d => Assert.True(Agrees(d.Class, DrugTable.Of(d.Name)!.Value), d.Name));

    [Theory]
    [InlineData("Everolimus", DrugClass.MtorInhibitor), InlineData(" 177Lu-DOTATATE", DrugClass.Prrt), InlineData("oxaliplatin", DrugClass.Oxaliplatin), InlineData("study drug", null)]
    public void Names_are_read_whatever_their_case(string name, DrugClass? drug) => Assert.Equal(drug, DrugTable.Of(name));

    private static bool Agrees(string word, DrugClass drug) => word switch
    {
        "ssa" => drug is DrugClass.SomatostatinAnalogue,
        "prrt" => drug is DrugClass.Prrt,
        "mtor_inhibitor" => drug is DrugClass.MtorInhibitor,
        "tyrosine_kinase_inhibitor" => drug is DrugClass.TyrosineKinaseInhibitor,
        "alkylator" => drug is DrugClass.Alkylator,
        "platinum" => drug is DrugClass.Platinum or DrugClass.Oxaliplatin,
        "chemotherapy" => drug.IsChemotherapy(),
        "immunotherapy" => drug is DrugClass.Immunotherapy,
        "symptom" => drug is DrugClass.SymptomControl,
        "ppi" or "supportive" => drug is DrugClass.Supportive,
        "other" => drug is DrugClass.OtherAntitumour or DrugClass.Interferon,
        _ => false,
    };
}
