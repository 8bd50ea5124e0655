namespace Islet.Exchange;

/// <summary>The rows that speak of one patient.</summary>
internal sealed class PatientRows(string key)
{
    public string Key => key;

    public SourceRow? Row { get; set; }

    public List<(string Sample, SourceRow Row)> Samples { get; } = [];

    public List<(SourceTable Table, SourceRow Row)> Events { get; } = [];

    /// <summary>A row of the patient is in doubt as a whole.</summary>
    public bool IsRefused { get; set; }
}

/// <summary>Who is in the files, in the order of the patient file, and which rows belong to whom.</summary>
internal sealed class PatientIndex
{
    private readonly Dictionary<string, PatientRows> patients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Line, PatientRows Of)> samples = new(StringComparer.Ordinal);
    private readonly Dictionary<SourceTable, int> dropped = new(ReferenceEqualityComparer.Instance);
    private readonly ProblemList problems;
    private readonly StudyFiles files;

    private PatientIndex(StudyFiles files, ProblemList problems) => (this.files, this.problems) = (files, problems);

    public IReadOnlyCollection<PatientRows> Patients => patients.Values;

    /// <summary>Rows of a file that belong to nobody.</summary>
    public int Dropped(SourceTable table) => table.DroppedRows + dropped.GetValueOrDefault(table);

    public static PatientIndex Of(StudyFiles files, ProblemList problems)
    {
        var index = new PatientIndex(files, problems);
        if (files.Patients is { } patients && index.Has(patients, CbioportalMap.PatientId))
            index.AddPatients(patients);
        if (files.Samples is { } samples && index.Has(samples, CbioportalMap.PatientId, CbioportalMap.SampleId))
            index.AddSamples(samples);
        foreach (var timeline in files.Timelines)
        {
            if (index.Has(timeline, CbioportalMap.PatientId, Timeline.Start, Timeline.Event))
                index.AddEvents(timeline);
        }
        return index;
    }

    private bool Has(SourceTable table, params ReadOnlySpan<string> required)
    {
        var complete = true;
        foreach (var name in required)
        {
            if (table.Column(name) is not null)
                continue;
            complete = false;
            problems.Refuse(table.At(), "E_COLUMN_MISSING", $"{table.Columns.Count} columns, none of that name", $"the column {name}",
                "Check that the line of column names is there, below the # rows, and that the file is the one that it is named after.");
        }
        return complete;
    }

    private void AddPatients(SourceTable table)
    {
        var column = table.Column(CbioportalMap.PatientId)!;
        foreach (var row in table.Rows)
        {
            if (Id(table, row, column) is not { } key)
                continue;
            if (patients.TryAdd(key, new(key) { Row = row }))
                continue;
            patients[key].IsRefused = true;
            Drop(table);
            problems.Add(table.At(row.Line, column), "E_PATIENT_TWICE", $"the patient of line {patients[key].Row?.Line} again", "one row a patient",
                "Remove the row that is wrong.");
        }
    }

    private void AddSamples(SourceTable table)
    {
        var (patientColumn, sampleColumn) = (table.Column(CbioportalMap.PatientId)!, table.Column(CbioportalMap.SampleId)!);
        foreach (var row in table.Rows)
        {
            if (Id(table, row, patientColumn) is not { } key || Id(table, row, sampleColumn) is not { } sample)
                continue;
            if (Find(key, create: files.Patients is null) is not { } patient)
            {
                Drop(table);
                problems.Add(table.At(row.Line, patientColumn), "E_SAMPLE_WITHOUT_PATIENT", "a patient who is not in the patient file",
                    $"a patient of {files.Patients!.File}",
                    "Add the patient's row, or correct the identifier.");
            }
            else if (samples.TryGetValue(sample, out var first))
            {
                first.Of.IsRefused = patient.IsRefused = true;
                Drop(table);
                problems.Add(table.At(row.Line, sampleColumn), "E_SAMPLE_TWICE", $"the sample of line {first.Line} again", "one row a sample",
                    "Remove the row that is wrong, or give the second sample its own name.");
            }
            else
            {
                samples.Add(sample, (row.Line, patient));
                patient.Samples.Add((sample, row));
            }
        }
    }

    private void AddEvents(SourceTable table)
    {
        var column = table.Column(CbioportalMap.PatientId)!;
        foreach (var row in table.Rows)
        {
            if (Id(table, row, column) is not { } key)
                continue;
            if (Find(key, create: files.Patients is null && files.Samples is null) is { } patient)
            {
                patient.Events.Add((table, row));
                continue;
            }
            Drop(table);
            problems.Add(table.At(row.Line, column), "E_EVENT_WITHOUT_PATIENT", "a patient who is in no other file", "a patient of the study",
                "Add the patient's row, or correct the identifier.");
        }
    }

    private PatientRows? Find(string key, bool create)
    {
        if (!patients.TryGetValue(key, out var patient) && create)
            patients.Add(key, patient = new(key));
        return patient;
    }

    /// <summary>Letters, digits, point, hyphen, underscore: all that the format allows, and what keeps a name or a sentence from becoming a key.</summary>
    private string? Id(SourceTable table, SourceRow row, SourceColumn column)
    {
        var cell = Cell(row.Text, column.Number);
        var isId = !cell.IsEmpty && cell.Length <= 100;
        foreach (var c in cell)
            isId &= char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';
        if (isId && !MissingValue.Is(cell.ToString()))
            return cell.ToString();
        Drop(table);
        problems.Add(table.At(row.Line, column), "E_IDENTIFIER", cell.IsEmpty ? "an empty cell" : "something that is no identifier",
            "letters, digits, points, hyphens and underscores",
            "Give the row its identifier.");
        return null;
    }

    private void Drop(SourceTable table) => dropped[table] = dropped.GetValueOrDefault(table) + 1;

    private static ReadOnlySpan<char> Cell(ReadOnlySpan<char> line, int number)
    {
        foreach (var cell in line.Split('\t'))
        {
            if (--number == 0)
                return line[cell].Trim();
        }
        return default;
    }
}
