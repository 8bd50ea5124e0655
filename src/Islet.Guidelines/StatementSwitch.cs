using Islet.Course;

namespace Islet.Guidelines;

/// <summary>A centre may switch the statements off; then nothing shows any, and what would have shown them says so.</summary>
public static class StatementSwitch
{
    /// <summary>What stands where statements would have stood.</summary>
    public const string OffText = "The statements are switched off at this centre.";

    /// <summary>Variable of the surroundings: <c>on</c>, which is usual, or <c>off</c>.</summary>
    public const string Variable = "ISLET_STATEMENTS";

    /// <summary>What the variable says. A word that is neither is refused: a centre that mistypes <c>off</c> must not be shown statements.</summary>
    /// <exception cref="RefusedException">E_STATEMENTS_SETTING.</exception>
    public static bool IsOn(string? setting) => setting?.Trim().ToUpperInvariant() switch
    {
        null or "" or "ON" => true,
        "OFF" => false,
        _ => throw new RefusedException("E_STATEMENTS_SETTING", Variable, "another word", "on or off", "Correct the variable, or unset it: then the statements are on."),
    };

    /// <summary>For a command that has nothing else to say.</summary>
    /// <exception cref="RefusedException">E_STATEMENTS_OFF.</exception>
    public static void Demand(bool on)
    {
        if (!on)
            throw new RefusedException("E_STATEMENTS_OFF", "the statements", $"{OffText.TrimEnd('.')}, by {Variable}=off or --no-statements", "statements that may be shown",
                $"Ask whoever runs Islet at this centre to unset {Variable}, or to start it without --no-statements; checking the files of a guideline works all the same.");
    }
}
