using Islet.Board;
using Islet.Clinic;

namespace Islet.Tests.Board;

/// <summary>What a criterion's category rests on.</summary>
public class CriterionWordsTests
{
    [Fact] // two rules rest on one new lesion
    public void A_new_lesion_stands_once()
    {
        var cell = Cell(ResponseCategory.PD, new ResponseReason.Shown(ProgressionCause.NewLesion, ["L7"]), new ResponseReason.Shown(ProgressionCause.NewLesion, ["L7"]), new ResponseReason.Shown(ProgressionCause.NonTarget, ["L3"]));
        Assert.Equal(["new lesion (L7)", "unequivocal progression of non-targets (L3)"], CriterionWords.Measured(cell));
    }

    [Fact]
    public void What_gives_values_and_no_category_is_headed_by_its_value()
    {
        var rate = new BoardCriterion("TGR", "Tumour growth rate", null, ResponseGroup.None, ["5.7 %/month", "0.8 %/month"], 0);
        Assert.Equal(("5.7 %/month", "0.8 %/month"), (rate.Head, Assert.Single(rate.Beside)));
        Assert.Null((rate with { Measured = [] }).Head);
        Assert.Equal(("PD", 2), ((rate with { Category = "PD" }).Head, (rate with { Category = "PD" }).Beside.Count));
    }

    [Fact] // specification of PET quantification, section 6: -40/+20 % are marks of the literature, not classes
    public void Cut_offs_of_an_unpublished_abstract_are_marks_and_no_classes()
    {
        string? Said(ResponseCriterion criterion, ResponseGroup group, ResponseCategory category, string step) => CriterionWords.Category(
            new ResponseCell(new ResponseAssessment(criterion, ResponseOptions.Default, [], [], []), new TimePointResponse { Id = "TP1", Overall = category, DecidedBy = step }, group, []));
        Assert.Equal("below the −40 % mark", Said(Chaban2024.Volume, ResponseGroup.Response, ResponseCategory.Response, PetStep.Fall));
        Assert.Equal("above the +20 % mark", Said(Chaban2024.Activity, ResponseGroup.Progression, ResponseCategory.Progression, PetStep.Rise));
        Assert.Equal("new lesion", Said(Chaban2024.Volume, ResponseGroup.Progression, ResponseCategory.Progression, ResponseStep.NewLesion));
        Assert.Equal("between the marks", Said(Chaban2024.WithoutNewLesions, ResponseGroup.Stable, ResponseCategory.Stable, PetStep.Stable));
        Assert.Equal("NE", Said(Chaban2024.Volume, ResponseGroup.None, ResponseCategory.NE, PetStep.NotMeasured));
        Assert.Equal("PMR", Said(Percist10.Criterion, ResponseGroup.Response, ResponseCategory.Pmr, PetStep.Fall));
    }

    [Fact]
    public void Criteria_agree_only_where_two_could_be_read()
    {
        BoardCriterion One(string code, ResponseGroup group) => new(code, code, "x", group, [], 0);
        string Alike(params BoardCriterion[] criteria) => new BoardResponse(1, "everolimus", "R1", "2024-09-05", "NE", "", criteria, [], []).Alike;
        Assert.Equal("No criterion could be read at this time point.", Alike(One("RECIST1.1", ResponseGroup.None)));
        Assert.Equal("Only PERCIST could be read: nothing to compare it with.", Alike(One("RECIST1.1", ResponseGroup.None), One("PERCIST", ResponseGroup.Stable)));
        Assert.Equal("All criteria that could be read say the same.", Alike(One("RECIST1.1", ResponseGroup.Stable), One("PERCIST", ResponseGroup.Stable)));
        Assert.Equal("Not shown: SSTV-40/20, TLA-40/20; no baseline to compare with.", new UnreadCriteria("no baseline to compare with", ["SSTV-40/20", "TLA-40/20"]).Says);
    }

    private static ResponseCell Cell(ResponseCategory category, params ResponseReason[] reasons) => new(null!, new TimePointResponse { Id = "TP1", Overall = category, DecidedBy = "new_lesion" }, ResponseGroup.Progression, reasons);
}
