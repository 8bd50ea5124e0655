using Islet.Course;

namespace Islet.Exchange;

/// <summary>Henkilötunnus. Valtioneuvoston asetus väestötietojärjestelmästä 128/2010, § 2 and its change 690/2022 (new signs of the century from 2023); DVV, "The personal identity code".</summary>
internal static class FinnishNumber
{
    private const string Checks = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    public static NationalNumber? Read(string compact)
    {
        if (compact.Length != 11 || !NationalNumber.AreDigits(compact.AsSpan(0, 6)) || !NationalNumber.AreDigits(compact.AsSpan(7, 3)))
            return null;
        int? century = compact[6] switch
        {
            '+' => 1800,
            '-' or 'Y' or 'X' or 'W' or 'V' or 'U' => 1900,
            'A' or 'B' or 'C' or 'D' or 'E' or 'F' => 2000,
            _ => null,
        };
        var individual = NationalNumber.Number(compact.AsSpan(7, 3));
        var nine = ((long)NationalNumber.Number(compact.AsSpan(0, 6)) * 1000) + individual;
        return century is { } c && individual >= 2 && Checks[(int)(nine % 31)] == compact[10]
            && NationalNumber.Date(c + NationalNumber.Number(compact.AsSpan(4, 2)), NationalNumber.Number(compact.AsSpan(2, 2)), NationalNumber.Number(compact.AsSpan(0, 2))) is { } birth
            ? new("FI", birth, individual % 2 == 1 ? Sex.Male : Sex.Female) { Canonical = compact, IsTemporary = individual >= 900 }
            : null;
    }
}
