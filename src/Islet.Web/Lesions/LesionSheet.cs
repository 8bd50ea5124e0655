using Islet.Course;

namespace Islet.Web;

/// <summary>What the page of the lesion table shows: the table of one reader, the study being entered, and what it would mean.</summary>
public sealed class LesionSheet
{
    private const int LatestShown = 2;

    private LesionSheet(LesionTable table, LesionForm form, Problem? problem, string? draft, bool all, DateOnly today)
    {
        (Table, Problem, Draft) = (table, problem, draft);
        Entry = LesionEntry.Of(table, form, today);
        Reading = LesionReading.Of(Entry, table.Snapshot, today);
        Earlier = table.Before(Entry.Happened.First, Entry.Study);
        Shown = all ? Earlier : [.. Earlier.Where(s => IsReference(s.Name)).Union(Earlier.TakeLast(LatestShown)).OrderBy(s => Earlier.ToList().IndexOf(s))];
    }

    public LesionTable Table { get; }

    public LesionEntry Entry { get; }

    public LesionReading Reading { get; }

    public LesionForm Form => Entry.Form;

    /// <summary>Why the table was not saved.</summary>
    public Problem? Problem { get; }

    /// <summary>Where what was typed is kept; null: the page shows what is on record.</summary>
    public string? Draft { get; }

    /// <summary>The studies before the one being entered.</summary>
    public IReadOnlyList<MeasuredStudy> Earlier { get; }

    /// <summary>Of them: the baseline, the nadir and the latest, or all.</summary>
    public IReadOnlyList<MeasuredStudy> Shown { get; }

    public static LesionSheet Of(LesionTable table, FormDraft<LesionForm> draft, bool all, DateOnly today) => new(table, draft.Typed, draft.Problem, draft.Id, all, today);

    /// <param name="study">A study of this reader; null: a new one.</param>
    public static LesionSheet Of(LesionTable table, string? study, bool all, DateOnly today) => new(table, Blank(table, study), null, null, all, today);

    public bool IsBaseline(string study) => Has(Reading.Timeline?.Baseline?.Id, study);

    public bool IsNadir(string study) => Reading.Sizes is { } sizes && Reading.Recist is { Id: var id } && Reading.Timeline?.IndexOf(id) is { } at
        && sizes.FollowUps[at].NadirAt is >= 0 and var nadir && Has(Reading.Timeline.FollowUps[nadir].Id, study);

    private bool IsReference(string study) => IsBaseline(study) || IsNadir(study);

    private bool Has(string? timePoint, string study) => timePoint is not null && (Reading.FollowUp ?? Reading.Baseline)?.Of(timePoint)?.Studies.Contains(study) is true;

    /// <summary>The table before anything is typed: what is on record of the study, and empty fields for every other lesion.</summary>
    private static LesionForm Blank(LesionTable table, string? study)
    {
        var saved = study is null ? null : table.Study(study);
        var day = (saved?.Day ?? table.Unmeasured.FirstOrDefault(f => ((ImagingStudy)f.Content).Study == study)?.Happened)?.First;
        var upTo = table.Studies.Where(s => day is not { } at || s.Day.First <= at).ToList(); // a lesion that was first read later has no role yet
        var last = table.Studies.Count > 0 ? table.Studies[^1] : null;
        var rows = table.Lesions.Where(l => saved?.Reads.ContainsKey(l.Name) is true || table.Studies.LastOrDefault(s => s.Reads.ContainsKey(l.Name))?.Read(l.Name)?.Status is not LesionStatus.NotMalignant)
            .Select(l => Row(l, saved?.Reads.GetValueOrDefault(l.Name), upTo.Select(s => s.Read(l.Name)?.Role).LastOrDefault(r => r is not null)));
        return new(study ?? "", "", study is null && last?.Modality is { } m && LesionEntry.Modalities.Contains(m) ? m : "CT", "", "", table.Reader.Name ?? "",
            Word(table.Reader.Role), "", false, [.. rows]);
    }

    private static LesionRow Row(KnownLesion lesion, Finding? saved, LesionRole? role)
    {
        var read = saved?.Content as LesionRead;
        return new(lesion.Name, false, lesion.Organ ?? "", lesion.Part ?? "", read?.SplitFrom is { } whole ? LesionEntry.PartOf + whole : WordOf(read?.Role ?? role),
            read is null ? "" : SizeCell.Write(read, lesion.IsNode), SizeCell.Number(lesion.IsNode ? read?.LongestMm : read?.ShortAxisMm), SizeCell.Number(read?.ViableMm),
            read?.AttenuationHu?.ToString("0.##;−0.##", System.Globalization.CultureInfo.InvariantCulture) ?? "", saved?.Id.ToString() ?? "");
    }

    private static string WordOf(LesionRole? role) => role switch { LesionRole.Target => "target", LesionRole.NonTarget => "non_target", LesionRole.New => "new", null => "" };

    public static string Word(ReadRole role) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(role.ToString());
}
