using System.Globalization;
using Islet.Language;

namespace Islet.Tests.Language;

public class CentreTimeTests
{
    private static readonly DateTimeOffset Late = new(2026, 11, 21, 23, 17, 5, TimeSpan.Zero);

    [Theory]
    [InlineData("Europe/Stockholm", "en", "2026-11-22 00:17"), InlineData("Europe/Rome", "it", "22/11/2026 00:17"), InlineData("UTC", "sv", "2026-11-21 23:17 UTC"), InlineData("America/New_York", "en", "2026-11-21 18:17")]
    public void An_instant_is_told_by_the_centre_s_watch(string zone, string language, string written)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        CentreTime.Zone = TimeZoneInfo.FindSystemTimeZoneById(zone);
        Assert.Equal(written, CentreTime.Write(Late));
    }

    [Fact]
    public void Two_instants_of_one_minute_are_told_apart() => Assert.Equal("2026-11-21 23:17:05 UTC", CentreTime.Write(Late, "HH:mm:ss"));

    [Fact]
    public async Task Without_a_zone_it_is_UTC_and_one_request_does_not_set_it_for_another()
    {
        await Task.Run(() => CentreTime.Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm"));
        Assert.Equal(TimeZoneInfo.Utc, CentreTime.Zone);
    }
}
