using FsCheck;
using FsCheck.Fluent;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Vocabularies;

/// <summary>Numbers that the authorities print as examples, and laws of their check digits. None is a patient's.</summary>
public class NationalNumberTests
{
    private static readonly DateOnly Today = new(2026, 1, 1);

    [Theory]
    [InlineData("SE", "640823-3234", "1964-08-23", Sex.Male)] // Skatteverket, SKV 704
    [InlineData("SE", "19640823-3234", "1964-08-23", Sex.Male), InlineData("SE", "6408233234", "1964-08-23", Sex.Male)]
    [InlineData("SE", "701063-2391", "1970-10-03", Sex.Male)] // coordination number, Skatteverket, SKV 707
    [InlineData("SE", "121212+1212", "1912-12-12", Sex.Male)] // Skatteverket's test person
    [InlineData("NO", "29029600013", "1996-02-29", Sex.Female), InlineData("NO", "290296 00013", "1996-02-29", Sex.Female)] // test numbers of NAV's validator
    [InlineData("NO", "53097248016", "1972-09-13", Sex.Female)] // D-number of the same
    [InlineData("DK", "070761-4285", "1961-07-07", Sex.Male)] // CPR-kontoret's example
    [InlineData("FI", "131052-308T", "1952-10-13", Sex.Female)] // DVV's example
    [InlineData("IT", "RSSMRA85T10A562S", "1985-12-10", Sex.Male), InlineData("IT", "MRTMTT25D09F205Z", "1925-04-09", Sex.Male)] // the customary examples, Mario Rossi and Matteo Moretti
    public void A_published_example_reveals_birth_and_sex(string country, string text, string birth, Sex sex)
    {
        var number = NationalNumber.Read(text, country, country == "IT" ? new(2020, 1, 1) : Today).Number!;
        Assert.Equal((birth, sex), (number.Birth!.Value.ToString("O", System.Globalization.CultureInfo.InvariantCulture), number.Sex));
        Assert.DoesNotContain(text[..6], number.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_spelling_of_one_number_has_one_canonical_form() => Assert.Single(
        new[] { "640823-3234", "6408233234", "19640823-3234", "196408233234", " 640823 - 3234 " }.Select(text => NationalNumber.Read(text, "SE", Today).Number!.Canonical).Distinct());

    [Theory]
    [InlineData("SE", "640823-3235"), InlineData("NO", "29029600014"), InlineData("DK", "310261-4285"), InlineData("FI", "131052-308U"), InlineData("IT", "RSSMRA85T10A562T")]
    public void A_number_that_fails_is_told_without_being_quoted(string country, string text)
    {
        var reading = NationalNumber.Read(text, country, Today);
        Assert.Null(reading.Number);
        Assert.Equal("E_NATIONAL_NUMBER_CHECK", reading.Complaint!.Code);
        Assert.DoesNotContain(text[..4], reading.Complaint.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SE", "hello"), InlineData("NO", "123"), InlineData("IT", "640823-3234")]
    public void What_has_another_form_is_told_apart(string country, string text) => Assert.Equal("E_NATIONAL_NUMBER_FORM", NationalNumber.Read(text, country, Today).Complaint!.Code);

    [Fact]
    public void A_code_with_letters_for_digits_is_the_same_person()
    {
        var plain = "RSSMRA85T10A56"; // omocodia: the last digit 2 of the place becomes N
        var letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".Single(c => NationalNumber.Read(plain + "N" + c, "IT", Today).Number is not null);
        Assert.Equal(new DateOnly(1985, 12, 10), NationalNumber.Read(plain + "N" + letter, "IT", Today).Number!.Birth);
    }

    [Fact]
    public void Norways_rule_of_2032_reveals_neither_sex_nor_century()
    {
        var given = Enumerable.Range(0, 100).Select(check => $"010190000{check:D2}").Select(n => NationalNumber.Read(n, "NO", Today).Number).OfType<NationalNumber>().ToList();
        Assert.Contains(given, n => n.Birth is null && n.Sex is null);
        Assert.InRange(given.Count(n => n.Birth is not null), 0, 1);
    }

    [Theory, InlineData("SE", "6408233234"), InlineData("NO", "29029600013"), InlineData("FI", "131052-308T")]
    public void Every_single_wrong_digit_is_found(string country, string number) => Assert.All(
        Enumerable.Range(0, number.Length).Where(i => char.IsAsciiDigit(number[i])).SelectMany(i => "0123456789".Where(d => d != number[i]).Select(d => number[..i] + d + number[(i + 1)..])),
        wrong => Assert.Null(NationalNumber.Read(wrong, country, Today).Number));

    [Fact]
    public void Luhn_finds_every_single_wrong_digit_of_any_ten() => Prop.ForAll(Gen.Choose(0, 9).ArrayOf(9).Zip(Gen.Choose(0, 9)).Zip(Gen.Choose(1, 9)).ToArbitrary(), drawn =>
    {
        var ((nine, at), more) = drawn;
        var ten = Enumerable.Range(0, 10).Select(c => string.Concat(nine) + c).Single(t => SwedishNumber.HasCheckDigit(t));
        var wrong = ten.ToCharArray();
        wrong[at] = (char)('0' + ((wrong[at] - '0' + more) % 10));
        return !SwedishNumber.HasCheckDigit(wrong);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("remiss 640823-3234 från USÖ", true), InlineData("pat. 19640823-3234, ringer", true), InlineData("fnr 29029600013", true), InlineData("cpr 070761-4285.", true)]
    [InlineData("hetu 131052-308T", true), InlineData("CF rssmra85t10a562s", true), InlineData("tel 070-123 45 67", false), InlineData("2019-05-17 till 2020-01-01", false)]
    [InlineData("Ki-67 12 %, 1234567890", false), InlineData("CgA 123456.7890", false)]
    public void A_number_inside_a_text_is_found(string text, bool found) => Assert.Equal(found, NationalNumber.IsIn(text));
}
