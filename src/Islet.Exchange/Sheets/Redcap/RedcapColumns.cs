namespace Islet.Exchange;

/// <summary>A column of the data that belongs to a field.</summary>
/// <param name="Index">In the file, from 0.</param>
/// <param name="Name">As the raw export calls it, whatever the header of this file says; the map knows it by this.</param>
/// <param name="Code">Of a checkbox: its choice.</param>
internal sealed record RedcapColumn(int Index, string Name, RedcapField Field, string? Code = null)
{
    public SourceColumn Source(string file) => new(file, Index + 1, Name);

    public SheetColumn InSheet(int number) => new(number, Name)
    {
        Label = Code is null ? Field.Label : $"{Field.Label} (choice={Field.Choices.Labels[Code]})",
        ValueLabels = Field.Kind is RedcapKind.Choice or RedcapKind.Status ? Field.Choices.Labels : new Dictionary<string, string>(StringComparer.Ordinal),
        Declared = Field.Kind switch
        {
            RedcapKind.Text or RedcapKind.Choice or RedcapKind.Status or RedcapKind.Skipped => CellKind.Text,
            RedcapKind.Number or RedcapKind.NumberWithComma or RedcapKind.Calculated => CellKind.Number,
            RedcapKind.Day or RedcapKind.DayAndTime => CellKind.Day,
            RedcapKind.YesNo or RedcapKind.Checkbox => CellKind.YesNo,
        },
    };
}

/// <summary>What the header of the data means by the dictionary.</summary>
/// <param name="Fields">In the order of the file; the record's own name is not among them.</param>
/// <param name="MissingBoxes">By field: the columns in which a checkbox says which missing-data code stands for all its choices.</param>
/// <param name="Surveys">Survey identifiers and timestamps: who answered and when, nothing clinical.</param>
/// <param name="Unknown">Columns that the dictionary does not have.</param>
internal sealed record RedcapColumns(int Width, IReadOnlyList<RedcapColumn> Fields, ILookup<string, (int Index, string Code)> MissingBoxes, IReadOnlyList<string> Surveys,
    IReadOnlyList<SourceColumn> Unknown)
{
    /// <summary>Index of each column that REDCap adds; absent: the project does not have it.</summary>
    public required IReadOnlyDictionary<string, int> System { get; init; }

    public required bool LabelledHeader { get; init; }

    public const string Event = "redcap_event_name";
    public const string Instrument = "redcap_repeat_instrument";
    public const string Instance = "redcap_repeat_instance";
    public const string Group = "redcap_data_access_group";

    /// <summary>Those that every sheet repeats, in this order after the record; with their labels in a labels export.</summary>
    public static IReadOnlyList<(string Name, string Label)> Added { get; } =
        [(Event, "Event Name"), (Instrument, "Repeat Instrument"), (Instance, "Repeat Instance"), (Group, "Data Access Group")];

    /// <summary>The header as the raw export has it, or as the labels export has it, whichever leaves less unexplained.</summary>
    public static RedcapColumns Bind(RedcapDictionary dictionary, IReadOnlyList<string> header, RedcapMissing missing, string file)
    {
        var raw = Bind(new RawHeader(dictionary, missing).Of, header, file) with { LabelledHeader = false };
        if (raw.Unknown.Count == 0)
            return raw;
        var labelled = Bind(new LabelHeader(dictionary, missing).Of, header, file) with { LabelledHeader = true };
        return labelled.Unknown.Count < raw.Unknown.Count ? labelled : raw;
    }

    private static RedcapColumns Bind(Func<string, Meaning> meaning, IReadOnlyList<string> header, string file)
    {
        var means = header.Skip(1).Select((name, i) => (Index: i + 1, Name: name.Trim(), Meaning: meaning(name.Trim()))).ToList();
        return new(header.Count,
            [.. means.Where(m => m.Meaning is { Field: not null, Missing: null }).Select(m => new RedcapColumn(m.Index, m.Meaning.Name, m.Meaning.Field!, m.Meaning.Code))],
            means.Where(m => m.Meaning.Missing is not null).ToLookup(m => m.Meaning.Field!.Name, m => (m.Index, m.Meaning.Missing!)),
            [.. means.Where(m => m.Meaning.IsSurvey).Select(m => m.Name)],
            [.. means.Where(m => m.Meaning.IsUnknown).Select(m => new SourceColumn(file, m.Index + 1, m.Name))])
        {
            System = means.Where(m => m.Meaning.System).DistinctBy(m => m.Meaning.Name).ToDictionary(m => m.Meaning.Name, m => m.Index, StringComparer.Ordinal),
            LabelledHeader = false,
        };
    }

    /// <param name="Name">As the raw export has it.</param>
    private sealed record Meaning(string Name, RedcapField? Field = null, string? Code = null, string? Missing = null, bool System = false, bool IsSurvey = false)
    {
        public bool IsUnknown => Field is null && !System && !IsSurvey;
    }

    /// <summary>Every column that an export of the whole project has, in its order; a checkbox has one a choice and then one a missing-data code.</summary>
    private static IEnumerable<Meaning> Expected(RedcapDictionary dictionary, RedcapMissing missing) =>
        from form in dictionary.Fields.GroupBy(f => f.Form)
        from field in form.Append(RedcapField.StatusOf(form.Key))
        from meaning in field.Kind is not RedcapKind.Checkbox ? [new Meaning(field.Name, field)]
            : field.Choices.Labels.Keys.Select(code => new Meaning(RedcapField.ColumnOf(field.Name, code), field, code))
                .Concat(missing.Codes.Select(code => new Meaning(RedcapField.ColumnOf(field.Name, code), field, Missing: code)))
        select meaning;

    private sealed class RawHeader
    {
        private readonly Dictionary<string, Meaning> known = new(StringComparer.Ordinal);

        public RawHeader(RedcapDictionary dictionary, RedcapMissing missing)
        {
            foreach (var meaning in Expected(dictionary, missing))
                known.TryAdd(meaning.Name, meaning);
            foreach (var (name, _) in Added)
                known.TryAdd(name, new(name, System: true));
            foreach (var name in dictionary.Forms.Select(f => f + "_timestamp").Append("redcap_survey_identifier"))
                known.TryAdd(name, new(name, IsSurvey: true));
        }

        public Meaning Of(string name) => known.GetValueOrDefault(name) ?? new(name);
    }

    /// <summary>Labels repeat ("Complete?" stands once a form), so they are found in the dictionary's order, from where the last one stood.</summary>
    private sealed class LabelHeader(RedcapDictionary dictionary, RedcapMissing missing)
    {
        private readonly List<(string Label, Meaning Meaning)> expected =
        [
            .. Expected(dictionary, missing).Select(m => (m switch
            {
                { Code: { } code } => $"{m.Field!.Label} (choice={m.Field.Choices.Labels[code]})",
                { Missing: { } code } => $"{m.Field!.Label} (choice={missing.Meanings[code]})",
                _ => m.Field!.Label,
            }, m)),
        ];

        private int next;

        public Meaning Of(string label)
        {
            if (Added.FirstOrDefault(a => a.Label == label).Name is { } system)
                return new(system, System: true);
            if (label is "Survey Identifier" or "Survey Timestamp")
                return new(label, IsSurvey: true);
            var at = expected.FindIndex(next, e => RedcapChoices.Plain(label) == e.Label);
            next = at < 0 ? next : at + 1;
            return at < 0 ? new(label) : expected[at].Meaning;
        }
    }
}
