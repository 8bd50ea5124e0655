using Islet.Course;
using Islet.Exchange;

namespace Islet.Cli.Exchange;

/// <summary>What an export wrote, whom it left out, and what its form cannot hold.</summary>
/// <param name="Registered">Patients in the registry.</param>
/// <param name="NotRecorded">In the file, though nobody recorded whether they consent; null: not asked.</param>
/// <param name="Risk">Of a de-identified file; else null.</param>
internal sealed record ExportSummary(
    int Patients, long Findings, int Registered, int Withdrawn, int Duplicates, int? NotRecorded, IReadOnlyList<string> Files, IReadOnlyList<string> CannotHold, ReidentificationRisk? Risk)
{
    /// <summary>Tables, in which facts of the lock stand beside survival from diagnosis.</summary>
    public bool HasPatientTable { get; init; }

    /// <summary>Of the kinds sdtm and adam; else null.</summary>
    public ResponsesExported? Responses { get; init; }

    public string ToJson(ExportOptions options) => JsonForm.ToJson(json =>
    {
        json.WriteString("kind", options.Kind);
        json.WriteBoolean("deidentified", options.Deidentify is not null);
        json.WriteNumber("patients", Patients);
        json.WriteNumber("findings", Findings);
        json.WriteNumber("registered", Registered);
        json.WriteNumber("consent_withdrawn", Withdrawn);
        json.WriteNumber("duplicate_records", Duplicates);
        if (NotRecorded is { } open)
            json.WriteNumber("consent_not_recorded", open);
        if (HasPatientTable)
            json.WriteString("facts_as_of", "data lock");
        Responses?.Write(json);
        json.WriteTexts("files", Files);
        json.WriteTexts("cannot_hold", CannotHold);
        if (Risk is not null)
        {
            json.WriteStartObject("risk");
            json.WriteNumber("smallest", Risk.Smallest);
            json.WriteNumber("unique", Risk.Unique);
            json.WriteNumber("below_k", Risk.BelowK);
            json.WriteEndObject();
        }
    });

    public async Task TellAsync(ExportOptions options, TextWriter output)
    {
        foreach (var sentence in CannotHold)
            await output.WriteLineAsync(sentence);
        await output.WriteLineAsync($"{Patients} of {Registered} patients, {Findings} findings, in {Files.Count} {(Files.Count == 1 ? "file" : "files")}: {string.Join(", ", Files)}.");
        if (Responses is not null)
            await output.WriteLineAsync(Responses.ToString());
        if (HasPatientTable)
            await output.WriteLineAsync("The table of patients has facts as known at the data lock beside survival from diagnosis. Who lived longer was given more and read again: to compare survival by such a fact is immortal time. Run a study (islet study run STUDY.yaml --data) for facts as they were when its clock starts.");
        await output.WriteLineAsync($"Left out: {Withdrawn} who withdrew consent, {Duplicates} second records of a person.");
        if (Risk is null)
        {
            await output.WriteLineAsync("This holds pseudonymised data of patients, their dates included: it is personal data, and may leave the centre only where the law and the patients allow it.");
            return;
        }
        if (NotRecorded > 0)
            await output.WriteLineAsync($"Of {NotRecorded} patients in it nobody recorded whether they agreed to sharing.");
        await output.WriteLineAsync($"De-identified, not anonymous: {Risk.Unique} patients are alone in their group of {string.Join(", ", Risk.By)}, {Risk.BelowK} in groups of fewer than {options.Deidentify!.SmallestGroup}. The report says the rest.");
    }
}
