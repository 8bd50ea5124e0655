using System.Collections.Frozen;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Makes the time points of one subject and reader out of the rows of their visits.</summary>
internal sealed class SdtmTimePoint(SdtmLesions lesions, SdtmMeasurement measure, ProblemList problems)
{
    /// <summary>Sizes of targets at this visit where TR's own DIAMETER is another than the axis that counts.</summary>
    public bool DiameterDisagrees { get; private set; }

    /// <summary>Of every target that fell apart, the size of each part and of what kept its name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<(string Id, SdtmSize Size)>> Parts => parts;

    private readonly Dictionary<string, IReadOnlyList<(string Id, SdtmSize Size)>> parts = new(StringComparer.Ordinal);
    private ILookup<string, SdtmRecord> rows = Enumerable.Empty<SdtmRecord>().ToLookup(r => r.LinkId);

    /// <param name="earlier">First visit of each new lesion, before this one.</param>
    public TimePoint Of(SdtmVisit visit, bool isBaseline, IReadOnlyDictionary<string, string> earlier, Func<string, string, NewLesionCertainty?> stated)
    {
        rows = visit.Rows.ToLookup(r => r.LinkId, StringComparer.Ordinal);
        var targets = lesions.Tracked.Where(l => l.Role is SeriesRole.Target).Select(l => (l.Id, Reading: Target(l))).Where(t => t.Reading is not null);
        var others = lesions.Tracked.Where(l => l.Role is SeriesRole.NonTarget).Select(l => (l.Id, State: NonTarget(l))).Where(t => t.State is not null);
        return new()
        {
            Id = visit.Id,
            Date = visit.Date,
            IsBaseline = isBaseline,
            Targets = targets.ToFrozenDictionary(t => t.Id, t => t.Reading!, StringComparer.Ordinal),
            NonTargets = others.ToFrozenDictionary(t => t.Id, t => t.State!.Value, StringComparer.Ordinal),
            NewLesions = [.. lesions.New.Select(n => New(n.Key, n.Value, visit, earlier, stated)).OfType<NewLesion>()],
            ScanDates = ScanDates(visit),
        };
    }

    /// <summary>The axis that counts: of a node the short one, of all others the longest (spec response-criteria 1.4); DIAMETER only where neither is given.</summary>
    private TargetReading? Target(TrackedLesion lesion)
    {
        var whole = Whole(lesion, lesion.Id);
        (string Id, SdtmSize Size)[] broken = [.. lesions.PartsOf(lesion.Id).Skip(1).Select(id => (id, Whole(lesion, id).Size))];
        if (Array.Exists(broken, p => p.Size.State is not null))
        {
            parts[lesion.Id] = [.. whole.Size.State is TargetState.Measured or TargetState.TooSmall ? [(lesion.Id, whole.Size)] : Array.Empty<(string, SdtmSize)>(), .. broken.Where(p => p.Size.State is not null)];
            return Fragments(whole.Size, Array.ConvertAll(broken, p => p.Size));
        }
        if (whole.Size.State is TargetState.Measured or TargetState.TooSmall)
            return Reading(lesion.Id, whole);
        foreach (var (id, members) in lesions.MassesOf(lesion.Id))
        {
            if (rows[id].Any())
                return members[0] == lesion.Id ? Reading(id, Whole(lesion, id)) with { MergedWith = [.. members.Skip(1)] } : new() { State = TargetState.Merged, MergedInto = members[0] };
        }
        return whole.Size.State is null ? null : Reading(lesion.Id, whole);
    }

    private TargetReading Reading(string id, (SdtmSize Size, decimal? Other) whole) => new()
    {
        State = whole.Size.State ?? TargetState.NotEvaluated,
        Mm = whole.Size.Mm,
        PerpendicularMm = whole.Other,
        Hu = Extra(id, SdtmTerms.Attenuation),
        ViableMm = measure.Of([.. Rows(id, SdtmTerms.ViableDiameter)]).Mm,
    };

    /// <summary>All parts count, also one that kept the lesion's own id; a part that nobody measured leaves the whole not evaluated.</summary>
    private static TargetReading Fragments(SdtmSize own, SdtmSize[] broken)
    {
        SdtmSize[] all = own.State is TargetState.Measured or TargetState.TooSmall ? [own, .. broken] : broken;
        return Array.TrueForAll(all, p => p.State is TargetState.Measured or TargetState.TooSmall)
            ? new() { FragmentsMm = [.. all.Select(p => p.Mm ?? ResponseOptions.Default.TooSmallDefaultMm)] }
            : new() { State = TargetState.NotEvaluated };
    }

    private (SdtmSize Size, decimal? Other) Whole(TrackedLesion lesion, string id)
    {
        SdtmSize Measured(string test) => measure.Of([.. Rows(id, test)]);
        var (longest, perpendicular, diameter) = (Measured(SdtmTerms.LongestDiameter), Measured(SdtmTerms.Perpendicular), Measured(SdtmTerms.Diameter));
        var (size, other) = lesion.IsNode ? (perpendicular, longest) : (longest, perpendicular);
        if (lesion.Organ.Length == 0 && perpendicular.Mm is not null && diameter.State is null)
            return (Unknown(id, "both diameters or the short one, of a lesion whose place nobody recorded"), null);
        if (size.State is null && diameter.State is not null)
            return (diameter, other.Mm);
        if (size.State is null && other.Mm is not null)
            return (Unknown(id, lesion.IsNode ? "the longest diameter of a node, without the short axis" : "the short axis alone"), other.Mm);
        if (size.Mm is { } counted && diameter.Mm is { } given && counted != given)
            TellDiameter(id);
        return size.State is null ? (FromState(id), null) : (size, other.Mm);
    }

