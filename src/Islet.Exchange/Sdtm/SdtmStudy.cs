using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What tumour domains of SDTM say, a series per subject and reader, and what is wrong with them.</summary>
/// <param name="Refused">A domain is missing or no table: nothing was read.</param>
public sealed record SdtmStudy(IReadOnlyList<SdtmSeries> Series, IReadOnlyList<Problem> Problems, bool Refused)
{
    /// <summary>Reads tu.csv, tr.csv, dm.csv and, where they are there, rs.csv and cm.csv of a folder.</summary>
    public static SdtmStudy Read(string folder, SdtmOptions? options = null)
    {
        var problems = new ProblemList();
        if (SdtmFiles.Open(folder, problems) is not { } files)
            return new([], problems.InOrder(), Refused: true);
        var series = new SdtmReading(files, options ?? new(), problems).All();
        return new(series, problems.InOrder(), problems.RefusesAll);
    }
}

/// <param name="Subject">USUBJID: the study's own pseudonym; it goes into results, never into problems.</param>
/// <param name="Reader">INV, or the evaluator's id.</param>
/// <param name="Visits">By the id of the time point, in the order of the series.</param>
/// <param name="Stated">What RS says. It is shown and compared, and never an input of what is computed (spec section 8 no. 30).</param>
/// <param name="HasCalendar">False: the file has study days only, and day 0 of the series is the reference date.</param>
public sealed record SdtmSeries(
    string Subject, string Reader, ResponseSeries Series, IReadOnlyDictionary<string, SdtmVisitName> Visits, IReadOnlyList<StatedResponse> Stated, bool HasCalendar = true);

/// <summary>The visit that is a time point of a series.</summary>
/// <param name="Label">VISIT as written.</param>
/// <param name="DiameterDisagrees">Somewhere in it DIAMETER is not the axis that counts.</param>
public sealed record SdtmVisitName(string Label, string Number, bool DiameterDisagrees);

/// <param name="TimePoint">Id of the time point of which RS speaks; null: TR has none like it.</param>
/// <param name="Test">OVRLRESP, TRGRESP, NTRGRESP, BESTRESP.</param>
public sealed record StatedResponse(string? TimePoint, string Visit, AxisPoint? Date, string Test, ResponseCategory Category)
{
    /// <summary>RSCAT as written; empty: it does not say.</summary>
    public string Criterion { get; init; } = "";

    /// <summary>RSDTC.</summary>
    internal string Written { get; init; } = "";
}
