using System.Text.Json;
using Islet.Studies;

namespace Islet.Tests.Studies.Comparison;

public class ResultsAddressTests
{
    private const string Results = """
        {"layouts":[{"name":"t","rows":[
            {"label":"Before","depth":0},{"label":"G1","depth":1,"n":1},{"label":"After, n [range]","depth":0,"n":5},{"label":"G1","depth":1,"n":2},
            {"label":"Cells","depth":0,"cells":[{"N":9,"counts":[{"count":"a","n":3},{"count":null,"n":4}]}]}]}],
         "survival":[{"endpoint":"os","by":null,"group":null,"median":10},{"endpoint":"os","by":"grade","group":"G1","median":20,"times":[{"time":12},{"time":24}]}]}
        """;

    private static readonly JsonElement Root = JsonDocument.Parse(Results).RootElement;

    [Theory]
    [InlineData("survival[endpoint=os][by=grade][group=G1].median", "20")]
    [InlineData("survival[endpoint=os][by=].median", "10")]
    [InlineData("survival[1].times[time=24].time", "24")]
    [InlineData("layouts[name=t].rows[under=Before][label=G1].n", "1")]
    [InlineData("layouts[name=t].rows[under=After, n [range]][label=G1].n", "2")]
    [InlineData("layouts[name=t].rows[label=After, n [range]].n", "5")]
    [InlineData("layouts[name=t].rows[label=Cells].cells[0].counts[count=a].n", "3")]
    [InlineData("layouts[name=t].rows[label=G1].n", "1 2")]
    [InlineData("layouts[name=u].rows[label=G1].n", "")]
    [InlineData("survival[2].median", "")]
    [InlineData("survival.median", "")]
    public void An_address_names_what_stands_there(string address, string values) =>
        Assert.Equal(values, string.Join(' ', ResultsAddress.TryParse(address)!.In(Root).Select(f => f.Value.GetRawText())));

    [Fact]
    public void A_value_remembers_the_cell_around_it() =>
        Assert.Equal(9, ResultsAddress.TryParse("layouts[0].rows[label=Cells].cells[0].counts[0].n")!.In(Root)[0].Cell!.Value.GetProperty("N").GetInt32());

    [Theory, InlineData(""), InlineData("[0]"), InlineData("a[0"), InlineData("a."), InlineData("a..b"), InlineData("a[x]"), InlineData("a[=1]"), InlineData("a[0]b"), InlineData("a[-1]")]
    public void What_is_no_address_is_none(string text) => Assert.Null(ResultsAddress.TryParse(text));
}
