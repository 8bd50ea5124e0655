
namespace Islet.Exchange;

/// <summary>Series and what is computed of them as the domains DM, TU, TR, RS, EX and CM (SDTMIG 3.4), with CDISC's controlled terms.</summary>
public static class SdtmWriting
{
    private static readonly string[] Tu = ["TUGRPID", "TULNKID", "TUTESTCD", "TUTEST", "TUORRES", "TUSTRESC", "TULOC", "TULOCDTL", "TUMETHOD", "TUEVAL", "TUEVALID", "VISITNUM", "VISIT", "TUDTC", "TUDY"];

    private static readonly string[] Tr =
        ["TRGRPID", "TRLNKGRP", "TRLNKID", "TRTESTCD", "TRTEST", "TRORRES", "TRORRESU", "TRSTRESC", "TRSTRESN", "TRSTRESU", "TRSTAT", "TRMETHOD", "TREVAL", "TREVALID", "VISITNUM", "VISIT", "TRDTC", "TRDY"];

    private static readonly string[] Rs =
        ["RSLNKGRP", "RSTESTCD", "RSTEST", "RSCAT", "RSORRES", "RSSTRESC", "RSEVAL", "RSEVALID", "VISITNUM", "VISIT", "RSDTC", "RSDY"];

    /// <summary>dm.csv, tu.csv, tr.csv, rs.csv and, where the therapy and the next one are known, ex.csv and cm.csv.</summary>
    public static IReadOnlyList<Sheet> Of(IReadOnlyList<SdtmComputed> series, string study)
    {
        SdtmDomain tu = new("TU", study, Tu), tr = new("TR", study, Tr), rs = new("RS", study, Rs);
        foreach (var one in series)
        {
            new SdtmSeriesWriter(one, tu, tr).Write();
            SdtmResponseWriter.Write(one, rs);
        }
        var (dm, cm) = Subjects(series, study);
        return [dm.ToSheet(), tu.ToSheet(), tr.ToSheet(), rs.ToSheet(), .. new[] { Exposure(series, study).ToSheet(), cm.ToSheet() }.Where(s => s.RowCount > 0)];
    }

    /// <summary>What a series holds and these domains do not, in sentences.</summary>
    public static IReadOnlyList<string> CannotHold(IReadOnlyList<SdtmComputed> series)
    {
        var points = series.SelectMany(s => s.Series.TimePoints).ToList();
        string?[] said =
        [
            points.Exists(p => p.Pet is not null) ? "Measurements of PET (uptake, volumes) are not in TR; they are in the export of kind islet." : null,
            points.Exists(p => p.TumourMarker is not null) ? "Tumour markers belong in LB and are not written: where one is raised, a complete response computed from these files alone would differ." : null,
            points.Exists(p => p.IntratumoralNodule is not null || p.ContrastPhase is not null) ? "Intratumoral nodules and contrast phases are not written." : null,
            points.Exists(p => p.NewLesions.Any(n => n.FdgPositiveNow is not null || n.FdgPositiveAtBaseline is not null || n.CtCorrelate is not null))
                ? "Of a new lesion TR has what FDG-PET and its CT make of it (unequivocal, equivocal, not malignant), not what they show." : null,
            series.Any(s => s.Series.Schedule is not null) ? "The planned interval of visits belongs in TV and is not written." : null,
            series.Any(s => !s.HasCalendar) ? "Subjects without calendar have study days (--DY) and no dates." : null,
        ];
        return [.. said.OfType<string>()];
    }

    private static SdtmDomain Exposure(IReadOnlyList<SdtmComputed> series, string study)
    {
        var ex = new SdtmDomain("EX", study, ["EXTRT", "EXSTDTC", "EXSTDY"]);
        foreach (var one in series.DistinctBy(s => s.Subject))
            foreach (var given in one.Exposures)
                ex.Add(one.Subject, ("EXTRT", given.Drug), ("EXSTDTC", given.Start.Day?.ToString()), ("EXSTDY", given.Start.First == given.Start.Last ? new SdtmWrittenDays(one).StudyDay(given.Start.First) : null));
        return ex;
    }

    private static (SdtmDomain Dm, SdtmDomain Cm) Subjects(IReadOnlyList<SdtmComputed> series, string study)
    {
        var (dm, cm) = (new SdtmDomain("DM", study, ["SUBJID", "RFSTDTC", "DTHDTC", "DTHDY", "DTHFL"]), new SdtmDomain("CM", study, ["CMTRT", "CMCAT", "CMSTDTC", "CMSTDY"]));
        foreach (var one in series.DistinctBy(s => s.Subject))
        {
            var (days, events) = (new SdtmWrittenDays(one), one.Series.Events);
            dm.Add(one.Subject, ("SUBJID", one.Subject), ("RFSTDTC", days.Date(one.Series.Reference)), ("DTHDTC", days.Date(events.Death)),
                ("DTHDY", one.HasCalendar ? null : days.StudyDay(events.Death)), ("DTHFL", events.Death is null ? null : "Y"));
            if (events.NewTherapy is { } therapy)
                cm.Add(one.Subject, ("CMTRT", one.NextTherapy.Count > 0 ? string.Join(" + ", one.NextTherapy) : SdtmTerms.NotStated), ("CMCAT", SdtmTerms.NextTherapy), ("CMSTDTC", days.Date(therapy)), ("CMSTDY", days.StudyDay(therapy)));
        }
        return (dm, cm);
    }
}
