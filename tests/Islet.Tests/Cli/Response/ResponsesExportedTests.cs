using Islet.Cli.Exchange;
using Islet.Clinic;

namespace Islet.Tests.Cli.Response;

public class ResponsesExportedTests
{
    [Fact] // one cause without a word once stopped the whole export
    public void Every_cause_without_a_time_has_a_word_of_its_own()
    {
        var times = Enum.GetValues<ResponseTimeCause>().ToDictionary(cause => cause, _ => 1);
        var survival = Enum.GetValues<NoOutcome>().ToDictionary(cause => cause, _ => 2);
        var named = ResponsesExported.Named(times, survival);
        Assert.Equal(times.Count + survival.Count, named.Count);
        Assert.Equal((1, 2), (named["noBaseline"], named["os_end_uncertain"]));
        Assert.All(named.Keys, word => Assert.Matches("^(os_[a-z_]+|[a-zA-Z]+)$", word));
    }
}
