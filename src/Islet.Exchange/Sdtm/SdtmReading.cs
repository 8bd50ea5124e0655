using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Puts the rows of the domains together, subject by subject and reader by reader.</summary>
internal sealed class SdtmReading(SdtmFiles files, SdtmOptions options, ProblemList problems)
{
    private readonly ILookup<(string, string), SdtmRecord> tu = Records(files.Tu);
    private readonly ILookup<(string, string), SdtmRecord> tr = Records(files.Tr);
    private readonly ILookup<(string, string), SdtmRecord> rs = Records(files.Rs);
    private readonly ILookup<string, SdtmRow> dm = files.Dm.Rows.ToLookup(r => files.Dm.Cell(r, "USUBJID"), StringComparer.Ordinal);
    private readonly ILookup<string, SdtmRow>? cm = files.Cm?.Rows.ToLookup(r => files.Cm!.Cell(r, "USUBJID"), StringComparer.Ordinal);

    private readonly Dictionary<string, (AxisPoint?, AxisPoint?, bool)> persons = new(StringComparer.Ordinal);

    /// <summary>Those of DM in its order, then those whom only other domains have.</summary>
    public IReadOnlyList<string> Subjects => field ??= [.. dm.Select(g => g.Key).Concat(Keys.Select(k => k.Item1)).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)];

    private IEnumerable<(string, string)> Keys => tu.Concat(tr).Concat(rs).Select(g => g.Key).Where(k => k.Item1.Length > 0).Distinct();

    /// <summary>Units are such that lengths can be read; subjects whom DM does not have are told.</summary>
    public bool IsReadable()
    {
        if (MixesUnits())
            return false;
        foreach (var unknown in tr.Concat(rs).Where(g => g.Key.Item1.Length > 0 && !dm[g.Key.Item1].Any()).DistinctBy(g => g.Key.Item1))
            problems.AddValue(unknown.First().At("USUBJID"), "W_SDTM_NO_DM", "a subject without a row in DM", "one row with RFSTDTC", "Categories are worked out, durations are not.");
        return true;
    }

    public IReadOnlyList<SdtmSeries> All() => IsReadable()
        ? [.. Keys.OrderBy(k => k.Item1, StringComparer.Ordinal).ThenBy(k => k.Item2 != SdtmRecord.Investigator).ThenBy(k => k.Item2, StringComparer.Ordinal).Select(k => One(k).Series)] : [];

    /// <summary>Of one subject, the investigator first.</summary>
    public IReadOnlyList<SdtmRead> Of(string subject) =>
        [.. Keys.Where(k => k.Item1 == subject).OrderBy(k => k.Item2 != SdtmRecord.Investigator).ThenBy(k => k.Item2, StringComparer.Ordinal).Select(One)];

    private static ILookup<(string, string), SdtmRecord> Records(SdtmTable? table) =>
        (table?.Rows.Select(r => new SdtmRecord(table, r)) ?? []).ToLookup(r => (r.Subject, r.Reader));

    /// <summary>Spec N4: lengths without unit beside centimetres may be either, and nobody can tell.</summary>
    private bool MixesUnits()
    {
        var lengths = tr.SelectMany(g => g).Where(r => !r.NotDone && r.Test is SdtmTerms.LongestDiameter or SdtmTerms.Perpendicular or SdtmTerms.Diameter && r.Result.Length > 0 && char.IsAsciiDigit(r.Result[0]));
        var (centimetres, bare) = (false, (SdtmRecord?)null);
        foreach (var row in lengths)
        {
            var unit = row.Upper("STRESU") is { Length: > 0 } standard ? standard : row.Upper("ORRESU");
            centimetres |= unit == "CM";
            bare ??= unit.Length == 0 ? row : null;
        }
        if (centimetres && bare is not null)
            problems.Refuse(bare.At("STRESU") with { Line = 0 }, "E_SDTM_UNIT", "centimetres, and lengths without a unit", "a unit for every length", "Write the unit in every row.");
        return centimetres && bare is not null;
    }

    private SdtmRead One((string Subject, string Reader) key)
    {
        var (reference, death, hasCalendar) = Person(key.Subject);
        var dates = new SdtmDates(options, reference, problems);
        var lesions = new SdtmLesions([.. tu[key]], tr[key], problems);
        var visits = SdtmVisits.Of([.. tr[key]], dates).ToList();
        var said = new SdtmStatements(visits, rs[key], dates, options.Criterion ?? Recist11.Criterion, problems);
        visits.AddRange(said.Missed);
        visits.AddRange(Unmeasured(lesions, visits, dates));
        if (visits.TrueForAll(v => v.Date is not null))
            visits = [.. visits.OrderBy(v => v.Date)];
        var baseline = Baseline(lesions, visits);
        var first = FirstSeen(lesions, visits);
        List<(TimePoint Point, SdtmVisit Visit, SdtmTimePoint Made)> points = [];
        foreach (var visit in visits)
        {
            var made = new SdtmTimePoint(lesions, new(problems), problems);
            var earlier = first.Where(f => f.Value != visit.Id && visits.FindIndex(v => v.Id == f.Value) < visits.IndexOf(visit)).ToDictionary(StringComparer.Ordinal);
            points.Add((made.Of(visit, visit == baseline, earlier, said.NewLesion), visit, made));
        }
        var series = new ResponseSeries
        {
            Reference = reference,
            Lesions = [.. lesions.Tracked],
            TimePoints = [.. points.Select(p => p.Point)],
            Events = new(death, NextTherapy(key.Subject, dates), said.Deterioration),
        };
        var names = points.ToDictionary(p => p.Point.Id, p => new SdtmVisitName(p.Visit.Label, p.Visit.Number, p.Made.DiameterDisagrees), StringComparer.Ordinal);
        return new(new(key.Subject, key.Reader, series, names, said.Responses, hasCalendar), lesions, points, said.Deteriorated);
    }

    /// <summary>Where TU calls lesions targets or non-targets for the first time (spec 1.2: the set is fixed at baseline); without a visit there, the first of TR.</summary>
    private static SdtmVisit? Baseline(SdtmLesions lesions, List<SdtmVisit> visits)
    {
        var rows = lesions.Tracked.Select(l => lesions.Identification(l.Id)).OfType<SdtmRecord>().ToList();
        return visits.Find(v => rows.Exists(v.Is)) ?? (lesions.Tracked.Count > 0 && rows.TrueForAll(r => r.Visit.Length + r.VisitNumber.Length == 0) ? visits.FirstOrDefault() : null);
    }

    /// <summary>Visits at which TU has a new lesion and TR nothing at all.</summary>
    private static IReadOnlyList<SdtmVisit> Unmeasured(SdtmLesions lesions, List<SdtmVisit> visits, SdtmDates dates) =>
        SdtmVisits.Of([.. lesions.New.Values.Where(r => !visits.Exists(v => v.Is(r)))], dates);

    private static Dictionary<string, string> FirstSeen(SdtmLesions lesions, List<SdtmVisit> visits) => lesions.New
        .Select(n => (n.Key, Visit: visits.Find(v => v.Is(n.Value) || v.Rows.Any(r => r.LinkId == n.Key && !r.NotDone))))
        .Where(n => n.Visit is not null).ToDictionary(n => n.Key, n => n.Visit!.Id, StringComparer.Ordinal);

    private (AxisPoint? Reference, AxisPoint? Death, bool HasCalendar) Person(string subject)
    {
        if (!persons.TryGetValue(subject, out var person))
            persons.Add(subject, person = ReadPerson(subject));
        return person;
    }

    private (AxisPoint? Reference, AxisPoint? Death, bool HasCalendar) ReadPerson(string subject)
    {
        if (dm[subject].FirstOrDefault() is not { } row)
            return (null, null, true);
        var dates = new SdtmDates(options, null, problems);
        var reference = Day(files.Dm, row, "RFSTDTC", null, dates);
        var rows = tr.Where(g => g.Key.Item1 == subject).SelectMany(g => g).ToList();
        if (reference is null && rows.Exists(r => r["DY"].Length > 0) && rows.TrueForAll(r => r.Date.Length == 0))
            return (new(0), dates.OfStudyDay(files.Dm.Cell(row, "DTHDY")), false); // no calendar: day 1 is the reference date by its definition
        if (reference is null && files.Dm.Cell(row, "RFSTDTC").Length == 0)
            problems.AddValue(files.Dm.At(row, "RFSTDTC"), "W_SDTM_REFERENCE", "no reference date", "the day of randomisation or first treatment", "Categories are worked out, durations are not.");
        var last = rows.Select(r => SdtmDates.Parse(r.Date)).Where(s => s is { IsExact: true }).Max(s => s?.First);
        return (reference, Day(files.Dm, row, "DTHDTC", last, dates), true);
    }

    /// <summary>Start of the next anticancer therapy: the first row of CM under that category.</summary>
    private AxisPoint? NextTherapy(string subject, SdtmDates dates) => (cm?[subject] ?? [])
        .Where(r => files.Cm!.Cell(r, "CMCAT").Equals(SdtmTerms.NextTherapy, StringComparison.OrdinalIgnoreCase))
        .Select(r => Day(files.Cm!, r, "CMSTDTC", null, dates) ?? dates.OfStudyDay(files.Cm!.Cell(r, "CMSTDY"))).Min();

    private AxisPoint? Day(SdtmTable table, SdtmRow row, string column, AxisPoint? notBefore, SdtmDates dates)
    {
        var written = table.Cell(row, column);
        if (written.Length == 0)
            return null;
        if (SdtmDates.Parse(written) is not { } span)
        {
            problems.AddValue(table.At(row, column), "E_SDTM_DATE", $"'{written}'", "a date in ISO 8601: 2014, 2014-02 or 2014-02-15", "Correct the date; until then it counts as not known.");
            return null;
        }
        if (!span.IsExact)
            dates.TellPartial(table.At(row, column), written);
        if (!span.IsExact && column == "DTHDTC" && options is { PartialDates: PartialDate.None, KeepsPartialDates: false })
            problems.AddValue(table.At(row, column), "W_SDTM_DEATH_UNDATED", "a death without a day", "a whole date", "Survival without progression is worked out as if the death were not known. Choose --partial-date last or first.");
        return dates.Impute(span, notBefore, null);
    }
}
