using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Web;

/// <summary>A row of the table as it was understood.</summary>
/// <param name="Read">What would be recorded; null: nothing was typed, or it cannot be read.</param>
/// <param name="Before">What the row showed, and what is replaced.</param>
/// <param name="Wrong">Why it cannot be recorded.</param>
/// <param name="Odd">What a person is to look at before it is recorded.</param>
public sealed record EntryRow(LesionRow Typed, LesionRead? Read, Finding? Before, IReadOnlyList<string> Wrong, IReadOnlyList<string> Odd)
{
    public bool IsNode => LesionOrgan.IsNode(Typed.Organ);
}

/// <summary>What a reader's lesion table, as it was typed, says about a course. Nothing is recorded by it.</summary>
public sealed class LesionEntry
{
    private const decimal DensestHu = 1500; // compact bone; -1000 is air

    private readonly LesionTable table;
    private readonly Dictionary<string, string> wrong = new(StringComparer.Ordinal);

    private LesionEntry(LesionTable table, LesionForm form, DateOnly today)
    {
        (this.table, Form, Study) = (table, form, form.Study.Length > 0 ? form.Study : table.FreeStudy());
        Saved = table.Study(form.Study);
        Described = Saved?.Own ?? table.Unmeasured.FirstOrDefault(f => ((ImagingStudy)f.Content).Study == form.Study);
        Happened = Saved?.Day ?? Described?.Happened ?? Date(LesionForm.DayField, form.Day, today, "the day of the scan") ?? When.Unknown;
        Reported = form.Reported.Length == 0 ? Reported.Unknown : Date(LesionForm.ReportedField, form.Reported, today, "the day of the reading") is { } day ? Reported.On(day) : Reported.Unknown;
        if (Happened.First is { } scanned && Reported.When.Last is { } told && told < scanned)
            wrong[LesionForm.ReportedField] = "Read before the scan was made.";
        Own = Described is null ? OwnOf(form) : null;
        Rows = [.. form.Rows.Select(Understand)];
    }

    public LesionForm Form { get; }

    /// <summary>Name of the study: the chosen one, or the next that is free.</summary>
    public string Study { get; }

    /// <summary>The study as this reader measured it already; null: not yet.</summary>
    public MeasuredStudy? Saved { get; }

    /// <summary>What is on record of the study as a whole; null: it is new.</summary>
    public Finding? Described { get; }

    public When Happened { get; }

    public Reported Reported { get; }

    /// <summary>What would be recorded of the study as a whole; null: it is on record.</summary>
    public ImagingStudy? Own { get; }

    public IReadOnlyList<EntryRow> Rows { get; }

    /// <summary>By field of the study, why it cannot be recorded.</summary>
    public IReadOnlyDictionary<string, string> Wrong => wrong;

    public bool IsReadable => wrong.Count == 0 && Rows.All(r => r.Wrong.Count == 0);

    /// <summary>The form says that the scan is new, and this reader has measured one of that day and kind.</summary>
    public bool IsOnRecord => Own is { } own && Form.Study.Length == 0 && table.Studies.Any(s => s.Day == Happened && s.Modality == own.Modality);

    public static LesionEntry Of(LesionTable table, LesionForm form, DateOnly today) => new(table, form, today);

    /// <summary>What would be recorded: new reads, corrections of those that the page showed, and withdrawals of those that were cleared.</summary>
    public IReadOnlyList<NewFinding> Findings()
    {
        List<NewFinding> reads = [.. Rows.Select(NewRead).OfType<NewFinding>()];
        return reads.Count > 0 && Own is { } own ? [new(Happened, Reported, own), .. reads] : reads;
    }

    /// <summary>A read that says nothing, by which a study of which nothing is typed yet has its place in the course.</summary>
    public NewFinding NothingSeen() => new(Happened, Reported,
        new LesionRead { Lesion = Form.Rows.Count > 0 ? Form.Rows[0].Lesion : "L1", Study = Study, Read = table.Reader.Role, Reader = table.Reader.Name, Tumour = table.Tumour, Status = LesionStatus.NotEvaluable });

    private NewFinding? NewRead(EntryRow row) => row switch
    {
        { Wrong.Count: > 0 } => null,
        { Read: null, Before: { } gone } => new(gone.Happened, gone.Reported, gone.Content, Supersedes: gone.Id, Why: Why.Withdrawal),
        { Read: { } same, Before: { } before } when FindingKinds.Write(same) == FindingKinds.Write(before.Content) => null,
        { Read: { } read, Before: { } before } => new(before.Happened, before.Reported, read, Supersedes: before.Id, Why: Why.Correction),
        { Read: { } read } => new(Happened, Reported, read),
        _ => null,
    };

