using Islet.Registry;
using Islet.Web;

namespace Islet.Tests.Web;

public class CredentialsTests
{
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"; // "12345678901234567890" in base 32

    [Theory] // RFC 6238, appendix B, SHA-1; the last six of its eight digits
    [InlineData(59, "287082"), InlineData(1111111109, "081804"), InlineData(1111111111, "050471"), InlineData(1234567890, "005924"), InlineData(2000000000, "279037"), InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_RFC(long seconds, string code) => Assert.Equal(code, Totp.CodeOf(Secret, Totp.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory] // RFC 4226, appendix D
    [InlineData(0, "755224"), InlineData(1, "287082"), InlineData(2, "359152"), InlineData(3, "969429"), InlineData(4, "338314"), InlineData(5, "254676"), InlineData(6, "287922"), InlineData(7, "162583"), InlineData(8, "399871"), InlineData(9, "520489")]
    public void Codes_by_counter_are_those_of_the_RFC(long step, string code) => Assert.Equal(code, Totp.CodeOf(Secret, step));

    [Theory]
    [InlineData(-2, false), InlineData(-1, true), InlineData(0, true), InlineData(1, true), InlineData(2, false)]
    public void A_clock_may_differ_by_one_step(int steps, bool good)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = Totp.StepOf(now) + steps;
        Assert.Equal(good ? step : null, Totp.StepOf(Secret, Totp.CodeOf(Secret, step), now, after: 0));
        Assert.Null(Totp.StepOf(Secret, Totp.CodeOf(Secret, step), now, after: step));
        Assert.Equal(good ? step : null, Totp.StepOf(Secret, Totp.CodeOf(Secret, step).Insert(3, " "), now, after: step - 1));
    }

    [Fact]
    public void Secrets_are_160_bits_and_no_two_are_one()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => Totp.NewSecret()).ToList();
        Assert.Equal(100, secrets.Distinct().Count());
        Assert.All(secrets, secret => Assert.Matches("^[A-Z2-7]{32}$", secret));
        Assert.Equal($"otpauth://totp/Islet:%C3%85sa%20%C3%96?secret={Secret}&issuer=Islet", Totp.UriOf(Secret, "Åsa Ö"));
    }

    [Theory]
    [InlineData("elevensigns", "E_PASSWORD_SHORT"), InlineData("twelve signs", null), InlineData("", "E_PASSWORD_SHORT")]
    [InlineData("anna.berg is my name", "E_PASSWORD_NAME"), InlineData("I am ANNA.BERG!", "E_PASSWORD_NAME"), InlineData("anna and the berg", null)]
    [InlineData("password1234", "E_PASSWORD_COMMON"), InlineData("PassWord-1234", "E_PASSWORD_COMMON"), InlineData("abcdabcdabcdabcd", "E_PASSWORD_COMMON"), InlineData("abcdeabcdeabcde", null)]
    [InlineData("åäö 密码 пароль", null)]
    public void A_password_is_long_not_the_name_and_not_the_commonest(string password, string? code) => Assert.Equal(code, Passwords.WhyNot(password, "anna.berg")?.Code);

    [Theory]
    [InlineData(200, null), InlineData(201, "E_PASSWORD_LONG")]
    public void A_password_has_an_end(int length, string? code) => Assert.Equal(code, Passwords.WhyNot(string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 26)))), "anna")?.Code);

    [Fact]
    public void A_hash_is_salted_and_fits_its_password_alone()
    {
        var (one, other) = (Passwords.Hash("four words nobody joins"), Passwords.Hash("four words nobody joins"));
        Assert.NotEqual(one, other);
        var account = new Account("anna", "Reader", default) { Password = one };
        Assert.True(Passwords.Fits("four words nobody joins", account));
        Assert.False(Passwords.Fits("Four words nobody joins", account));
        Assert.False(Passwords.Fits("four words nobody joins", null));
        Assert.False(Passwords.Fits("nobody's password", null));
        Assert.False(Passwords.Fits("nobody's password", account with { Password = null }));
    }

    [Fact]
    public void Recovery_codes_are_typed_as_people_type()
    {
        var codes = RecoveryCodes.New();
        Assert.Equal(8, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$", code));
        Assert.Equal(RecoveryCodes.HashOf(codes[0]), RecoveryCodes.HashOf(" " + codes[0].ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)));
        Assert.NotEqual(RecoveryCodes.HashOf(codes[0]), RecoveryCodes.HashOf(codes[1]));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows")]
    [InlineData("<script>alert(1)</script>", ""), InlineData("", "")]
    public void A_browser_is_called_by_a_few_words(string agent, string name) => Assert.Equal(name, DeviceName.Of(agent));

    [Theory]
    [InlineData("reader", Role.Reader), InlineData("data-manager", Role.DataManager), InlineData("ADMINISTRATOR", Role.Administrator), InlineData("DataManager", null), InlineData("4", null), InlineData("", null)]
    public void Roles_have_words(string word, Role? role) => Assert.Equal(role, Rights.RoleOf(word));
}