    private SdtmSize Unknown(string id, string found)
    {
        problems.AddValue(rows[id].First().At("TESTCD"), "W_SDTM_AXIS", found, "LPERP of a node, LDIAM of everything else", "The lesion counts as not evaluated at this visit: one axis is never put in the place of the other.");
        return SdtmSize.NotEvaluated;
    }

    private void TellDiameter(string id)
    {
        DiameterDisagrees = true;
        problems.AddValue(Rows(id, SdtmTerms.Diameter).First().At("STRESN"), "W_DIAMETER_DISAGREES", "a DIAMETER that is not the axis that counts", "LDIAM, of a node LPERP",
            "LDIAM and LPERP rule. Correct DIAMETER, or the place of the lesion.");
    }

    /// <summary>A target that only has a state: absent is 0 mm, present is not a size.</summary>
    private SdtmSize FromState(string id) => Rows(id, SdtmTerms.State).FirstOrDefault() switch
    {
        null => rows[id].Any() ? SdtmSize.NotEvaluated : default,
        { NotDone: false, Result: "ABSENT" } => new(TargetState.Measured, 0),
        { NotDone: false, Result: SdtmTerms.TooSmall } => new(TargetState.TooSmall, null),
        _ => SdtmSize.NotEvaluated,
    };

    private NonTargetState? NonTarget(TrackedLesion lesion)
    {
        if (Rows(lesion.Id, SdtmTerms.State).Select(State).OrderDescending().Select(s => (NonTargetState?)s).FirstOrDefault(s => s is not NonTargetState.NotEvaluated) is { } seen)
            return seen;
        return rows[lesion.Id].Any() ? NonTargetState.NotEvaluated : null;
    }

    private NonTargetState State(SdtmRecord row)
    {
        if (row.NotDone || row.Result.Length == 0)
            return NonTargetState.NotEvaluated;
        if (SdtmTerms.NonTarget(row.Result) is { } state)
            return state;
        problems.AddValue(row.At("STRESC"), "W_SDTM_WORD", $"'{row.Result}'", "PRESENT, ABSENT, UNEQUIVOCAL PROGRESSION", "The lesion counts as not evaluated at this visit.");
        return NonTargetState.NotEvaluated;
    }

    private NewLesion? New(string id, SdtmRecord identification, SdtmVisit visit, IReadOnlyDictionary<string, string> earlier, Func<string, string, NewLesionCertainty?> stated)
    {
        if ((!rows[id].Any() && !visit.Is(identification)) || rows[id].Any(r => r.NotDone))
            return null;
        var state = Rows(id, SdtmTerms.State).FirstOrDefault();
        if (state is not null && SdtmTerms.NewLesion(state.Result) is null)
            problems.AddValue(state.At("STRESC"), "W_SDTM_WORD", $"'{state.Result}'", "EQUIVOCAL or UNEQUIVOCAL", "The lesion counts as equivocal.");
        return new()
        {
            Id = id,
            Organ = identification["LOC"] is { Length: > 0 } place ? SdtmPlaces.Organ(place) : null,
            Certainty = state is null ? stated(visit.Id, id) ?? NewLesionCertainty.Unequivocal : SdtmTerms.NewLesion(state.Result) ?? NewLesionCertainty.Equivocal,
            Modality = Modality(state?["METHOD"] is { Length: > 0 } method ? method : identification["METHOD"]),
            Date = rows[id].Select(r => visit.Days[r]).Max() is { } day && day != visit.Date ? day : null,
            FirstSeen = earlier.GetValueOrDefault(id),
            Mm = measure.Of([.. Rows(id, SdtmPlaces.IsNode(identification["LOC"]) ? SdtmTerms.Perpendicular : SdtmTerms.LongestDiameter)]).Mm,
        };
    }

    private static string? Modality(string method) => method switch
    {
        "" => null,
        "CT SCAN" => "CT",
        var other => other,
    };

    private decimal? Extra(string id, string test) => Rows(id, test).FirstOrDefault() is { NotDone: false } row
        && decimal.TryParse(row["STRESN"], System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;

    private IEnumerable<SdtmRecord> Rows(string id, string test) => rows[id].Where(r => r.Test == test);

    /// <summary>Where the scans of a visit fell on several days.</summary>
    private FrozenDictionary<string, AxisPoint> ScanDates(SdtmVisit visit)
    {
        var days = lesions.Tracked.Select(l => l.Id)
            .Select(id => (Id: id, Day: lesions.PartsOf(id).Concat(lesions.MassesOf(id).Select(m => m.Id)).SelectMany(part => rows[part]).Select(r => visit.Days[r]).Max())).Where(d => d.Day is not null).ToList();
        return days.Select(d => d.Day).Distinct().Skip(1).Any() ? days.ToFrozenDictionary(d => d.Id, d => d.Day!.Value, StringComparer.Ordinal) : FrozenDictionary<string, AxisPoint>.Empty;
    }
}
