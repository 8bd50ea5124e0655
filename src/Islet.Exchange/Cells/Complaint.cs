using Islet.Course;

namespace Islet.Exchange;

/// <summary>Why a value was not taken, or was taken with a doubt.</summary>
/// <param name="Expected">A page that is typed into says it in the reader's language; the remedy is for who mends a file.</param>
public sealed record Complaint(string Code, Wording Expected, string Remedy)
{
    public static Complaint Value(Wording expected) =>
        new("W_VALUE", expected, "The value was not taken. Correct it in the file, or tell the project that it should be understood.");
}
