using System.IO.Compression;
using System.Text;

namespace Islet.Tests.Exchange.Sheets.Excel;

/// <summary>A workbook put together part by part, for what no program would write.</summary>
internal sealed class RawWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public Dictionary<string, string> Parts { get; } = new()
    {
        ["_rels/.rels"] = Relations(("rId1", "officeDocument", "xl/workbook.xml")),
        ["xl/workbook.xml"] = $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relation}\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        ["xl/_rels/workbook.xml.rels"] = Relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "/xl/sharedStrings.xml"), ("rId3", "styles", "styles.xml")),
    };

    public static RawWorkbook Rows(string rows) => new RawWorkbook().With("xl/worksheets/sheet1.xml", Sheet(rows));

    /// <summary>A sheet with header A, B and the given cells below.</summary>
    public static RawWorkbook Cells(string cells) => Rows($"<row r=\"1\">{Inline("A")}{Inline("B")}</row><row r=\"2\">{cells}</row>");

    public static string Inline(string text) => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>";

    public static string Sheet(string rows) => $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>";

    public static string Relations(params (string Id, string Type, string Target)[] relations) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relations.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"{Relation}/{r.Type}\" Target=\"{r.Target}\"/>"))}</Relationships>";

    public RawWorkbook With(string part, string xml)
    {
        Parts[part] = xml;
        return this;
    }

    public byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in Parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(xml));
            }
        }
        return bytes.ToArray();
    }

    public WrittenFile Write() => new("book.xlsx", Bytes());
}
