using Islet.Course;
using Islet.Registry;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Islet.Web;

/// <summary>What a password must be, and how it is kept.</summary>
/// <remarks>NIST SP 800-63B (2017), 5.1.1: length, and no password that everybody tries; no rules on signs, no expiry.</remarks>
public static class Passwords
{
    public const int Shortest = 12, Longest = 200;

    /// <summary>PBKDF2 with HMAC-SHA512; the count is what OWASP's Password Storage Cheat Sheet (2023) asks of it.</summary>
    private const int Iterations = 210_000;

    private const int FewestSigns = 5;

    private static readonly PasswordHasher<string> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    /// <summary>Of twelve signs and more, those that lists of broken passwords have most of, written small and without what is no letter or digit.</summary>
    private static readonly HashSet<string> Commonest = new(
    [
        "123456789012", "1234567890123", "12345678901234", "1234567890ab", "0123456789ab", "123123123123", "123456123456", "password1234", "password12345", "password123456", "passwordpassword", "mypassword123",
        "qwertyuiop123", "qwertyuiop12", "qwertyqwerty", "qwerty123456", "qwertyuiopasdf", "1q2w3e4r5t6y", "1qaz2wsx3edc", "qazwsxedcrfv", "asdfghjkl123", "zxcvbnm12345", "abcdefghijkl", "abcd12345678",
        "iloveyou1234", "letmeinletmein", "welcome12345", "welcome123456", "administrator", "administrator1", "changemechangeme", "changeme1234", "adminadminadmin", "letmein12345", "sunshine1234", "football1234",
        "correcthorsebatterystaple", "trustno1trustno1", "hospital1234", "password2024", "password2025", "password2026", "isletisletislet", "neuroendocrine", "pancreas1234",
    ], StringComparer.Ordinal);

    private static readonly string Nobodys = Hash("nobody's password");

    /// <summary>Why it cannot be the password of this account; null: it can.</summary>
    public static Problem? WhyNot(string password, string account) => password switch
    {
        { Length: < Shortest } => Refused("E_PASSWORD_SHORT", "fewer signs", $"at least {Shortest} signs", "Take four or five words that have nothing to do with each other."),
        { Length: > Longest } => Refused("E_PASSWORD_LONG", "more signs", $"at most {Longest} signs", "Take a shorter one."),
        _ when password.Contains(account, StringComparison.OrdinalIgnoreCase) => Refused("E_PASSWORD_NAME", "the name of the account in it", "a password without the name", "Take four or five words that have nothing to do with each other."),
        _ when password.Distinct().Count() < FewestSigns || Commonest.Contains(string.Concat(password.ToLowerInvariant().Where(char.IsLetterOrDigit))) =>
            Refused("E_PASSWORD_COMMON", "a password that is tried first", "one that nobody guesses", "Take four or five words that have nothing to do with each other."),
        _ => null,
    };

    public static string Hash(string password) => Hasher.HashPassword("", password);

    /// <summary>Takes as long for an account that has no password, or is none, as for one that has.</summary>
    public static bool Fits(string password, Account? account) =>
        Hasher.VerifyHashedPassword("", account?.Password ?? Nobodys, password.Length > Longest ? "" : password) is not PasswordVerificationResult.Failed && account?.Password is not null;

    /// <exception cref="RefusedException">E_PASSWORD_SHORT, E_PASSWORD_LONG, E_PASSWORD_NAME, E_PASSWORD_COMMON.</exception>
    public static string HashChecked(string password, string account) => WhyNot(password, account) is { } problem ? throw new RefusedException(problem) : Hash(password);

    private static Problem Refused(string code, string found, string expected, string remedy) => new(code, "password", found, expected, remedy);
}
