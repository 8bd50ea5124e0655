namespace Islet.Course;

/// <summary>What is wrong with data that came from outside, told so that the person who can mend it knows what to do.</summary>
/// <param name="Code">E_… refuses, W_… is shown and kept. One code, one meaning, never reused.</param>
/// <param name="Where">File, line and column, or finding and field. Never a patient's name or number.</param>
/// <param name="Found">What stands there, shortened.</param>
/// <param name="Expected">What would have been right.</param>
/// <param name="Remedy">What to do next.</param>
public sealed record Problem(string Code, string Where, string Found, string Expected, string Remedy)
{
    /// <summary>An E_… code: the input is refused. A W_… code is shown and the input kept as it is written.</summary>
    public bool Refuses() => Code.StartsWith("E_", StringComparison.Ordinal);

    public override string ToString() => $"{Code} at {Where}: found {Found}; expected {Expected}. {Remedy}";
}

/// <summary>One operation could not be done with the data it was given. Imports collect problems instead of throwing them.</summary>
public class RefusedException(Problem problem, Exception? inner = null) : Exception(problem.ToString(), inner)
{
    public RefusedException(string code, string where, string found, string expected, string remedy)
        : this(new Problem(code, where, found, expected, remedy))
    {
    }

    public Problem Problem { get; } = problem;
}
