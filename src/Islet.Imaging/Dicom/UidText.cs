namespace Islet.Imaging.Dicom;

/// <summary>Texts of a file that may be shown, where they are what they should be; anything else may hold a name.</summary>
internal static class UidText
{
    /// <summary>A UID (PS3.5 9: digits and points), or the statement that it is none.</summary>
    public static string Shown(string? uid) => IsUid(uid) ? uid! : uid is null ? "absent" : "what is no UID";

    public static bool IsUid(string? uid) => uid is { Length: > 0 and <= 64 } && uid.All(c => char.IsAsciiDigit(c) || c == '.');

    /// <summary>Code strings (VR CS) of known words; others are not shown.</summary>
    public static string Word(string? word, params ReadOnlySpan<string> known) => word is null ? "absent" : known.Contains(word) ? word : "another word";

    /// <summary>A date or time as it is written, where it has only digits and their marks.</summary>
    public static string Time(string? time) => time is null ? "absent" : time.Length <= 26 && time.All(c => char.IsAsciiDigit(c) || c is '.' or ':' or '+' or '-') ? time : "what is no time";

    /// <summary>A number as it is written.</summary>
    public static string Number(string? number) => number is null ? "absent" : number.Length <= 24 && number.All(c => char.IsAsciiDigit(c) || c is '.' or '+' or '-' or 'e' or 'E' or ',') ? number : "no number";
}
