using Islet.Cli.Guideline;
using Islet.Web;

namespace Islet.Tests.Web;

public sealed class FeedbackCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("islet-feedback-").FullName;

    [Fact]
    public async Task The_data_manager_sees_how_often_and_why_a_card_was_put_aside()
    {
        using var log = new FeedbackLog(Path.Combine(folder, "r.db"));
        Assert.Contains("No feedback so far.", await SayAsync(log, json: false), StringComparison.Ordinal);
        var at = new DateTimeOffset(2026, 5, 4, 9, 30, 0, TimeSpan.Zero);
        var told = new CdsFeedback(at, at, CardId.New(CardKind.Cautions), "cautions", "overridden", "fact-wrong", Commented: true);
        await log.AppendAsync([told, told with { Card = CardId.New(CardKind.Cautions), Commented = false }]);
        await log.AppendAsync([told with { Outcome = "accepted", Reason = null }]);
        Assert.Equal(3, log.Read().Count);
        var said = await SayAsync(log, json: false);
        Assert.Matches(@"cautions\s+overridden\s+fact wrong\s+2\s+1\s+2026-05-04", said);
        Assert.Matches(@"cautions\s+accepted\s+none given\s+1", said);
        using var json = System.Text.Json.JsonDocument.Parse(await SayAsync(log, json: true));
        Assert.Equal(3, json.RootElement.GetProperty("feedback").GetArrayLength());
    }

    [Fact]
    public async Task A_line_that_is_none_is_refused()
    {
        using var log = new FeedbackLog(Path.Combine(folder, "s.db"));
        await File.WriteAllTextAsync(log.Path, "{\"told\":");
        Assert.Equal("E_CDS_FEEDBACK_FILE", Assert.Throws<Islet.Course.RefusedException>(log.Read).Problem.Code);
    }

    [Theory]
    [InlineData("https://ehr.example.org", true), InlineData("http://localhost:3000", true), InlineData("https://ehr.example.org/app", false), InlineData("*", false), InlineData("file:///x", false)]
    public void An_origin_is_a_scheme_a_host_and_perhaps_a_port(string written, bool accepted)
    {
        if (accepted)
            Assert.Equal(written, Islet.Cli.Serve.SharedOptions.OriginOf(written).GetLeftPart(UriPartial.Authority));
        else
            Assert.Equal("E_CDS_ORIGIN", Assert.Throws<Islet.Course.RefusedException>(() => Islet.Cli.Serve.SharedOptions.OriginOf(written)).Problem.Code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<string> SayAsync(FeedbackLog log, bool json)
    {
        using var output = new StringWriter();
        await FeedbackCommand.RunAsync(log, json, output);
        return output.ToString();
    }
}
