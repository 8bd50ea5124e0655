using System.Text.Encodings.Web;
using System.Text.Json;
using Islet.Course;

namespace Islet.Studies;

/// <summary>results.json: all numbers unrounded, with every convention by name. Keys: contract of the command line, "study".</summary>
internal static partial class ResultsJson
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(StudyResults results)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Form))
        {
            json.WriteStartObject();
            Head(json, results);
            Flow(json, results.Flow);
            json.WriteArray("endpoints", results.Endpoints, endpoint => EndpointOf(json, endpoint));
            if (results.Baseline is { } baseline)
                BaselineOf(json, baseline);
            if (results.Layouts.Count > 0)
                json.WriteArray("layouts", results.Layouts, layout => LayoutOf(json, results, layout));
            if (results.Agreements.Count > 0)
                json.WriteArray("agreement", results.Agreements, agreement => AgreementOf(json, agreement));
            if (results.Responses.Count > 0)
                json.WriteArray("response", results.Responses, response => ResponseOf(json, response));
            if (results.Trajectories.Count > 0)
                json.WriteArray("trajectories", results.Trajectories, trajectory => TrajectoryOf(json, trajectory));
            json.WriteArray("survival", results.Survival.SelectMany(s => s.Groups.Select(g => (s.Analysis, Curve: g))), pair => CurveOf(json, pair.Analysis, pair.Curve));
            json.WriteList("groups", results.Survival.Where(s => s.Analysis.By is not null), s =>
            {
                json.WriteString("endpoint", s.Analysis.Endpoint.Id);
                json.WriteString("by", s.Analysis.By!.Id);
                json.WriteNumber("unknown", s.Unknown);
                json.WriteNumber("outside", s.Outside);
                json.WriteString("not_tested", s.NotTested);
            });
            json.WriteList("survival_remarks", results.Survival, s =>
            {
                json.WriteString("endpoint", s.Analysis.Endpoint.Id);
                json.WriteString("by", s.Analysis.By?.Id);
                RemarksOf(json, s.Remarks);
            });
            json.WriteArray("tests", results.Survival.SelectMany(s => s.Tests.Select(test => (s.Analysis, Test: test))), pair => TestOf(json, pair.Analysis, pair.Test));
            json.WriteArray("models", results.Models, model => ModelOf(json, model));
            if (results.Study.ModelTables.Count > 0)
                json.WriteArray("model_tables", results.Study.ModelTables, table => ModelTableOf(json, results, table));
            if (results.Further.Count > 0)
                FurtherOf(json, results);
            json.WriteEndObject();
        }
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Head(Utf8JsonWriter json, StudyResults results)
    {
        json.WriteObject("study", () =>
        {
            json.WriteString("id", results.Study.Id);
            json.WriteString("title", (results.IsSynthetic ? StudyWords.SyntheticTitle : "") + results.Study.Title);
            json.WriteString("file", results.Study.Source.Name);
            json.WriteString("sha256", results.Study.Source.Sha256);
        });
        json.WriteObject("program", () =>
        {
            json.WriteString("name", "islet");
            json.WriteString("version", StudyProvenance.Version);
        });
        json.WriteObject("data", () =>
        {
            json.WriteNumber("lock_batch", results.Lock.Batch);
            json.WriteString("sha256", results.RegistrySha256);
            json.WriteString("lock_day", results.Lock.Batch == 0 ? null : Numbers.Day(results.Lock.Day));
            json.WriteString("time_zero", StudyWords.TimeZeroName(results.Study.TimeZero));
            json.WriteString("cut_off", results.CutOff is { } day ? Numbers.Day(day) : null);
            json.WriteString("cut_off_from", results.CutOff is null ? null : results.Study.CutOff is null ? "data lock" : "study");
            if (results.Datasets.Count > 0)
                json.WriteList("datasets", results.Datasets, d =>
                {
                    json.WriteString("name", d.Dataset.Id);
                    json.WriteString("title", d.Dataset.Title);
                    json.WriteString("sha256", d.Sha256);
                    json.WriteNumber("lock_batch", d.Lock.Batch);
                    json.WriteString("lock_day", d.Lock.Batch == 0 ? null : Numbers.Day(d.Lock.Day));
                    json.WriteNumber("registered_patients", d.Registered);
                    json.WriteNumber("before_outcome", d.Cohort);
                    json.WriteNumber("n", d.Patients);
                    json.WriteNumber("events", d.Events);
                    json.WriteNumber("shared_pseudonyms", d.Shared);
                });
        });
        json.WriteNumber("synthetic", results.Synthetic);
        json.WriteObject("cohort", () =>
        {
            json.WriteNumber("n", results.Patients);
            json.WriteNumber("events", results.Events);
            json.WriteNumber("registered_patients", results.Flow.Patients);
            json.WriteNumber("rows", results.Flow.Rows);
            json.WriteNumber("consent_withdrawn", results.Flow.ConsentWithdrawn);
            json.WriteNumber("duplicate_records", results.Flow.Duplicates);
            json.WriteNumber("before_outcome", results.Flow.Cohort);
        });
        json.WriteList("marked_values", results.Marked, m =>
        {
            json.WriteString("fact", m.Fact.Name);
            json.WriteNumber("known", m.Known);
            json.WriteNumber("known_after_time_zero", m.KnownLater);
            json.WriteNumber("stale", m.Stale);
            json.WriteNumber("placed_at_origin", m.Placed);
        });
        json.WriteList("remarks", StudyRemarks.Of(results), remark =>
        {
            json.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(remark.Kind.ToString()));
            json.WriteString("of", remark.Of);
            json.WriteNumber("count", remark.Count);
            json.WriteNumber("among", remark.Among);
            json.WriteString("says", StudyRemarkWords.Of(remark).InEnglish);
        });
        json.WriteTexts("methods", StudyMethods.Of(results));
    }

    private static void Flow(Utf8JsonWriter json, Flow flow) => json.WriteList("flow", flow.Stages, stage =>
    {
        json.WriteString("stage", stage.Title);
        json.WriteString("endpoint", stage.Endpoint?.Id);
        json.WriteNumber("entered", stage.Entered);
        json.WriteList("left", stage.Left, exit =>
        {
            json.WriteString("code", exit.Code);
            json.WriteString("reason", exit.Reason);
            json.WriteNumber("patients", exit.Patients);
            json.WriteTexts("missing", exit.Missing.Select(f => f.Name));
        });
        json.WriteNumber("kept", stage.Kept);
    });

    private static void EndpointOf(Utf8JsonWriter json, EndpointResult result) => json.WriteObject(() =>
    {
        json.WriteString("id", result.Endpoint.Id);
        json.WriteString("label", result.Endpoint.Label);
        json.WriteString("unit", StudyWords.Unit(result.Endpoint.Unit));
        if (result.Endpoint.Event is not EndpointEvent.Death)
            json.WriteString("event", StudyWords.EndsWith(result.Endpoint));
        json.WriteNumber("n", result.Patients);
        json.WriteNumber("events", result.Events);
        json.WriteObject("follow_up", () => FollowUp(json, result.FollowUp));
    });

    private static void BaselineOf(Utf8JsonWriter json, BaselineResult baseline) => json.WriteObject("baseline", () =>
    {
        json.WriteString("by", baseline.Baseline.By?.Id);
        json.WriteList("columns", baseline.Columns, column =>
        {
            json.WriteString("title", column.Title);
            json.WriteNumber("n", column.Patients);
        });
        json.WriteList("rows", baseline.Rows, row =>
        {
            json.WriteString("name", row.Characteristic.Group?.Id ?? row.Characteristic.Fact!.Name);
            json.WriteList("values", row.Categories, category =>
            {
                json.WriteString("value", category.Value);
                json.WriteArray("n", category.Patients, json.WriteNumberValue);
            });
            json.WriteList("numbers", row.Numbers, n =>
            {
                json.WriteNumber("n", n.Known);
                json.Number("median", n.Median);
                json.Number("lower_quartile", n.LowerQuartile);
                json.Number("upper_quartile", n.UpperQuartile);
                json.Number("minimum", n.Least);
                json.Number("maximum", n.Most);
            });
        });
        json.WriteString("quartiles", "linear between order statistics (R type 7)");
    });
}