    private EntryRow Understand(LesionRow typed)
    {
        List<string> bad = [], odd = [];
        var before = Saved?.Reads.GetValueOrDefault(typed.Lesion);
        if ((before?.Id.ToString() ?? "") != typed.Seen)
            bad.Add("Somebody changed this lesion since the page was opened. Open the study again.");
        if (typed.IsAdded == table.Names.Contains(typed.Lesion))
            bad.Add(typed.IsAdded ? "Its name was given to another lesion since the page was opened. Add the lesion again." : "No lesion of this name is in the course.");
        if (typed.IsBlank)
            return new(typed, null, before, bad, odd);
        var cell = SizeCell.Read(typed.Size);
        if (cell.Wrong is { } why)
            bad.Add(why);
        if (typed.Organ.Length == 0)
            bad.Add("Choose the organ.");
        var (other, viable, hu) = (Length(typed.Other, "second diameter", bad), Length(typed.Viable, "viable diameter", bad), Attenuation(typed.Hu, bad));
        if (cell.OtherMm is not null && other is not null)
            bad.Add("Two second diameters: one behind the size, one in its own field.");
        if (cell is { IsEmpty: true } && bad.Count == 0)
            bad.Add("Type the size, or the key of a state.");
        if (cell.MergedInto is { } into && (into == typed.Lesion || !Form.Rows.Any(r => r.Lesion == into)))
            bad.Add("Merged into a lesion that is not in the table.");
        if (bad.Count > 0)
            return new(typed, null, before, bad, odd);
        Look(typed, cell, other ?? cell.OtherMm, viable, odd);
        return new(typed, Content(typed, cell, other ?? cell.OtherMm, viable, hu, before?.Content as LesionRead), before, bad, odd);
    }

    /// <summary>What the form does not show of an earlier read stays as it was.</summary>
    private LesionRead Content(LesionRow typed, SizeCell cell, decimal? other, decimal? viable, decimal? hu, LesionRead? before)
    {
        var isNode = LesionOrgan.IsNode(typed.Organ);
        var part = typed.Role.StartsWith(PartOf, StringComparison.Ordinal) ? typed.Role[PartOf.Length..] : null;
        return (before ?? new LesionRead { Lesion = typed.Lesion, Study = Study, Read = table.Reader.Role, Reader = table.Reader.Name, Tumour = table.Tumour, StatedBy = StatedBy.Radiologist }) with
        {
            Organ = typed.Organ,
            Part = typed.Part.Length > 0 ? typed.Part : null,
            Role = part is not null ? null : RoleOf(typed.Role),
            SplitFrom = part ?? before?.SplitFrom,
            Status = cell.MergedInto is null ? cell.Status : LesionStatus.Present,
            MergedInto = cell.MergedInto,
            LongestMm = isNode ? other : cell.Mm,
            ShortAxisMm = isNode ? cell.Mm : other,
            ViableMm = viable,
            AttenuationHu = hu,
        };
    }

    public const string PartOf = "part-of:";

    public static LesionRole? RoleOf(string word) => word switch { "target" => LesionRole.Target, "non_target" => LesionRole.NonTarget, "new" => LesionRole.New, _ => null };

    private static void Look(LesionRow typed, SizeCell cell, decimal? other, decimal? viable, List<string> odd)
    {
        var isNode = LesionOrgan.IsNode(typed.Organ);
        if (new[] { cell.Mm, other, viable }.Any(mm => mm is { } length && length > TimelineChecks.LongestMm))
            odd.Add($"Over {SizeCell.Number(TimelineChecks.LongestMm)} mm: longer than any lesion. Is it in mm?");
        if (cell.Mm is { } size && other is { } second && (isNode ? size > second : second > size))
            odd.Add(isNode ? "The short axis is longer than the other diameter." : "The second diameter is longer than the longest.");
        if (cell.Mm is { } whole && viable is { } living && living > whole)
            odd.Add("The viable part is longer than the lesion.");
        if (cell.Status is LesionStatus.Worsened or LesionStatus.Progressing && typed.Role is "target")
            odd.Add("A target progresses by its size: this key counts for non-targets only.");
    }

    private static decimal? Attenuation(string typed, List<string> bad)
    {
        if (typed.Length == 0)
            return null;
        if (decimal.TryParse(typed.Replace('−', '-').Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hu) && hu is >= -1000 and <= DensestHu)
            return hu;
        bad.Add("HU: a number from -1000 to 1500.");
        return null;
    }

    private static decimal? Length(string typed, string what, List<string> bad)
    {
        if (!SizeCell.TryMm(typed, out var mm))
            bad.Add($"Not a {what} in mm.");
        return mm;
    }

    private ImagingStudy OwnOf(LesionForm form)
    {
        if (!Modalities.Contains(form.Modality, StringComparer.Ordinal))
            wrong[LesionForm.ModalityField] = "Choose how the scan was made.";
        if (!SizeCell.TryMm(form.Slice, out var slice) || slice is <= 0 or > 50)
            wrong[LesionForm.SliceField] = "Slices in mm, up to 50.";
        return new()
        {
            Study = Study, Read = table.Reader.Role, Reader = table.Reader.Name, Tumour = table.Tumour, StatedBy = StatedBy.Radiologist,
            Modality = form.Modality, Question = "response", SliceMm = slice, ContrastPhase = form.Phase.Length > 0 ? form.Phase : null,
        };
    }

    public static IReadOnlyList<string> Modalities { get; } = ["CT", "MRI", "US"];

    private Day? Date(string field, string typed, DateOnly today, string what)
    {
        if (Day.TryParse(typed, out var day) && day.IsExact && day.First <= today)
            return day;
        wrong[field] = typed.Length == 0 ? $"Give {what}." : $"Not a day up to today: give {what} as 2019-05-17.";
        return null;
    }
}
