using System.Text.Json;
using Islet.Course;
using Islet.Registry;

namespace Islet.Web;

/// <summary>Feedback beside the registry, a line each, only ever added to. It is no part of the record of any patient, so that it is no part of the registry.</summary>
public sealed class FeedbackLog(string registry) : IDisposable
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly SemaphoreSlim writing = new(1);

    /// <summary>"islet.db.cds-feedback.jsonl": beside the registry, or for one on a server in the folder of the user who serves it.</summary>
    public string Path { get; } = RegistryAddress.Beside(registry) + ".cds-feedback.jsonl";

    /// <summary>On the disk when it returns; one write, so that a line is whole or not there.</summary>
    /// <exception cref="RefusedException">E_CDS_FEEDBACK_FILE.</exception>
    public async Task AppendAsync(IReadOnlyList<CdsFeedback> told, CancellationToken cancel = default)
    {
        using var lines = new MemoryStream();
        foreach (var one in told)
        {
            await JsonSerializer.SerializeAsync(lines, one, Form, cancel);
            lines.WriteByte((byte)'\n');
        }
        await writing.WaitAsync(cancel);
        try
        {
            await using var file = new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            await file.WriteAsync(lines.GetBuffer().AsMemory(0, (int)lines.Length), CancellationToken.None);
            file.Flush(flushToDisk: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(new Problem("E_CDS_FEEDBACK_FILE", "the file of feedback", "a file that cannot be written", "a file beside the registry", "Make room, or let Islet write beside the registry."), fault);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Oldest first; none where nobody has told anything.</summary>
    /// <exception cref="RefusedException">E_CDS_FEEDBACK_FILE: a line that is none of ours.</exception>
    public IReadOnlyList<CdsFeedback> Read()
    {
        try
        {
            return !File.Exists(Path) ? [] : [.. File.ReadLines(Path).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<CdsFeedback>(line, Form)!)];
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(new Problem("E_CDS_FEEDBACK_FILE", "the file of feedback", "a line that cannot be read", "a line of JSON for each outcome", "Put the file aside; a new one is begun."), fault);
        }
    }

    public void Dispose() => writing.Dispose();
}
