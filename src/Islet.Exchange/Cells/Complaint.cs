namespace Islet.Exchange;

/// <summary>Why a value was not taken, or was taken with a doubt.</summary>
public sealed record Complaint(string Code, string Expected, string Remedy)
{
    public static Complaint Value(string expected) =>
        new("W_VALUE", expected, "The value was not taken. Correct it in the file, or tell the project that it should be understood.");
}
