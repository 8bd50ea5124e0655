using System.Text.Json;
using Islet.Course;

namespace Islet.Studies;

/// <summary>Whose results a results.json holds.</summary>
internal sealed record ResultsFile(string Study, string Sha256, string Program, int Synthetic, int Patients)
{
    public const string Code = "E_RESULTS_FILE";

    /// <exception cref="RefusedException">E_RESULTS_FILE: it was not written by a run of a study.</exception>
    public static ResultsFile Of(JsonElement root) =>
        root.ValueKind is JsonValueKind.Object && root.TryGetProperty("study", out var study) && Text(study, "id") is { } id && Text(study, "sha256") is { } sum
        && root.TryGetProperty("program", out var program) && Text(program, "version") is { } version && Whole(root, "synthetic") is { } synthetic
        && root.TryGetProperty("cohort", out var cohort) && Whole(cohort, "before_outcome") is { } patients
            ? new(id, sum, version, synthetic, patients)
            : throw new RefusedException(Code, "results.json", "a document without study, program and cohort", "the results.json of a run of a study", "Run islet study run, and give the results.json that it writes.");

    private static string? Text(JsonElement of, string name) => of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static int? Whole(JsonElement of, string name) => of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
