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

    private static ResponseCell Cell(ResponseCategory category, params ResponseReason[] reasons) => new(null!, new TimePointResponse { Id = "TP1", Overall = category, DecidedBy = "new_lesion" }, ResponseGroup.Progression, reasons);
}
