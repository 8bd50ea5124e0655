namespace Islet.Exchange;

/// <summary>Our own form of a registry: lines of JSON, one a row. What a line is, its first member says; the last line counts the others and holds their hash.</summary>
internal static class IsletLines
{
    /// <summary>Version of the form. A reader refuses a newer one.</summary>
    public const int Version = 1;

    /// <summary>A finding is some hundred bytes; a line longer than this is none.</summary>
    public const int LongestLine = 16 << 20;

    public const string Header = "islet", Batch = "batch", Erased = "erased", Patient = "patient", Finding = "finding", End = "end";

    /// <summary>Of one width, so that text sorts as time does; the registry keeps its instants so.</summary>
    public const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
}
