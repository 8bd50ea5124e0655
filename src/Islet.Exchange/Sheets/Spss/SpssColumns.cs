using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Makes columns of the variable records: long names, texts spread over several records, labels, missing values, all in the file's encoding.</summary>
internal sealed class SpssColumns
{
    private const int MostColumns = 10_000;
    private const int Effective = 252; // bytes by which the width of a very long string is divided among its records
    private const int LongestString = 32_767;

    private readonly SpssDictionary dictionary;
    private readonly SpssEncoding encoding;
    private readonly string file;
    private readonly List<Problem> problems;
    private readonly Dictionary<int, string> names = []; // by the element at which a variable begins
    private readonly Dictionary<(SpssLabels Set, int Width, SpssShape Shape), Dictionary<string, string>> meanings = []; // shared by the variables of a set

    private SpssColumns(SpssDictionary dictionary, SpssEncoding encoding, string file, List<Problem> problems) =>
        (this.dictionary, this.encoding, this.file, this.problems) = (dictionary, encoding, file, problems);

    public static IReadOnlyList<SpssColumn> Of(SpssDictionary dictionary, SpssEncoding encoding, string file, List<Problem> problems) =>
        new SpssColumns(dictionary, encoding, file, problems).Columns();

    private List<SpssColumn> Columns()
    {
        var longNames = Pairs(dictionary.LongNames, "\t");
        var veryLong = Pairs(dictionary.VeryLongStrings, "\t");
        var strange = longNames.Keys.Concat(veryLong.Keys).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<(SpssVariable First, int Width, List<SpssSegment> Segments)> found = [];
        for (var i = 0; i < dictionary.Variables.Count;)
        {
            var (variable, shortName) = (dictionary.Variables[i], Words(dictionary.Variables[i].ShortName, "a variable's name").Trim());
            strange.Remove(shortName);
            names[variable.Element] = longNames.GetValueOrDefault(shortName, shortName);
            var width = veryLong.TryGetValue(shortName, out var text) ? VeryLong(text, variable) : variable.Width;
            var segments = width > SpssVariable.LongestSegment ? Segments(i, width) : [new SpssSegment(variable.Element * 8, variable.Width)];
            found.Add((variable, width, segments));
            i += segments.Count;
        }
        if (strange.Count > 0)
            problems.Add(Strange("long names or widths", strange.Count));
        Check([.. found.Select(f => names[f.First.Element])]);
        var (sets, texts, missing) = (LabelSets(), SpssLongRecord.Labels(dictionary, encoding, file), SpssLongRecord.Missing(dictionary, encoding, file));
        List<SpssColumn> columns = [.. found.Select((f, i) => new SpssColumn(Declared(i + 1, f.First, f.Width, sets, texts), f.Width, f.First.Print, f.Segments,
            MissingOf(f.First, f.Width, missing.GetValueOrDefault(names[f.First.Element], []))))];
        Judge(columns, [.. texts.Keys, .. missing.Keys]);
        return columns;
    }

    private SheetColumn Declared(
        int number, SpssVariable variable, int width, Dictionary<int, SpssLabels> sets, Dictionary<string, Dictionary<string, string>> texts)
    {
        var (name, shape) = (names[variable.Element], variable.Print.Shape);
        return new(number, name)
        {
            Label = Words(variable.Label, "a variable's label").Trim(),
            ValueLabels = texts.GetValueOrDefault(name) ?? (sets.TryGetValue(variable.Element, out var set) ? Meanings(set, Math.Min(8, width), shape) : []),
            Declared = width > 0 ? CellKind.Text : shape switch { SpssShape.Number => CellKind.Number, SpssShape.Day => CellKind.Day, _ => CellKind.Text },
        };
    }

    private Dictionary<string, string> Meanings(SpssLabels set, int width, SpssShape shape)
    {
        if (meanings.TryGetValue((set, width, shape), out var known))
            return known;
        Dictionary<string, string> made = new(StringComparer.Ordinal);
        foreach (var (value, label) in set.Labels)
            made.TryAdd(Code(value, width, shape), Words(label, "a value label").Trim());
        return meanings[(set, width, shape)] = made;
    }

    private SpssMissing MissingOf(SpssVariable variable, int width, List<string> texts)
    {
        if (width > 0)
            return new([], [.. variable.Missing.Select(m => Words(m.AsSpan(0, Math.Min(8, width)), "a missing value")).Concat(texts)]);
        double[] numbers = [.. variable.Missing.Select(m => SpssBytes.Double(m, dictionary.Header.BigEndian))];
        return variable.MissingRange ? new(numbers[2..], [], numbers[0], numbers[1]) : new(numbers, []);
    }

