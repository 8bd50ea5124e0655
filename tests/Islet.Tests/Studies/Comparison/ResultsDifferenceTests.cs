using System.Text.Json;
using Islet.Course;
using Islet.Studies;

namespace Islet.Tests.Studies.Comparison;

public class ResultsDifferenceTests
{
    private const string Old = """
        {"study":{"id":"s","sha256":"a"},"program":{"version":"1"},"data":{"sha256":"d"},"synthetic":0,"cohort":{"before_outcome":9},
         "survival":[{"endpoint":"os","group":"G1","median":{"estimate":10}},{"endpoint":"os","group":"G2","median":{"estimate":5}}],"gone":1,"rows":[{"label":"x","n":1},{"label":"x","n":2}]}
        """;

    private static readonly JsonElement Before = JsonDocument.Parse(Old).RootElement;

    [Fact]
    public void The_same_results_differ_in_nothing() => Assert.True(ResultsDifference.Between(Before, Before).IsNone);

    [Fact]
    public void A_changed_number_is_named_with_its_value_before_and_now_and_so_is_where_it_comes_from()
    {
        var found = Between(("\"estimate\":5", "\"estimate\":6"), ("\"sha256\":\"d\"", "\"sha256\":\"e\""), ("\"gone\":1,", ""), ("\"n\":2", "\"n\":3"));
        Assert.Equal(["data.sha256 \"d\" \"e\""], found.Provenance.Select(Told));
        Assert.Equal(["survival[endpoint=os][group=G2].median.estimate 5 6", "rows[label=x][again=2].n 2 3", "gone 1 "], found.Results.Select(Told));
    }

    [Fact] // an item is known by its names, not by its place
    public void Another_order_is_no_difference() => Assert.True(Between(("""{"endpoint":"os","group":"G1","median":{"estimate":10}},{"endpoint":"os","group":"G2","median":{"estimate":5}}""",
        """{"endpoint":"os","group":"G2","median":{"estimate":5}},{"endpoint":"os","group":"G1","median":{"estimate":10}}""")).IsNone);

    [Fact]
    public void Results_of_two_studies_are_refused() => Assert.Equal("E_COMPARE_STUDY", Assert.Throws<RefusedException>(() => Between(("\"id\":\"s\"", "\"id\":\"t\""))).Problem.Code);

    private static ResultsDifference Between(params (string From, string To)[] changes) =>
        ResultsDifference.Between(Before, JsonDocument.Parse(changes.Aggregate(Old, (text, change) => text.Replace(change.From, change.To, StringComparison.Ordinal))).RootElement);

    private static string Told(ChangedResult changed) => $"{changed.Place} {changed.Before} {changed.After}";
}
