using System.Globalization;
using Islet.Course;
using Islet.Yaml;

namespace Islet.Exchange;

public sealed partial record CourseMap
{
    /// <summary>Reads a map. All problems are found in one go, each with line and column; nothing that is not understood is passed over.</summary>
    /// <param name="file">Its bytes: UTF-8.</param>
    /// <param name="name">Its name without folder, for messages.</param>
    public static Parsed<CourseMap> Read(ReadOnlySpan<byte> file, string name)
    {
        var problems = new MapFileProblems(name);
        var root = problems.Decode(file) is { } text ? problems.Root(text) : null;
        var map = root is null ? null : new CourseMapReader(problems).Read(root);
        return new(problems.Count == 0 ? map : null, problems.All);
    }

    public static Parsed<CourseMap> Parse(string text, string name = "map.yaml") => Read(System.Text.Encoding.UTF8.GetBytes(text), name);
}

/// <summary>From nodes to a map: what holds for the whole file here, its findings in <see cref="FindingMapReader"/>.</summary>
internal sealed class CourseMapReader(MapFileProblems problems)
{
    private const int EarliestCentury = 1950, LatestCentury = 2099; // by which two digits of a year can be told

    private const int MostRows = 1000; // of a header, or above it

    private static readonly string[] Keys =
        ["islet_map", "title", "version", "source", "file", "two_digit_years_to", "missing", "axis", "center", "synthetic", "patient", "leave_out", "accept", "lists", "findings"];

    /// <summary>Null where a problem was noted.</summary>
    public CourseMap? Read(YamlNode root)
    {
        if (YamlFields.Of(root, problems, Keys) is not { } file)
            return null;
        if (file.Required("islet_map", "the form of the map, 1") is { } form && form is not TextNode { Text: "1" })
            problems.FormVersion(form);
        var (source, title) = (file.Id("source", "a short name of the source, which begins the origin of every finding"), file.Text("title"));
        var version = file.Whole("version", 1, int.MaxValue) ?? 1;
        var (kind, convention) = file["file"] is { } written ? File(written) : (null, new FileConvention());
        var axis = file["axis"] is { } counted ? AxisOf(counted) : MapAxis.Calendar;
        var center = file["center"] is { } keeper ? Center(keeper) : null;
        var patient = file.Required("patient", "which column says whom a row speaks of") is { } who ? Patient(who) : null;
        var twoDigits = file.Whole("two_digit_years_to", EarliestCentury, LatestCentury);
        var missing = file.Texts("missing", "a list of spellings");
        var leaveOut = file.Texts("leave_out", "a list of columns");
        List<AcceptedProblem?> accept = [.. file.List("accept", "a list of problems, each with code and column").Select(Accepted)];
        List<CodeList> lists = [.. file.Map("lists", "lists of codes, each under a name of its own").Select(e => List(e.Key, e.Value)).OfType<CodeList>()];
        var synthetic = file.Flag("synthetic");
        file.Required("findings", "what the rows say");
        var reader = new FindingMapReader(problems, axis, lists, patient);
        List<FindingMap?> findings = [.. file.List("findings", "a list of findings, each with kind and set").Select(reader.Read)];
        return problems.Count > 0 ? null : new()
        {
            Source = source!, Version = version, Title = title, FileKind = kind, Convention = convention, TwoDigitYearsTo = twoDigits, Missing = missing, Axis = axis, Center = center,
            Synthetic = synthetic, Patient = patient!, LeaveOut = leaveOut, Accept = [.. accept.OfType<AcceptedProblem>()], Lists = lists,
            Findings = [.. findings.OfType<FindingMap>()],
        };
    }