    private string Code(byte[] value, int width, SpssShape shape) => width == 0
        ? SpssValues.Code(SpssBytes.Double(value, dictionary.Header.BigEndian), shape)
        : Words(value.AsSpan(0, width), "a labelled value").Trim();

    /// <summary>The last set of labels that a variable is given is the one it has.</summary>
    private Dictionary<int, SpssLabels> LabelSets()
    {
        Dictionary<int, SpssLabels> sets = [];
        foreach (var set in dictionary.Labels)
        {
            foreach (var variable in set.Variables)
                sets[variable.Element] = set;
        }
        return sets;
    }

    private void Judge(List<SpssColumn> columns, string[] longTexts)
    {
        var there = names.Values.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (longTexts.Distinct(StringComparer.OrdinalIgnoreCase).Count(n => !there.Contains(n)) is > 0 and var homeless)
            problems.Add(Strange("labels or missing values of long texts", homeless));
        if (!columns.Exists(c => Broken(c.Declared)))
            return;
        problems.Add(encoding.Known ? Misread() : throw Unnamed("labels of long texts"));
    }

    private int VeryLong(string width, SpssVariable variable)
    {
        var where = $"{file}, width of {names[variable.Element]}";
        return !int.TryParse(width.Trim('\0', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value > LongestString
            ? throw SpssRefusals.Variable(where, "no width of a very long text", $"at most {LongestString} bytes")
            : variable.Width == 0 ? throw SpssRefusals.Variable(where, "a number", "a text")
            : value > SpssVariable.LongestSegment ? value : variable.Width;
    }

    /// <summary>Each record but the last is 255 wide; the text fills them 255 by 255, although its width was divided by 252.</summary>
    private List<SpssSegment> Segments(int first, int width)
    {
        var (count, segments) = ((width + Effective - 1) / Effective, new List<SpssSegment>());
        for (var i = 0; i < count; i++)
        {
            var expected = i < count - 1 ? SpssVariable.LongestSegment : width - (i * Effective);
            if (first + i >= dictionary.Variables.Count || dictionary.Variables[first + i].Width != expected)
            {
                throw SpssRefusals.Variable($"{file}, variable {names[dictionary.Variables[first].Element]}", "another record within a very long text",
                    $"record {i + 1} of {count}, {expected} wide");
            }
            segments.Add(new(dictionary.Variables[first + i].Element * 8, Math.Clamp(width - (i * SpssVariable.LongestSegment), 0, expected)));
        }
        return segments;
    }

    /// <summary>NAME=value, separated; a name is known by its first eight letters in capitals.</summary>
    private Dictionary<string, string> Pairs(byte[] record, string separator)
    {
        Dictionary<string, string> pairs = new(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in Words(record, "a record of names").Split(separator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
                pairs[pair[..equals].Trim('\0', ' ')] = pair[(equals + 1)..].Trim('\0', ' ');
        }
        return pairs;
    }

    private void Check(List<string> written)
    {
        if (written.Count > MostColumns)
            throw SpssRefusals.Count(file, written.Count, $"number of variables: at most {MostColumns}");
        if (written.Contains(""))
            throw SpssRefusals.Variable($"{file}, variable {written.IndexOf("") + 1}", "no name", "a name");
        if (written.CountBy(n => n).FirstOrDefault(n => n.Value > 1) is { Key: { } twice })
            throw SpssRefusals.Variable($"{file}, variable {twice}", "the same name twice", "a name of its own for each variable");
    }

    /// <summary>Text of the dictionary; without a known encoding any letter beyond ASCII refuses.</summary>
    private string Words(ReadOnlySpan<byte> bytes, string what)
    {
        var text = encoding.Decode(bytes);
        return encoding.Known || !text.Contains(SpssEncoding.Broken, StringComparison.Ordinal) ? text
            : throw Unnamed(what);
    }

    private RefusedException Unnamed(string what) => SpssRefusals.Encoding($"{file}, {what}", SpssEncoding.Silent);

    private static bool Broken(SheetColumn column) =>
        column.ValueLabels.SelectMany(l => new[] { l.Key, l.Value }).Append(column.Name).Append(column.Label)
            .Any(text => text.Contains(SpssEncoding.Broken, StringComparison.Ordinal));

    private Problem Strange(string what, int count) => new("W_SPSS_LABEL", file, $"{what} of {count} variables that are not there",
        "names of the file's variables", "They were not used. Look the labels over; if some are missing, save the file again from SPSS.");

    private Problem Misread() => new("W_SPSS_LETTERS", file, $"names or labels that are no text in {encoding.Encoding.WebName}", "text in the file's encoding",
        "They are shown with � where bytes were not understood. Declare the right encoding in the map (file: encoding).");
}
