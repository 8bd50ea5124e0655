using System.Text.Json;
using Islet.Cli.Guideline;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Tests.Cli;

/// <summary>A card in the terminal: the same words as on the page, with what each line rests on.</summary>
public class CardCommandTests
{
    [Fact]
    public void Every_line_stands_with_its_statements_and_the_purpose_comes_first()
    {
        var text = CardCommand.Text(CardCommand.Find("PRRT"));
        Assert.Contains(IntendedPurpose.Text, text, StringComparison.Ordinal);
        Assert.Contains("7.4 GBq (200 mCi) per cycle, four cycles. [NANETS2020-PRRT-01, EV0042, lines 505-508, 1136-1138]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void As_JSON_it_has_every_line_with_its_sources()
    {
        foreach (var card in FactCards.Shipped)
        {
            var json = JsonDocument.Parse(JsonForm.ToJson(w => CardCommand.Write(w, card))).RootElement;
            Assert.Equal(IntendedPurpose.Text, json.GetProperty("purpose").GetString());
            Assert.Equal(card.Sections.Sum(s => s.Lines.Count), json.GetProperty("sections").EnumerateArray().Sum(s => s.GetProperty("lines").GetArrayLength()));
            Assert.Equal(card.Statements.Select(s => s.Statement.Id).Order(StringComparer.Ordinal), Ids(json).Distinct().Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void A_name_that_no_card_has_is_refused_with_the_nearest()
    {
        var problem = Assert.Throws<RefusedException>(() => CardCommand.Find("insulinom")).Problem;
        Assert.Equal(("E_CARD_UNKNOWN", "Did you mean insulinoma?"), (problem.Code, problem.Remedy));
    }

    private static IEnumerable<string> Ids(JsonElement json) => json.GetProperty("know_first").EnumerateArray().Concat(json.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("lines").EnumerateArray()))
        .SelectMany(line => line.GetProperty("statements").EnumerateArray()).Select(id => id.GetString()!);
}
