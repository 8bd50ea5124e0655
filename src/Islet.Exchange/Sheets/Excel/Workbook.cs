using System.Xml;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Workbooks as spreadsheets make them (xlsx, and xlsm without its macros).</summary>
/// <remarks>ECMA-376, Office Open XML; read and written part by part, so that no sheet is ever held whole.</remarks>
public static class Workbook
{
    public static SheetFile Open(string path, FileConvention declared)
    {
        var file = Path.GetFileName(path);
        try
        {
            return new WorkbookOpening(path, declared).Open();
        }
        catch (RefusedException refused)
        {
            return Refused(file, declared, refused.Problem);
        }
        catch (XmlException)
        {
            return Refused(file, declared, WorkbookPackage.Broken(file, "XML that is not well formed, or that declares a document type"));
        }
        catch (InvalidDataException)
        {
            return Refused(file, declared, WorkbookPackage.Broken(file, "a zip file that is cut off or damaged"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refused(file, declared, SheetFiles.Unreadable(file));
        }
    }

    /// <summary>
    /// Days, numbers and yes/no as what they are; everything else as text, which never runs as a formula. A last sheet says what the columns mean. The same
    /// tables give the same parts; their packing follows the machine's own library.
    /// </summary>
    /// <exception cref="RefusedException">E_WORKBOOK_LIMIT: more than a sheet can hold.</exception>
    public static void Write(IReadOnlyList<Sheet> sheets, Stream stream) => new WorkbookWriter(sheets, stream).Write();

    private static SheetFile Refused(string file, FileConvention declared, Problem problem) => new(file, [], declared, [], [problem]);
}
