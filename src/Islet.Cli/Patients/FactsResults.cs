using System.Text.Json;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Cli.Patients;

/// <summary>The answer for a file of courses, for programs.</summary>
internal static class FactsResults
{
    /// <summary>Every course of a file and every view of it.</summary>
    public static void Write(Utf8JsonWriter json, FactsFile file)
    {
        json.WriteList("results", file.Examples, example =>
        {
            json.WriteString("id", example.Id);
            json.WriteList("views", example.Views, view =>
            {
                if (Seen(example, view, out var refused) is { } snapshot)
                    FactsJson.Write(json, snapshot, example.NameOf, example.Written);
                else
                    json.WriteString("refused", refused);
            });
        });
    }

    /// <summary>A view that the course refuses is an answer here, named as the file names it.</summary>
    public static Snapshot? Seen(FactsExample example, View view, out string? refused)
    {
        try
        {
            refused = null;
            return new(example.Course, view);
        }
        catch (RefusedException e)
        {
            refused = e.Problem.Code[2..].ToLowerInvariant();
            return null;
        }
    }
}
