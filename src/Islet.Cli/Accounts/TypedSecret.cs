using System.Text;
using Islet.Course;

namespace Islet.Cli.Accounts;

/// <summary>A password from standard input, its first line, or typed at the terminal without an echo. As an argument other users of the computer would see it.</summary>
internal static class TypedSecret
{
    /// <exception cref="RefusedException">E_PASSWORD_INPUT, E_PASSWORD_AGAIN.</exception>
    public static string Ask(TextReader? input, string prompt, TextWriter errors)
    {
        if (input is not null || Console.IsInputRedirected)
            return (input ?? Console.In).ReadLine() is { Length: > 0 } given ? given : throw new RefusedException("E_PASSWORD_INPUT", "standard input", "no password", "a password on the first line", "Call from a terminal, or pipe the password in.");
        var typed = Typed(prompt, errors);
        return Typed("The same again: ", errors) == typed ? typed : throw new RefusedException("E_PASSWORD_AGAIN", "terminal", "two passwords that differ", "the same one twice", "Call it again.");
    }

    /// <summary>Without an echo.</summary>
    public static string Typed(string prompt, TextWriter errors)
    {
        errors.Write(prompt);
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key is not ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key is ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }
        errors.WriteLine();
        return typed.ToString();
    }
}
