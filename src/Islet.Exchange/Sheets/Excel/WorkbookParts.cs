using System.Xml;
using Islet.Course;

namespace Islet.Exchange;

/// <param name="Hidden">Also where only a macro could show it again.</param>
internal sealed record ListedSheet(string Name, bool Hidden, string Part);

/// <summary>What a workbook says of itself: its sheets in their order, from when it counts days, what it carries beside tables.</summary>
internal sealed record WorkbookParts(IReadOnlyList<ListedSheet> Sheets, bool From1904, bool Macros, bool Links, string? SharedStrings, string? Styles)
{
    private const int MostSheets = 1000;

    public static WorkbookParts Read(WorkbookPackage package)
    {
        var part = package.Relations("").FirstOrDefault(r => r.Type == "officeDocument")?.Target ?? throw new RefusedException(WorkbookPackage.Broken(package.File, "a package without a workbook in it"));
        var relations = package.Relations(part);
        var targets = relations.GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.First());
        var (sheets, from1904) = (new List<ListedSheet>(), false);
        using var reader = package.Read(part);
        while (reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element)
                continue;
            if (reader.LocalName == "workbookPr")
                from1904 = reader.GetAttribute("date1904") is "1" or "true";
            else if (reader.LocalName == "sheet" && sheets.Count < MostSheets && targets.TryGetValue(RelationId(reader), out var target) && target.Type == "worksheet") // not a chart on a sheet of its own
                sheets.Add(new(reader.GetAttribute("name") ?? "", reader.GetAttribute("state") is "hidden" or "veryHidden", target.Target));
        }
        return new(sheets, from1904, relations.Any(r => r.Type == "vbaProject"), relations.Any(r => r.Type == "externalLink"),
            relations.FirstOrDefault(r => r.Type == "sharedStrings")?.Target, relations.FirstOrDefault(r => r.Type == "styles")?.Target);
    }

    /// <summary>r:id, in the namespace of the transitional or of the strict form.</summary>
    private static string RelationId(XmlReader reader)
    {
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader is { LocalName: "id", Prefix.Length: > 0 })
            {
                var id = reader.Value;
                reader.MoveToElement();
                return id;
            }
        }
        reader.MoveToElement();
        return "";
    }
}
