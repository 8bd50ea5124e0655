using Islet.Course;

namespace Islet.Cli.Study;

/// <summary>The study file that a command names.</summary>
internal static class StudyFileReader
{
    /// <summary>The study, or every problem in it.</summary>
    /// <exception cref="RefusedException">E_STUDY_FILE: there is no such file, or it cannot be read.</exception>
    public static async Task<Parsed<Studies.Study>> ReadAsync(FileInfo file, CancellationToken cancel)
    {
        try
        {
            return Studies.Study.Read(await File.ReadAllBytesAsync(file.FullName, cancel), file.Name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException("E_STUDY_FILE", file.Name, e is FileNotFoundException or DirectoryNotFoundException ? "no such file" : "a file that cannot be read",
                "a study file in YAML", "Correct the path; studies/overall-survival-by-grade.yaml is an example.");
        }
    }

    /// <summary>As a person, or with <paramref name="json"/> as a program reads them.</summary>
    public static async Task WriteProblemsAsync(IReadOnlyList<Problem> problems, bool json, TextWriter output, TextWriter errors)
    {
        if (json)
            await output.WriteLineAsync(JsonForm.ToJson(w => JsonForm.WriteList(w, problems)));
        await ProblemWriter.WriteAsync(problems, errors);
    }
}
