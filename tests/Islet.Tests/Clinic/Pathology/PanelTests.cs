using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class PanelTests
{
    [Theory] // NANETS 2020: DAXX or ATRX lost → NET; p53 mutant or Rb lost → NEC; SSTR2A strong → NET, negative → NEC
    [InlineData("ihc_daxx=lost", "Net"), InlineData("ihc_atrx=lost", "Net"), InlineData("ihc_sstr2a=strong", "Net")]
    [InlineData("ihc_p53=mutant_pattern", "Nec"), InlineData("ihc_rb=lost", "Nec"), InlineData("ihc_sstr2a=negative", "Nec")]
    [InlineData("ihc_daxx=retained ihc_atrx=retained ihc_p53=wild_type ihc_rb=retained ihc_sstr2a=weak", "Uninformative"), InlineData("ihc_rb=retained", "Uninformative")]
    [InlineData("ihc_atrx=lost ihc_rb=lost", "Contradictory"), InlineData("ihc_sstr2a=strong ihc_p53=mutant_pattern", "Contradictory"), InlineData("ihc_cga=positive", "")]
    public void The_panel_points(string recorded, string direction) =>
        Assert.Equal(direction, DifferentiationPanel.Read(Recorded.Reader(recorded)).Direction.Value.ToString());

    [Theory]
    [InlineData("differentiation=well ihc_rb=lost", true, ""), InlineData("differentiation=poor ihc_atrx=lost", true, ""), InlineData("differentiation=well ihc_atrx=lost", false, "")]
    [InlineData("differentiation=ambiguous ihc_rb=lost", false, ""), InlineData("differentiation=well ihc_rb=lost ihc_atrx=lost", false, "")]
    [InlineData("ihc_rb=lost", null, "differentiation"), InlineData("differentiation=well", null, "ihc_daxx ihc_atrx ihc_rb ihc_p53 ihc_sstr2a")]
    public void Stains_against_morphology_are_told_and_move_nothing(string recorded, bool? contradicts, string waits)
    {
        var read = DifferentiationPanel.Read(Recorded.Reader(recorded)).ContradictsMorphology;
        Assert.Equal((contradicts, waits), (read.Value, Recorded.Missing(read.Missing)));
    }

    [Fact] // NANETS 2020, table 2
    public void Each_origin_has_its_stains()
    {
        var read = new Specimen { Differentiation = Differentiation.Well, IhcPax8 = Stain.Positive, IhcAtrx = "lost", IhcIslet1 = Stain.Negative, IhcCdx2 = Stain.Negative, IhcSatb2 = Stain.Positive };
        var hints = OriginPanel.Read(read);
        Assert.Equal([Origin.Pancreas, Origin.Rectum], hints.Where(h => h.Points).Select(h => h.Origin));
        Assert.Equal(["ihc_pax8", "ihc_atrx"], hints[0].For);
        Assert.Equal(["ihc_islet1"], hints[0].Against);
        Assert.Equal(["ihc_pax6", "ihc_pr", "ihc_daxx"], hints[0].NotStained);
        Assert.Equal(["ihc_ttf1", "ihc_otp"], hints.Single(h => h.Origin is Origin.Bronchopulmonary).NotStained);
    }

    [Theory]
    [InlineData(Stain.Positive, Stain.Positive, true), InlineData(Stain.Positive, null, false), InlineData(null, Stain.Positive, false), InlineData(Stain.Positive, Stain.Negative, false)]
    public void Skin_needs_both_CK20_and_polyomavirus(Stain? ck20, Stain? virus, bool points) => Assert.Equal(points, OriginPanel.Read(
        new() { Differentiation = Differentiation.Poor, IhcCk20 = ck20, IhcPolyomavirus = virus }).Single(h => h.Origin is Origin.Skin).Points);

    [Fact]
    public void A_carcinoma_that_lost_SMAD4_points_to_the_pancreas()
    {
        var hints = OriginPanel.Read(new() { Differentiation = Differentiation.Poor, NecCellType = "large_cell", IhcSmad4 = Stain.Negative, IhcTtf1 = Stain.Positive });
        Assert.Equal([Origin.Skin, Origin.Pancreas], hints.Select(h => h.Origin)); // TTF-1 speaks of small-cell carcinoma
        Assert.True(hints[1].Points);
    }

    [Fact]
    public void Before_NET_or_NEC_is_settled_there_is_no_panel_of_origin()
    {
        Assert.Empty(OriginPanel.Read(new() { IhcCdx2 = Stain.Positive }));
        Assert.Empty(OriginPanel.Read(new() { Differentiation = Differentiation.Ambiguous, IhcCdx2 = Stain.Positive }));
    }

    [Theory] // NANETS 2020, minimal requirements for diagnosis: PATH-05
    [InlineData("positive", "negative", Answer.Yes), InlineData("positive", "positive", Answer.No), InlineData("negative", "negative", Answer.No)]
    [InlineData("positive", null, Answer.Unknown), InlineData(null, "negative", Answer.Unknown), InlineData("negative", null, Answer.No)]
    public void Synaptophysin_without_chromogranin_asks_for_mimics(string? synaptophysin, string? cga, Answer asks)
    {
        var read = new Specimen { IhcSynaptophysin = synaptophysin, IhcCga = cga, IhcTrypsin = Stain.Negative };
        Assert.Equal((asks, asks is Answer.Yes ? 3 : 0), (MimicPrompt.Asks(read).Answer, MimicPrompt.Questions(read).Count));
        Assert.All(MimicPrompt.Questions(read), question => Assert.Equal(question.Mimic is Mimic.AcinarCellCarcinoma ? Stain.Negative : null, question.Result));
    }
}
