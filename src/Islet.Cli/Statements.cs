using System.CommandLine;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Cli;

/// <summary>Whether this centre shows statements of guidelines.</summary>
internal static class Statements
{
    /// <exception cref="RefusedException">E_STATEMENTS_SETTING.</exception>
    public static bool AreOn => StatementSwitch.IsOn(Environment.GetEnvironmentVariable(StatementSwitch.Variable));

    /// <summary>For a command that shows statements and nothing else.</summary>
    /// <exception cref="RefusedException">E_STATEMENTS_OFF, E_STATEMENTS_SETTING.</exception>
    public static void Demand() => StatementSwitch.Demand(AreOn);

    public static Option<bool> Off() => new("--no-statements") { Description = $"Shows no statement of a guideline anywhere, as {StatementSwitch.Variable}=off does." };
}
