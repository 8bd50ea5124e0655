using Islet.Course;

namespace Islet.Exchange;

/// <summary>Goes along the lines of our own export and asks whether they fit together.</summary>
internal sealed class IsletSurvey(string file)
{
    private readonly List<IsletBatch> batches = [];
    private readonly List<IsletErased> erased = [];
    private readonly HashSet<long> batchNumbers = [];
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly HashSet<FindingId> findingsOfPatient = [];
    private readonly List<(IsletRow Row, FindingId Supersedes)> supersedes = [];

    public IReadOnlyList<IsletBatch> Batches => batches;

    public IReadOnlyList<IsletErased> Erased => erased;

    public int Patients { get; private set; }

    public long Findings { get; private set; }

    public void Add(IsletRow row)
    {
        switch (row.What)
        {
            case IsletLines.Batch:
                AddBatch(row);
                break;
            case IsletLines.Erased:
                erased.Add(row.ToErased());
                if (!batchNumbers.Contains(erased[^1].Batch))
                    throw row.Wrong("batch", "a batch of this file");
                break;
            case IsletLines.Patient:
                ClosePatient();
                Patients++;
                if (!keys.Add(row.ToCourse().Key))
                    throw row.Wrong("key", "a pseudonym that no patient of this file has yet");
                break;
            case IsletLines.Finding when Patients > 0:
                AddFinding(row);
                break;
            default:
                throw row.Wrong(row.What, "a line in its place: header, batches, erased, patients with their findings, end");
        }
    }

    /// <exception cref="RefusedException">E_ISLET_ALTERED.</exception>
    public void End(IsletRow row, string sum)
    {
        ClosePatient();
        var counted = (row.Whole("batches"), row.Whole("erased"), row.Whole("patients"), row.Whole("findings"));
        if (counted != (batches.Count, erased.Count, Patients, Findings))
            throw new RefusedException(IsletProblems.Altered(file, "another number of lines than the last one counts"));
        if (row.Text(IsletLines.End) != sum)
            throw new RefusedException(IsletProblems.Altered(file, "another SHA-256 than the last line holds"));
    }

    private void AddBatch(IsletRow row)
    {
        var batch = row.ToBatch();
        if (Patients > 0 || (batches.Count > 0 && batch.Number <= batches[^1].Number))
            throw row.Wrong(IsletLines.Batch, "batches before patients, their numbers rising");
        batches.Add(batch);
        batchNumbers.Add(batch.Number);
    }

    private void AddFinding(IsletRow row)
    {
        var finding = row.ToFinding();
        Findings++;
        if (!batchNumbers.Contains(finding.Batch))
            throw row.Wrong("batch", "a batch of this file");
        if (!findingsOfPatient.Add(finding.Id))
            throw row.Wrong(IsletLines.Finding, "an identity that no finding of this patient has yet");
        if (finding.Supersedes is { } older)
            supersedes.Add((row, older));
        try
        {
            FindingKinds.Read(finding.Kind, finding.Version, finding.Content);
        }
        catch (RefusedException)
        {
            throw row.Wrong("content", $"the form of {finding.Kind}, version {finding.Version}");
        }
    }

    private void ClosePatient()
    {
        foreach (var (row, older) in supersedes)
            if (!findingsOfPatient.Contains(older))
                throw row.Wrong("supersedes", "a finding of the same patient");
        supersedes.Clear();
        findingsOfPatient.Clear();
    }
}
