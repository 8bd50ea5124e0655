using System.Text.Json;
using Islet.Cli.Patients;
using Islet.Tests.Clinic;

namespace Islet.Tests.Cli;

public class RecharacterizeCommandTests
{
    [Fact] // the patient of figure 2, Mollazadegan et al. 2025
    public async Task It_says_what_changed_on_which_findings_and_what_is_missing()
    {
        var said = await SayAsync(json: false);
        Assert.Contains("1 to 2: meets the Uppsala definition, limb ii, iii", said, StringComparison.Ordinal);
        Assert.Contains("0 to 1: cannot be decided because of", said, StringComparison.Ordinal);
        Assert.Contains("Ki-67 index 18 % of 2018-05-02; Ki-67 index 40 % of 2019-05-03", said, StringComparison.Ordinal);
        Assert.Contains("FDG PET at characterization 0: not recorded", said, StringComparison.Ordinal);
        Assert.All(said.Split('\n').Where(line => line.StartsWith("  (", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 140));
    }

    [Fact]
    public async Task Its_json_carries_the_premises_and_what_each_open_limb_waits_for()
    {
        using var document = JsonDocument.Parse(await SayAsync(json: true));
        var root = document.RootElement;
        Assert.Equal(3, root.GetProperty("characterizations").GetArrayLength());
        var (first, second) = (root.GetProperty("changes")[0], root.GetProperty("changes")[1]);
        Assert.Equal(("unknown", "yes"), (first.GetProperty("meets_definition").GetString(), second.GetProperty("meets_definition").GetString()));
        Assert.Equal(["ii", "iii"], second.GetProperty("limbs_met").EnumerateArray().Select(l => l.GetString()!));
        Assert.Equal("40", second.GetProperty("limbs")[2].GetProperty("premises")[1].GetProperty("value").GetString());
        Assert.Equal("fdg_pet_result", first.GetProperty("limbs")[1].GetProperty("waits_for")[0].GetProperty("fact").GetString());
        Assert.Equal(("2018-05-11", "2019-05-11"), (second.GetProperty("before").GetString(), second.GetProperty("after").GetString()));
        Assert.Equal("g2_to_g3", root.GetProperty("characterizations")[2].GetProperty("facts").GetProperty("grade_transition").GetString());
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task At_a_centre_that_has_switched_the_statements_off_it_shows_none_and_says_so(bool json)
    {
        var said = await SayAsync(json, statements: false);
        Assert.Contains("The statements are switched off at this centre.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("NANETS", said, StringComparison.Ordinal);
        Assert.Contains("NANETS", await SayAsync(json), StringComparison.Ordinal);
    }

    private static async Task<string> SayAsync(bool json, bool statements = true)
    {
        using var output = new StringWriter();
        await RecharacterizeCommand.RunAsync(Examined.Seen(Examined.Figure2), json, output, statements);
        return output.ToString();
    }
}
