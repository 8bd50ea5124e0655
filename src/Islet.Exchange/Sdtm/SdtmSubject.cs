using Islet.Course;

namespace Islet.Exchange;

/// <summary>One subject's rows on their way to findings.</summary>
/// <param name="reads">By reader, the investigator first.</param>
internal sealed class SdtmSubject(SdtmFiles files, string subject, string study, IReadOnlyList<SdtmRead> reads, ProblemList problems)
{
    private readonly SdtmRow? dm = files.Dm.Rows.FirstOrDefault(r => files.Dm.Cell(r, "USUBJID") == subject);
    private readonly bool hasCalendar = reads.All(r => r.Series.HasCalendar);

    /// <summary>Without dates day 0 is the day of RFSTDTC, by the definition of study days.</summary>
    public Axis Axis => hasCalendar ? Axis.Calendar : Axis.OffsetFrom("reference date");

    /// <summary>Best responses by others than the investigator.</summary>
    public int OtherBest { get; private set; }

    /// <summary>Each with the record of the source that it is the same as long as.</summary>
    public IReadOnlyList<NewFinding> Findings()
    {
        List<NewFinding?> found = [Person(), Death(), .. Treatments(files.Ex, "EX", "EXTRT", "EXSTDTC", "EXSTDY", _ => true), .. Treatments(files.Cm, "CM", "CMTRT", "CMSTDTC", "CMSTDY", IsNextTherapy)];
        if (reads.Count > 0 && !found.Exists(f => f?.Content is Treatment && f.Origin!.StartsWith(Origin("EX"), StringComparison.Ordinal)))
            TellNoTreatment();
        var names = new SdtmLesionNames(reads);
        foreach (var read in reads)
        {
            found.AddRange(new SdtmVisitFindings(read, names, Origin("TR"), hasCalendar).All());
            found.AddRange(Said(read));
        }
        return [.. found.OfType<NewFinding>()];
    }

    private string Origin(string domain) => $"{study.Replace('/', '-')}/{subject}/{domain}/";

    private NewFinding? Person()
    {
        Sex? sex = Dm("SEX").ToUpperInvariant() switch { "F" => Sex.Female, "M" => Sex.Male, "UNDIFFERENTIATED" => Sex.Other, _ => null };
        var birth = SdtmDates.AsWritten(Dm("BRTHDTC"));
        return sex is null && birth is null ? null : new(When.Unknown, Reported.Unknown, new Person { Sex = sex, Birth = birth }, Origin("DM") + "person");
    }

    private NewFinding? Death()
    {
        if (Dm("DTHDTC").Length + Dm("DTHDY").Length == 0 && !Dm("DTHFL").Equals("Y", StringComparison.OrdinalIgnoreCase))
            return null;
        return new(Written(Dm("DTHDTC"), Dm("DTHDY")), Reported.WhenItHappened, new VitalStatus { Alive = false }, Origin("DM") + "death");
    }

    private string Dm(string column) => dm is null ? "" : files.Dm.Cell(dm, column);

    /// <summary>One treatment for each name of a drug, from its first day. When it ended, EX does not say: an interval without a next one may be the last, or the last so far.</summary>
    private IEnumerable<NewFinding> Treatments(SdtmTable? table, string domain, string name, string date, string day, Func<SdtmRow, bool> counts)
    {
        var rows = (table?.Rows ?? []).Where(r => table!.Cell(r, "USUBJID") == subject && counts(r)).GroupBy(r => table!.Cell(r, name), StringComparer.OrdinalIgnoreCase);
        foreach (var drug in rows.Where(g => g.Key.Length > 0))
        {
            var start = drug.Select(r => Written(table!.Cell(r, date), table.Cell(r, day))).Where(w => w.IsKnown).OrderBy(w => w.First!.Value.Days).FirstOrDefault();
            IReadOnlyList<string> drugs = drug.Key.Equals(SdtmTerms.NotStated, StringComparison.OrdinalIgnoreCase) ? [] : DrugNames.Read(drug.Key).Names;
            yield return new(start, Reported.WhenItHappened, new Treatment { Course = $"{domain} {drug.Key}", Drugs = drugs, Purpose = "tumour" }, Origin(domain) + drug.Key);
        }
    }

    private bool IsNextTherapy(SdtmRow row) => files.Cm!.Cell(row, "CMCAT").Equals(SdtmTerms.NextTherapy, StringComparison.OrdinalIgnoreCase);

    private void TellNoTreatment()
    {
        if (dm is not null)
            problems.AddValue(files.Dm.At(dm, "RFSTDTC"), "W_SDTM_NO_TREATMENT", "measured lesions, and no treatment in EX", "ex.csv with EXTRT and EXSTDTC",
                "Nothing is made up from RFSTDTC. Enter the treatment: without it there is no line of therapy, and no response within one.");
    }

    /// <summary>Deterioration and the investigator's best response. What RS says of a visit stands with the scan.</summary>
    private IEnumerable<NewFinding> Said(SdtmRead read)
    {
        if (read.Deteriorated is { } row)
            yield return new(Written(row.Date, row["DY"]), Reported.WhenItHappened, new ProgressionJudgement { Progressive = true, Grounds = ["clinical"] }, $"{Origin("RS")}{read.Series.Reader}/{SdtmTerms.Deterioration}");
        foreach (var best in read.Series.Stated.Where(s => s.Test == SdtmTerms.BestResponse).Take(1))
        {
            if (read.Series.Reader != SdtmRecord.Investigator)
                OtherBest++;
            else
                yield return new(Written(best.Written, best.Date), Reported.Unknown, Best(best), $"{Origin("RS")}{read.Series.Reader}/{SdtmTerms.BestResponse}");
        }
    }

    /// <summary>A category for which a reported outcome has no word stands as it is written.</summary>
    private static ReportedOutcome Best(StatedResponse best)
    {
        BestResponse? word = Enum.TryParse<BestResponse>(best.Category.ToString(), out var known) ? known : null;
        return new()
        {
            BestResponse = word,
            Criterion = best.Criterion.Length > 0 ? best.Criterion : null,
            AsWritten = word is null ? new Dictionary<string, string> { ["best_response"] = SdtmTerms.Word(best.Category) } : null,
        };
    }

    private When Written(string date, string studyDay) => SdtmDates.AsWritten(date) is { } day ? When.On(day)
        : new SdtmDates(SdtmOptions.AsWritten, Reference, problems).OfStudyDay(studyDay) is { } point ? On(point, hasCalendar) : When.Unknown;

    private When Written(string date, AxisPoint? known) => SdtmDates.AsWritten(date) is { } day ? When.On(day) : known is { } point ? On(point, hasCalendar) : When.Unknown;

    /// <summary>Of study days; null and a calendar: nobody can tell on which day they fell.</summary>
    private AxisPoint? Reference => !hasCalendar ? new AxisPoint(0) : SdtmDates.Parse(Dm("RFSTDTC")) is { IsExact: true } span ? span.First : null;

    internal static When On(AxisPoint point, bool hasCalendar) => hasCalendar ? DateOnly.FromDayNumber((int)point.Days) : Offset.FromDays(point.Days);
}
