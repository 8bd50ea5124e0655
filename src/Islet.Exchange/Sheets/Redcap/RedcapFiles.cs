namespace Islet.Exchange;

/// <summary>Which file of a folder is the dictionary and which the records, told by their headers.</summary>
internal sealed record RedcapFiles(string Data, string Dictionary)
{
    private const int MostFiles = 1000;

    public static RedcapFiles? Find(string path, FileConvention declared, ProblemList problems)
    {
        var isFolder = Directory.Exists(path);
        if (!isFolder && !File.Exists(path))
            return Refused(problems, path, "E_REDCAP_DATA", "no file or folder of this name", "the records of a project", "Check the path.");
        var folder = isFolder ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
        var tables = Directory.EnumerateFiles(folder, "*.csv").Take(MostFiles).Order(StringComparer.Ordinal).Select(file => (File: file, Header: RedcapText.Header(file, new()))).ToList();
        var dictionaries = tables.Where(t => RedcapDictionary.Is(t.Header)).Select(t => t.File).ToList();
        if (dictionaries is not [var dictionary])
            return Refused(problems, path, "E_REDCAP_DICTIONARY", $"{dictionaries.Count} data dictionaries beside the records", "one, a csv whose first columns are Variable / Field Name and Form Name",
                "Download it under Project Setup, Data Dictionary, and put it into the same folder.");
        return isFolder ? InFolder(path, dictionary, tables, declared, problems) : new(path, dictionary);
    }

    private static RedcapFiles? InFolder(string path, string dictionary, List<(string File, string[] Header)> tables, FileConvention declared, ProblemList problems)
    {
        var unproblematic = new ProblemList(); // the dictionary is read for good, with its problems, when the project is
        var record = RedcapDictionary.Read(dictionary, unproblematic)?.Record;
        var data = tables.Where(t => t.File != dictionary && Path.GetFileName(t.File) != RedcapMissing.FileName)
            .Where(t => First(t.File, declared) is { } first && (record is null || first == record.Name || RedcapChoices.Plain(first) == record.Label))
            .Select(t => t.File).ToList();
        return data is [var one] ? new(one, dictionary)
            : Refused(problems, path, "E_REDCAP_DATA", $"{data.Count} files of records in the folder", "one, a csv that begins with the record's name", "Name the file of the records itself.");
    }

    private static string? First(string file, FileConvention declared) => RedcapText.Header(file, declared).FirstOrDefault();

    private static RedcapFiles? Refused(ProblemList problems, string path, string code, string found, string expected, string remedy)
    {
        problems.Refuse(new(0, Path.GetFileName(Path.TrimEndingDirectorySeparator(path))), code, found, expected, remedy);
        return null;
    }
}
