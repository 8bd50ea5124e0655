namespace Islet.Exchange;

/// <summary>The domains of one folder: tu.csv, tr.csv, dm.csv, and where they are there rs.csv, cm.csv and ex.csv; each may be packed (.gz).</summary>
internal sealed record SdtmFiles(SdtmTable Tu, SdtmTable Tr, SdtmTable Dm, SdtmTable? Rs, SdtmTable? Cm, SdtmTable? Ex)
{
    private static readonly (string Domain, bool Needed, string[] Columns)[] Domains =
    [
        ("TU", true, ["USUBJID", "TULNKID", "TUSTRESC|TUORRES"]),
        ("TR", true, ["USUBJID", "TRLNKID", "TRTESTCD", "TRSTRESC|TRORRES", "VISIT|VISITNUM|TRDTC"]),
        ("DM", true, ["USUBJID", "RFSTDTC"]),
        ("RS", false, ["USUBJID", "RSTESTCD", "RSSTRESC|RSORRES", "VISIT|VISITNUM|RSDTC"]),
        ("CM", false, ["USUBJID", "CMCAT", "CMSTDTC"]),
        ("EX", false, ["USUBJID", "EXTRT", "EXSTDTC"]),
    ];

    /// <summary>Null where a domain that is needed is not there or cannot be read; the problems say why.</summary>
    public static SdtmFiles? Open(string folder, ProblemList problems)
    {
        if (Names(folder, problems) is not { } names)
            return null;
        var tables = new SdtmTable?[Domains.Length];
        for (var i = 0; i < Domains.Length; i++)
        {
            var (domain, needed, columns) = Domains[i];
            var file = domain.ToLowerInvariant() + ".csv";
            if (names.FirstOrDefault(n => n.Equals(file, StringComparison.OrdinalIgnoreCase) || n.Equals(file + ".gz", StringComparison.OrdinalIgnoreCase)) is { } name)
                tables[i] = SdtmTable.Read(Path.Combine(folder, name), domain, i, columns, problems);
            else if (needed)
                problems.Refuse(new(i, file), "E_SDTM_FILE", "no such file in the folder", "tu.csv, tr.csv and dm.csv (rs.csv if there is one)", "Put the domain there as CSV.");
        }
        return tables is [{ } tu, { } tr, { } dm, var rs, var cm, var ex] && !problems.RefusesAll ? new(tu, tr, dm, rs, cm, ex) : null;
    }

    private static List<string>? Names(string folder, ProblemList problems)
    {
        try
        {
            if (Directory.Exists(folder))
                return [.. Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Refuse(new(0, "folder"), "E_UNREADABLE", "a folder that the system does not give out", "a readable folder", "Check its permissions.");
            return null;
        }
        problems.Refuse(new(0, "folder"), "E_PATH", "no folder", "a folder with tu.csv, tr.csv and dm.csv", "Name the folder.");
        return null;
    }
}
