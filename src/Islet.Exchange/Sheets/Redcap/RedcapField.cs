namespace Islet.Exchange;

/// <summary>What REDCap stores for a field, as far as its export shows it.</summary>
internal enum RedcapKind
{
    Text,
    Number,

    /// <summary>A number that the export writes with a decimal comma (the validations …_comma_decimal).</summary>
    NumberWithComma,

    /// <summary>A calculated field: a number with the decimal mark of the project.</summary>
    Calculated,

    /// <summary>A date in any order of the form; exported as 2019-05-17.</summary>
    Day,

    /// <summary>A date with a time; exported as 2019-05-17 10:30 or 2019-05-17 10:30:00.</summary>
    DayAndTime,
    YesNo,

    /// <summary>One of the choices: radio buttons and drop-down lists.</summary>
    Choice,

    /// <summary>Any of the choices: a column a choice.</summary>
    Checkbox,

    /// <summary>Whether a form is complete: {form}_complete.</summary>
    Status,

    /// <summary>A file, a signature or a text on the form: nothing that a table could hold.</summary>
    Skipped,
}

/// <summary>A row of the data dictionary.</summary>
/// <param name="Identifier">The project marks it as identifying a person.</param>
internal sealed record RedcapField(string Name, string Form, RedcapKind Kind, string Label, RedcapChoices Choices, bool Identifier = false)
{
    /// <summary>REDCap's own three states of a form.</summary>
    public static RedcapField StatusOf(string form) =>
        new($"{form}_complete", form, RedcapKind.Status, "Complete?", RedcapChoices.Parse("0, Incomplete | 1, Unverified | 2, Complete"));

    /// <summary>The column of one choice of a checkbox: lower case, with an underscore for what cannot stand in a name, the minus included.</summary>
    public static string ColumnOf(string name, string code) =>
        $"{name}___{string.Concat(code.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'))}";

    /// <summary>By the type and the validation that the dictionary gives; null: a type that REDCap does not have.</summary>
    public static RedcapKind? KindOf(string type, string validation) => type switch
    {
        "text" => validation switch
        {
            _ when validation.StartsWith("datetime_", StringComparison.Ordinal) => RedcapKind.DayAndTime,
            _ when validation.StartsWith("date_", StringComparison.Ordinal) => RedcapKind.Day,
            _ when validation.EndsWith("_comma_decimal", StringComparison.Ordinal) => RedcapKind.NumberWithComma,
            "integer" or "int" or "number" or "float" => RedcapKind.Number,
            _ when validation.StartsWith("number_", StringComparison.Ordinal) => RedcapKind.Number,
            _ => RedcapKind.Text,
        },
        "notes" or "textarea" or "sql" => RedcapKind.Text,
        "radio" or "dropdown" or "select" => RedcapKind.Choice,
        "checkbox" => RedcapKind.Checkbox,
        "yesno" or "truefalse" => RedcapKind.YesNo,
        "calc" => RedcapKind.Calculated,
        "slider" => RedcapKind.Number,
        "file" or "descriptive" => RedcapKind.Skipped,
        _ => null,
    };
}
