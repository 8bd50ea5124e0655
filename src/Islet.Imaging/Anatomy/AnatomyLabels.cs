using System.Globalization;
using Islet.Course;

namespace Islet.Imaging.Anatomy;

/// <summary>Which structure each number of a label map is.</summary>
public sealed class AnatomyLabels
{
    /// <summary>Names of the lists that Islet has.</summary>
    public static IReadOnlyList<string> Lists { get; } = ["totalsegmentator", "totalsegmentator_v1"];

    /// <summary>What a file says of a number that is of no use.</summary>
    private const string NoUse = "-";

    private const int MostLines = 5_000;

    private readonly Dictionary<int, AnatomyPart> parts;

    private AnatomyLabels(Dictionary<int, AnatomyPart> parts) => this.parts = parts;

    /// <summary>None is named: the codes of a DICOM segmentation speak for themselves.</summary>
    public static AnatomyLabels None { get; } = new([]);

    public static AnatomyLabels TotalSegmentator { get; } = new(AnatomyNames.Total.ToDictionary(n => n.Key, n => AnatomyNames.Of(n.Value)!.Value));

    public static AnatomyLabels TotalSegmentatorV1 { get; } = new(AnatomyNames.TotalV1.ToDictionary(n => n.Key, n => AnatomyNames.Of(n.Value)!.Value));

    public AnatomyPart? this[int number] => parts.TryGetValue(number, out var part) ? part : null;

    public bool IsEmpty => parts.Count == 0;

    /// <summary>A line a number: "5,liver", "5;liver", "5: liver" (CSV or YAML); a minus sign for what is of no use, "#" for remarks; a heading that begins with no number may stand first.</summary>
    /// <exception cref="RefusedException">E_ANATOMY_LABELS.</exception>
    public static AnatomyLabels Read(TextReader lines)
    {
        var named = new Dictionary<int, AnatomyPart>();
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            var at = FormattableString.Invariant($"--labels, line {number}");
            if (number > MostLines)
                throw Off(at, "more lines than a body has structures");
            var text = line.Split('#')[0].Trim().TrimStart('\uFEFF');
            if (text.Length == 0)
                continue;
            var cells = text.Split([',', ';', ':', '\t'], 2, StringSplitOptions.TrimEntries);
            if (!int.TryParse(cells[0].Trim('"', '\''), NumberStyles.None, CultureInfo.InvariantCulture, out var label))
            {
                if (named.Count == 0)
                    continue; // a heading
                throw Off(at, "no number before the name");
            }
            if (cells.Length < 2 || label is 0 or > ushort.MaxValue)
                throw Off(at, "no name, or a number that no label has");
            var name = cells[1].Split(',', ';', '\t')[0].Trim('"', '\'', ' ');
            if (!named.TryAdd(label, name == NoUse ? AnatomyPart.None : AnatomyNames.Of(name) ?? throw Off(at, "a structure that Islet does not know")))
                throw Off(at, "a number for the second time");
        }
        return named.Count > 0 ? new(named) : throw Off("--labels", "no line with a number and a name");
    }

    private static RefusedException Off(string where, string found) => new("E_ANATOMY_LABELS", where, found, "a line for each label: its number, a comma or colon, and a structure (liver, spleen, kidney_left …, or - for what is of no use)",
        "Correct the line; names are those of TotalSegmentator, told in docs/pet-quantify.md.");
}
