namespace Islet.Exchange;

/// <summary>A row of TU, TR or RS by what the variables mean in each of them; the two letters of the domain are left out of the names.</summary>
internal sealed class SdtmRecord(SdtmTable table, SdtmRow row)
{
    /// <summary>Who read, as results name it: INV, or the evaluator's own id.</summary>
    public const string Investigator = "INV";

    public int Line => row.Line;

    public string Subject { get; } = table.Cell(row, "USUBJID");

    /// <summary>Readers are never mixed (spec response-criteria D5).</summary>
    public string Reader { get; } = (table.Cell(row, table.Domain + "EVALID"), table.Cell(row, table.Domain + "EVAL")) switch
    {
        ({ Length: > 0 } id, _) => id,
        (_, "" or "INVESTIGATOR") => Investigator,
        (_, var role) => role,
    };

    public string Test => Upper("TESTCD");

    public string LinkId => this["LNKID"];

    public string LinkGroup => this["LNKGRP"];

    public string GroupId => this["GRPID"];

    /// <summary>Standardised, and where that is empty as collected; in capitals.</summary>
    public string Result => Upper("STRESC") is { Length: > 0 } standard ? standard : Upper("ORRES");

    public string Visit => table.Cell(row, "VISIT");

    public string VisitNumber => table.Cell(row, "VISITNUM");

    public string Date => this["DTC"];

    public bool NotDone => Upper("STAT") == "NOT DONE";

    /// <param name="variable">Without the letters of the domain.</param>
    public string this[string variable] => table.Cell(row, table.Domain + variable);

    public string Upper(string variable) => this[variable].ToUpperInvariant();

    public bool Has(string variable) => table.Has(table.Domain + variable);

    public Place At(string variable) => table.At(row, table.Has(table.Domain + variable) ? table.Domain + variable : variable);
}
