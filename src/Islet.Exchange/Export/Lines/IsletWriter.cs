using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Islet.Exchange;

/// <summary>Writes a registry as lines of JSON: the header first, then batches and erased, then the patients with their findings, at last the end.</summary>
/// <remarks>The same rows give the same bytes. Disposing without <see cref="End"/> leaves a file that every reader refuses as cut off.</remarks>
public sealed class IsletWriter : IDisposable
{
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // never inside HTML

    private readonly Stream file;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> line = new(1024);
    private readonly Utf8JsonWriter json;
    private int batches, erased, patients;
    private long findings;

    /// <param name="file">Stays open.</param>
    public IsletWriter(Stream file, IsletHeader header)
    {
        (this.file, json) = (file, new(line, Form));
        Line(() =>
        {
            json.WriteNumber(IsletLines.Header, IsletLines.Version);
            json.WriteString("program", header.Program);
            Text("salt", header.Salt);
            json.WriteBoolean("deidentified", header.Deidentified);
        });
    }

    public void Write(IsletBatch batch)
    {
        batches++;
        Line(() =>
        {
            json.WriteNumber(IsletLines.Batch, batch.Number);
            json.WriteString("recorded_at", batch.At.UtcDateTime.ToString(IsletLines.Instant, CultureInfo.InvariantCulture));
            json.WriteString("recorded_by", batch.By);
            json.WriteString("source", batch.Source);
            Text("reason", batch.Reason);
        });
    }

    public void Write(IsletErased tombstone)
    {
        erased++;
        Line(() =>
        {
            json.WriteNumber(IsletLines.Erased, tombstone.Patient);
            json.WriteNumber("batch", tombstone.Batch);
            json.WriteString("token", tombstone.Token);
            json.WriteBoolean("purged", tombstone.Purged);
        });
    }

    public void Write(IsletCourse course)
    {
        patients++;
        Line(() =>
        {
            json.WriteNumber(IsletLines.Patient, course.Patient);
            json.WriteString("key", course.Key);
            Text("center", course.Center);
            json.WriteString("axis", course.Axis.ToString());
            json.WriteBoolean("synthetic", course.Synthetic);
        });
        foreach (var finding in course.Findings)
            Write(finding);
    }

    /// <summary>Counts and hash; nothing is written after it.</summary>
    public void End()
    {
        var sum = Convert.ToHexStringLower(hash.GetHashAndReset());
        Line(() =>
        {
            json.WriteString(IsletLines.End, sum);
            json.WriteNumber("batches", batches);
            json.WriteNumber("erased", erased);
            json.WriteNumber("patients", patients);
            json.WriteNumber("findings", findings);
        });
    }

    public void Dispose()
    {
        json.Dispose();
        hash.Dispose();
    }

    private void Write(IsletFinding f)
    {
        findings++;
        Line(() =>
        {
            json.WriteString(IsletLines.Finding, f.Id.ToString());
            json.WriteNumber("batch", f.Batch);
            Text("happened", f.Happened);
            Text("reported", f.Reported);
            json.WriteString("kind", f.Kind);
            json.WriteNumber("version", f.Version);
            Text("origin", f.Origin);
            Text("supersedes", f.Supersedes?.ToString());
            Text("why", f.Why);
            Content(f.Content);
        });
    }

    /// <summary>As it was stored, to the byte. What would break the line, or is no JSON, stands as text.</summary>
    private void Content(string content)
    {
        if (IsJsonOfOneLine(content))
        {
            json.WritePropertyName("content");
            json.WriteRawValue(content, skipInputValidation: true);
        }
        else
        {
            json.WriteString("content_text", content);
        }
    }

    private static bool IsJsonOfOneLine(string content)
    {
        if (content.AsSpan().IndexOfAny('\n', '\r') >= 0)
            return false;
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(content));
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Text(string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private void Line(Action members)
    {
        line.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        members();
        json.WriteEndObject();
        json.Flush();
        line.Write("\n"u8);
        hash.AppendData(line.WrittenSpan);
        file.Write(line.WrittenSpan);
    }
}
