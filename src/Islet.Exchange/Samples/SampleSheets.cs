namespace Islet.Exchange;

/// <summary>Which group's way of keeping a sheet.</summary>
public enum SampleKind
{
    /// <summary>Wide, one row a patient; Swedish text file.</summary>
    Uppsala,

    /// <summary>One row a line of therapy beside a sheet of patients; Italian workbook.</summary>
    Italy,

    /// <summary>One row a specimen; SPSS file in Norwegian, Danish and English.</summary>
    Nordic,
}

/// <summary>What a sample is to be.</summary>
/// <param name="Seed">The same number gives the same sheet, to the byte.</param>
/// <param name="Columns">Uppsala: at least so many columns, filled with further laboratory days; null: as the group kept it.</param>
/// <param name="Identities">Uppsala: with names and personal numbers of nobody, for the key file.</param>
public sealed record SampleOptions(int Patients = 60, ulong Seed = 1, int? Columns = null, bool Identities = false);

/// <summary>Sheets such as three groups might have kept, in three national conventions. Nobody in them ever lived.</summary>
public static class SampleSheets
{
    public static IReadOnlyList<Sheet> Of(SampleKind kind, SampleOptions options) => kind switch
    {
        SampleKind.Uppsala => [UppsalaSheet.Of(options.Patients, options.Seed, options.Columns, options.Identities)],
        SampleKind.Italy => ItalySheets.Of(options.Patients, options.Seed),
        SampleKind.Nordic => [NordicSheet.Of(options.Patients, options.Seed)],
    };

    public static string FileName(SampleKind kind) => kind switch
    {
        SampleKind.Uppsala => "uppsala.csv",
        SampleKind.Italy => "italy.xlsx",
        SampleKind.Nordic => "nordic.sav",
    };

    public static string MapName(SampleKind kind) => $"{kind.ToString().ToLowerInvariant()}.map.yaml";

    /// <summary>The map of demo/sheets; of a sheet with identities, with the patient known by them.</summary>
    public static string MapText(SampleKind kind, bool identities = false)
    {
        using var stream = typeof(SampleSheets).Assembly.GetManifestResourceStream(MapName(kind))!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        return identities && kind is SampleKind.Uppsala
            ? text.Replace("patient: {column: Löpnr}", "patient: {identity: {number: {column: Personnr, country: SE}, name: [Förnamn, Efternamn], record: Löpnr}}", StringComparison.Ordinal)
            : text;
    }
}
