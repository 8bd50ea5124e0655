namespace Islet.Exchange;

/// <summary>The clinical files of one study, by their names in a folder or by the columns of a single file.</summary>
internal sealed record StudyFiles(string Study, SourceTable? Patients, SourceTable? Samples, IReadOnlyList<SourceTable> Timelines,
    IReadOnlyList<string> NotRead)
{
    private const string Remedy = "Give the folder of a study with data_clinical_patient.txt or data_clinical_sample.txt, or one such file.";

    public IEnumerable<SourceTable> Tables => Timelines.Prepend(Samples).Prepend(Patients).OfType<SourceTable>();

    /// <summary>Null where there is nothing to read; the problems say why.</summary>
    public static StudyFiles? Open(string path, CbioportalOptions options, ProblemList problems)
    {
        try
        {
            if (File.Exists(path))
                return Single(path, options, problems);
            if (Directory.Exists(path))
                return Folder(path, options, problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Refuse(new(0, "path"), "E_UNREADABLE", "a folder that the system does not give out", "a readable folder", "Check its permissions.");
            return null;
        }
        problems.Refuse(new(0, "path"), "E_PATH", "neither a file nor a folder", "the path of a study", Remedy);
        return null;
    }

    private static StudyFiles Single(string path, CbioportalOptions options, ProblemList problems)
    {
        var table = SourceTable.Read(path, 0, problems);
        var study = Name(options, Path.GetDirectoryName(Path.GetFullPath(path))!, problems);
        return table switch
        {
            null => new(study, null, null, [], []),
            _ when table.Column(Timeline.Start) is not null => new(study, null, null, [table], []),
            _ when table.Column(CbioportalMap.SampleId) is not null || table.File.Contains("sample", StringComparison.OrdinalIgnoreCase) =>
                new(study, null, table, [], []),
            _ => new(study, table, null, [], []),
        };
    }

    private static StudyFiles? Folder(string folder, CbioportalOptions options, ProblemList problems)
    {
        string[] files = [.. Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)!).Where(IsTable).Order(StringComparer.OrdinalIgnoreCase)];
        var (patient, sample) = (Choose(files, "data_clinical_patient", problems), Choose(files, "data_clinical_sample", problems));
        string[] timelines = [.. files.Where(f => f.StartsWith("data_timeline", StringComparison.OrdinalIgnoreCase))];
        if (patient is null && sample is null)
        {
            problems.Refuse(new(0, "folder"), "E_NO_CLINICAL_FILE", $"{files.Length} data files, none of them a patient or sample file",
                "data_clinical_patient.txt or data_clinical_sample.txt", Remedy);
            return null;
        }
        string[] read = [.. new[] { patient, sample }.OfType<string>(), .. timelines];
        var tables = read.Select((file, order) => (file, table: SourceTable.Read(Path.Combine(folder, file), order, problems)))
            .ToDictionary(t => t.file, t => t.table, StringComparer.Ordinal);
        return new(Name(options, folder, problems), patient is null ? null : tables[patient], sample is null ? null : tables[sample],
            [.. timelines.Select(t => tables[t]).OfType<SourceTable>()], [.. files.Except(read, StringComparer.Ordinal)]);
    }

    private static bool IsTable(string file) => file.StartsWith("data_", StringComparison.OrdinalIgnoreCase)
        && Path.GetExtension(file).ToUpperInvariant() is ".TXT" or ".TSV";

    /// <summary>The plain name before any longer one that begins like it.</summary>
    private static string? Choose(string[] files, string name, ProblemList problems)
    {
        string[] candidates = [.. files.Where(f => f.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(f => f.Length).ThenBy(f => f, StringComparer.Ordinal)];
        if (candidates.Length > 1)
        {
            problems.Add(new(0, candidates[0]), "W_FILE_CHOSEN", $"also {string.Join(", ", candidates[1..])}", "one file of this kind",
                "Only the first was read. To read another one, give the study in a folder of its own.");
        }
        return candidates.FirstOrDefault();
    }

    private static string Name(CbioportalOptions options, string folder, ProblemList problems)
    {
        const string key = "cancer_study_identifier:";
        if (options.Study is { Length: > 0 } given)
            return given;
        var meta = Path.Combine(folder, "meta_study.txt");
        if (File.Exists(meta) && Array.Find(Beginning(meta).Split('\n'), l => l.StartsWith(key, StringComparison.Ordinal)) is { Length: < 200 } line)
            return line[key.Length..].Trim();
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        problems.Add(new(0, "meta_study.txt"), "W_STUDY_NAME", "no cancer_study_identifier", "the study's identifier",
            "The folder's name was taken instead. Keep it the same for the next import, or give --study, or findings will not be recognised again.");
        return name;
    }

    /// <summary>As much of a file as a description can need; it may be anything.</summary>
    private static string Beginning(string path)
    {
        using var reader = new StreamReader(path);
        var buffer = new char[1 << 14];
        return new(buffer, 0, reader.ReadBlock(buffer));
    }
}
