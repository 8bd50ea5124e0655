using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>Who read the lesions of a line, as it stands within a sentence.</summary>
public static class ReaderWords
{
    public static string Of(SeriesReader reader) => (reader.Role, reader.Name) switch
    {
        (ReadRole.Original, null) => T("the investigator"),
        (ReadRole.Original, { } name) => T($"reader {name}"),
        (ReadRole.Second, var name) => Named(T("the second reader"), name),
        (ReadRole.Central, var name) => Named(T("the central reader"), name),
        (ReadRole.Consensus, var name) => Named(T("the consensus"), name),
    };

    private static string Named(string role, string? name) => name is null ? role : $"{role} ({name})";
}