    private (FileKind?, FileConvention) File(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "kind", "encoding", "delimiter", "decimal", "dates", "header_rows", "skip_rows", "sheets", "names") is not { } file)
            return (null, new());
        var kind = file.Choice<FileKind?>("kind", ("", null), ("csv", FileKind.Csv), ("xlsx", FileKind.Xlsx), ("sav", FileKind.Sav), ("redcap", FileKind.Redcap));
        var sheets = file.Texts("sheets", "a list of sheets");
        return (kind, new()
        {
            Encoding = file.Text("encoding"),
            Delimiter = file["delimiter"] is TextNode { Text.Length: > 0 } delimiter ? Delimiter(delimiter.Text) : file.Text("delimiter"),
            DecimalComma = file.Choice<bool?>("decimal", ("", null), ("comma", true), ("point", false)),
            Dates = file.Choice<DateOrder?>("dates", ("", null), ("day-month-year", DateOrder.DayMonthYear), ("month-day-year", DateOrder.MonthDayYear),
                ("year-month-day", DateOrder.YearMonthDay)),
            HeaderRows = file.Whole("header_rows", 1, MostRows),
            SkipRows = file.Whole("skip_rows", 0, MostRows),
            Sheets = sheets.Count > 0 ? sheets : null,
            Names = [.. file.Map("names", "names of columns, each under the column's number: {6: \"Grade (number)\"}").Select(e => Named(e.Key, e.Value)).OfType<NamedColumn>()],
        });
    }

    /// <summary>6, or of one sheet of several "Linee!6", as spreadsheets write it.</summary>
    private NamedColumn? Named(TextNode key, YamlNode value)
    {
        var mark = key.Text.LastIndexOf('!');
        if (!int.TryParse(key.Text.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            problems.Form(key, "the number of a column, counted from 1; of one sheet of several \"Sheet!6\"");
        else if (value is TextNode { Text: var name } && name.Trim().Length > 0)
            return new(mark < 0 ? null : key.Text[..mark], number, name.Trim());
        else
            problems.Form(value, "a name for the column");
        return null;
    }

    private static string Delimiter(string text) => text is "tab" or "\\t" ? "\t" : text;

    private MapAxis AxisOf(YamlNode node)
    {
        if (node is TextNode { Text: "calendar" })
            return MapAxis.Calendar;
        if (node is TextNode { Text: "shifted" })
            return new(Axis.Shifted);
        if (node is not MapNode)
        {
            problems.Value(node, "calendar, shifted, or {offset: diagnosis}");
            return MapAxis.Calendar;
        }
        if (YamlFields.Of(node, problems, "offset", "zero") is not { } axis || axis.Id("offset", "what the zero of the axis is: diagnosis, sequencing, birth …") is not { } origin)
            return MapAxis.Calendar;
        return new(Axis.OffsetFrom(origin), axis["zero"] is { } zero ? Column(zero, "the day that is zero") : null);
    }

    private MapCenter? Center(YamlNode node) => node is TextNode { Text.Length: > 0 } name ? new(name.Text, null)
        : Column(node, "the centre") is { } column ? new(null, column) : null;

    private MapPatient? Patient(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "column", "identity") is not { } patient)
            return null;
        if (patient["identity"] is { } identity && patient["column"] is null)
            return Identity(identity);
        if (patient["identity"] is not null)
            problems.Form(node, "column or identity, not both");
        return patient.RequiredText("column", "the column with the centre's pseudonym") is { } column ? new PatientColumn(column) : null;
    }

    private PatientIdentity? Identity(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "number", "name", "record") is not { } identity)
            return null;
        var number = identity["number"] is { } numbered ? YamlFields.Of(numbered, problems, "column", "country") : null;
        var (column, country) = (number?.RequiredText("column", "the column with the national number"), number?.RequiredText("country", "whose number it is: SE, NO, DK, IT"));
        if (country is not null && !NationalNumber.Countries.Contains(country))
            problems.Value(number!["country"]!, "one of " + string.Join(", ", NationalNumber.Countries));
        var read = new PatientIdentity(column, country, identity.Texts("name", "a list of columns"), identity.Text("record"));
        if (!read.Columns.Any() && number is null)
            problems.Form(node, "at least one of number, name and record");
        return read;
    }

    private AcceptedProblem? Accepted(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "code", "column", "found") is not { } accepted)
            return null;
        var (code, column) = (accepted.RequiredText("code", "the code of the problem"), accepted.RequiredText("column", "the column in which it stands"));
        if (code?.StartsWith("W_", StringComparison.Ordinal) is false)
            problems.Accept(accepted["code"]!);
        return code is null || column is null ? null : new(code, column, accepted.Text("found"));
    }

    private CodeList? List(TextNode name, YamlNode node)
    {
        if (node is not MapNode { Entries.Count: > 0 } map)
        {
            problems.Form(node, "codes with their meaning, as \"1\": G1");
            return null;
        }
        foreach (var twice in map.Entries.GroupBy(e => e.Key.Text, StringComparer.OrdinalIgnoreCase).SelectMany(same => same.Skip(1)))
            problems.KeyTwice(twice.Key);
        return new(name.Text, [.. map.Entries.Select(e => new CodeMeaning(e.Key.Text, Meaning(e.Value)))]);
    }

    private IReadOnlyList<string> Meaning(YamlNode node) => node switch
    {
        TextNode { Text: "" or "null" or "~" } => [],
        TextNode text => [text.Text],
        ListNode list => [.. list.Items.Select(Meaning).SelectMany(m => m)],
        _ => Refused(node),
    };

    private string[] Refused(YamlNode node)
    {
        problems.Form(node, "a value, a list of values, or null for missing");
        return [];
    }

    private string? Column(YamlNode node, string meaning) => YamlFields.Of(node, problems, "column")?.RequiredText("column", $"the column with {meaning}");
}
