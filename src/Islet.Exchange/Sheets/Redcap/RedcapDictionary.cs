namespace Islet.Exchange;

/// <summary>A project's data dictionary: its fields, form by form, the record's own name first.</summary>
internal sealed record RedcapDictionary(IReadOnlyList<RedcapField> Fields)
{
    private const int MostFields = 50_000;

    // The names of the 18 columns in the file that the designer exports, and those of the API.
    private static readonly (string Designer, string Api)[] Names =
    [
        ("Variable / Field Name", "field_name"), ("Form Name", "form_name"), ("Section Header", "section_header"), ("Field Type", "field_type"), ("Field Label", "field_label"),
        ("Choices, Calculations, OR Slider Labels", "select_choices_or_calculations"), ("Field Note", "field_note"),
        ("Text Validation Type OR Show Slider Number", "text_validation_type_or_show_slider_number"), ("Text Validation Min", "text_validation_min"),
        ("Text Validation Max", "text_validation_max"), ("Identifier?", "identifier"), ("Branching Logic (Show field only if...)", "branching_logic"),
        ("Required Field?", "required_field"), ("Custom Alignment", "custom_alignment"), ("Question Number (surveys only)", "question_number"),
        ("Matrix Group Name", "matrix_group_name"), ("Matrix Ranking?", "matrix_ranking"), ("Field Annotation", "field_annotation"),
    ];

    private const int NameColumn = 0;
    private const int FormColumn = 1;
    private const int TypeColumn = 3;
    private const int LabelColumn = 4;
    private const int ChoicesColumn = 5;
    private const int ValidationColumn = 7;
    private const int IdentifierColumn = 10;

    /// <summary>As REDCap's designer names the columns; the API's names are read too.</summary>
    public static IReadOnlyList<string> Header { get; } = [.. Names.Select(n => n.Designer)];

    public RedcapField Record => Fields[0];

    /// <summary>In their order.</summary>
    public IReadOnlyList<string> Forms { get; } = [.. Fields.Select(f => f.Form).Distinct()];

    public static bool Is(IReadOnlyList<string> header) =>
        header.Count > 3 && Matches(header[0], NameColumn) && Matches(header[1], FormColumn);

    /// <summary>Null where it cannot be believed; the problems say why.</summary>
    public static RedcapDictionary? Read(string path, ProblemList problems)
    {
        if (RedcapText.Open(path, new(), problems) is not { } text)
            return null;
        var here = new Place(0, text.Name);
        var (fields, seen) = (new List<RedcapField>(), new HashSet<string>(StringComparer.Ordinal));
        int[]? at = null;
        foreach (var (line, cells) in text.Records())
        {
            if (at is null)
                at = [.. Enumerable.Range(0, Names.Length).Select(n => Array.FindIndex(cells.Record!, name => Matches(name.Trim(), n)))];
            else if (Field(n => at[n] >= 0 && at[n] < cells.Count ? cells[at[n]].Trim() : "", here with { Line = line }, problems) is { } field)
            {
                if (!seen.Add(field.Name))
                    problems.Refuse(here with { Line = line }, "E_REDCAP_DICTIONARY_ROW", $"the field {field.Name} a second time", "every field once", "Export the dictionary again.");
                fields.Add(field);
            }
            if (fields.Count > MostFields)
                problems.Refuse(here, "E_REDCAP_DICTIONARY", $"more than {MostFields} fields", "a data dictionary", "Check that this is the project's data dictionary.");
            if (problems.RefusesAny)
                return null;
        }
        if (fields.Count > 0)
            return new(fields);
        problems.Refuse(here, "E_REDCAP_DICTIONARY", "no field", "a row a field", "Export the dictionary again.");
        return null;
    }

    private static bool Matches(string name, int column) =>
        name.Equals(Names[column].Designer, StringComparison.OrdinalIgnoreCase) || name.Equals(Names[column].Api, StringComparison.OrdinalIgnoreCase);

    private static RedcapField? Field(Func<int, string> cell, Place place, ProblemList problems)
    {
        var (name, form, type) = (cell(NameColumn), cell(FormColumn), cell(TypeColumn));
        if (name.Length == 0 || form.Length == 0 || type.Length == 0)
        {
            problems.Refuse(place, "E_REDCAP_DICTIONARY_ROW", "a row without the name of its field, its form or its type", "all three", "Export the dictionary again.");
            return null;
        }
        var kind = RedcapField.KindOf(type, cell(ValidationColumn));
        if (kind is null)
            problems.Add(place, "W_REDCAP_TYPE", type, "a type of field that REDCap has", "It is read as text; tell us of the type.");
        var choices = kind is RedcapKind.Choice or RedcapKind.Checkbox && type != "sql" ? RedcapChoices.Parse(cell(ChoicesColumn)) : RedcapChoices.None;
        return new(name, form, kind ?? RedcapKind.Text, RedcapChoices.Plain(cell(LabelColumn)), choices, cell(IdentifierColumn) is "y" or "Y" or "yes" or "1");
    }
}
