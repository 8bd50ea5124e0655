using System.Globalization;

namespace Islet.Exchange;

/// <summary>A name and a number of nobody, for trying the key file. The number has a valid check digit and a serial that Skatteverket gives to test persons.</summary>
internal sealed record SampleIdentity(string Number, string FirstName, string LastName)
{
    private static readonly string[] Women = ["Test-Anna", "Test-Karin", "Test-Märta", "Test-Åsa", "Test-Elin"];
    private static readonly string[] Men = ["Test-Erik", "Test-Göran", "Test-Nils", "Test-Sören", "Test-Olle"];
    private static readonly string[] Families = ["Påhittad", "Exempelsson", "Ingensson", "Provström", "Mallberg", "Fiktivius", "Låtsasdotter"];

    public static SampleIdentity Of(SamplePatient patient)
    {
        // 980–999: the serials of test persons; the last of the three digits is odd for men.
        var serial = 980 + (patient.Number % 10 * 2) + (patient.Male ? 1 : 0);
        var nine = string.Create(CultureInfo.InvariantCulture, $"{patient.Birth:yyMMdd}{serial}");
        return new($"{patient.Birth.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-{serial}{CheckDigit(nine)}",
            patient.Male ? Men[patient.Number % Men.Length] : Women[patient.Number % Women.Length], Families[patient.Number % Families.Length]);
    }

    /// <summary>Modulus 10 with weights 2, 1, 2 … (Skatteverket, SKV 704).</summary>
    internal static int CheckDigit(string nine)
    {
        var sum = nine.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 2 : 1)).Sum(product => product > 9 ? product - 9 : product);
        return (10 - (sum % 10)) % 10;
    }
}
