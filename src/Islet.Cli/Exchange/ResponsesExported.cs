using System.Text.Json;
using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Cli.Exchange;

/// <summary>What of the measured lines went into SDTM or ADaM, and what did not.</summary>
/// <param name="Line">Null: of each patient the first one with a baseline.</param>
/// <param name="NotMeasured">Patients without a measured line of that number.</param>
/// <param name="Undeclared">Series without a lesion that anybody declared at baseline.</param>
/// <param name="NoTime">Rows that ADTTE lacks, by the reason; empty for sdtm.</param>
internal sealed record ResponsesExported(string Criterion, int? Line, int Series, int TimePoints, int NotMeasured, int Undeclared, IReadOnlyDictionary<string, int> NoTime)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("criterion", Criterion);
        json.WriteNumber("line", Line);
        json.WriteNumber("series", Series);
        json.WriteNumber("time_points", TimePoints);
        json.WriteNumber("without_measured_line", NotMeasured);
        json.WriteNumber("series_without_lesions_declared_at_baseline", Undeclared);
        json.WriteStartObject("without_time");
        foreach (var (why, rows) in NoTime)
            json.WriteNumber(why, rows);
        json.WriteEndObject();
    }

    /// <summary>By the words of the contract, and those of <c>os_excluded</c> in the table of patients.</summary>
    public static IReadOnlyDictionary<string, int> Named(IReadOnlyDictionary<ResponseTimeCause, int> times, IReadOnlyDictionary<NoOutcome, int> survival) =>
        times.Select(t => (Word: AssessmentJson.Word<ResponseTimeCause>(t.Key)!, t.Value)).Concat(survival.Select(s => (Word: "os_" + FlatTables.TableOf(s.Key.ToString()), s.Value)))
            .OrderBy(t => t.Word, StringComparer.Ordinal).ToDictionary(t => t.Word, t => t.Value);

    public override string ToString() => $"{Series} series of {TimePoints} time points by {Criterion}. Not in it: {NotMeasured} patients without a measured line, {Undeclared} series without lesions declared at baseline."
        + (NoTime.Count == 0 ? "" : $" No row in ADTTE: {string.Join(", ", NoTime.Select(t => $"{t.Key} {t.Value}"))}.");
}
