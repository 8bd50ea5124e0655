using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Web;

/// <summary>A row of the table as it was understood.</summary>
/// <param name="Read">What would be recorded; null: nothing was typed, or it cannot be read.</param>
/// <param name="Before">What the row showed, and what is replaced.</param>
/// <param name="Wrong">Why it cannot be recorded.</param>
/// <param name="Odd">What a person is to look at before it is recorded.</param>
/// <param name="Was">Size of the lesion the last time it was measured before, mm.</param>
public sealed record EntryRow(LesionRow Typed, LesionRead? Read, Finding? Before, IReadOnlyList<FieldFault> Wrong, IReadOnlyList<string> Odd, decimal? Was)
{
    /// <summary>Somebody else has saved another value since the page was opened.</summary>
    public bool IsOvertaken => (Before?.Id.ToString() ?? "") != Typed.Seen;

    public bool IsNode => LesionOrgan.IsNode(Typed.Organ);
}

/// <summary>Why one field of a row cannot be recorded.</summary>
/// <param name="Member">Of the field's name.</param>
public sealed record FieldFault(string Member, string Words);

/// <summary>What a reader's lesion table, as it was typed, says about a course. Nothing is recorded by it.</summary>
public sealed partial class LesionEntry
{
    private const decimal DensestHu = 1500; // compact bone; -1000 is air

    private readonly LesionTable table;
    private readonly Dictionary<string, string> wrong = new(StringComparer.Ordinal);

    private LesionEntry(LesionTable table, LesionForm form, DateOnly today)
    {
        (this.table, Form, Study) = (table, form, form.Study.Length > 0 ? form.Study : table.FreeStudy());
        Saved = table.Study(form.Study);
        Described = Saved?.Own ?? table.Unmeasured.FirstOrDefault(f => ((ImagingStudy)f.Content).Study == form.Study);
        Happened = Saved?.Day ?? Described?.Happened ?? Date(LesionForm.DayField, form.Day, today, T("the day of the scan")) ?? When.Unknown;
        Reported = form.Reported.Length == 0 ? Reported.Unknown : Date(LesionForm.ReportedField, form.Reported, today, T("the day of the reading")) is { } day ? Reported.On(day) : Reported.Unknown;
        if (Happened.First is { } scanned && Reported.When.Last is { } told && told < scanned)
            wrong[LesionForm.ReportedField] = "Read before the scan was made.";
        Own = Described is null ? OwnOf(form) : null;
        if (Own is not null && table.Reader.Name is { } reader && !Code().IsMatch(reader) && !table.Readers.Contains(table.Reader))
            wrong[LesionForm.ReaderField] = "A reader is a short code as R1, never a name: up to three letters and up to three digits.";
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

    /// <summary>The form says that the scan is new, and this reader has measured this one of that day and kind.</summary>
    public MeasuredStudy? OnRecord => Own is { } own && Form.Study.Length == 0 ? table.Studies.FirstOrDefault(s => s.Day == Happened && s.Modality == own.Modality) : null;

    /// <summary>Lesions of which something is typed that cannot be read: no sum of the table is whole.</summary>
    public IReadOnlyList<string> Unread => [.. Rows.Where(r => r.Wrong.Count > 0 && !(r.Typed.IsBlank && r.Before is null)).Select(r => r.Typed.Lesion)];

    public static LesionEntry Of(LesionTable table, LesionForm form, DateOnly today) => new(table, form, today);

    /// <summary>What would be recorded: new reads, corrections of those that the page showed, and withdrawals of those that were cleared.</summary>
    public IReadOnlyList<NewFinding> Findings()
    {
        List<NewFinding> reads = [.. Rows.Select(NewRead).OfType<NewFinding>()];
        return reads.Count > 0 && Own is { } own ? [new(Happened, Reported, own), .. reads] : reads;
    }

    /// <summary>
    /// What the table is computed with: its findings, and nothing that stands in its place on record. A value that cannot be read is not evaluated, and a scan that
    /// this reader has measured already is left out beside what is typed for it.
    /// </summary>
    public IReadOnlyList<NewFinding> Supposed()
    {
        var findings = Findings();
        return
        [
            .. findings,
            .. Rows.Where(r => r is { Wrong.Count: > 0, Before: not null }).Select(r => new NewFinding(r.Before!.Happened, r.Before.Reported, Unmeasured((LesionRead)r.Before.Content), Supersedes: r.Before.Id, Why: Why.Correction)),
            .. findings.Count == 0 || OnRecord is not { } taken ? [] : taken.Reads.Values.Select(f => new NewFinding(f.Happened, f.Reported, f.Content, Supersedes: f.Id, Why: Why.Withdrawal)),
        ];
    }

    private static LesionRead Unmeasured(LesionRead read) => read with { Status = LesionStatus.NotEvaluable, MergedInto = null, LongestMm = null, ShortAxisMm = null, ViableMm = null, AttenuationHu = null };

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
        List<FieldFault> bad = [];
        var before = Saved?.Reads.GetValueOrDefault(typed.Lesion);
        var was = LastMm(typed.Lesion);
        var row = new EntryRow(typed, null, before, bad, [], was);
        if (row.IsOvertaken)
            bad.Add(new(SizeMember, Overtaken(before, typed.Lesion)));
        if (typed.IsAdded == table.Names.Contains(typed.Lesion))
            bad.Add(new(SizeMember, typed.IsAdded ? T("Its name was given to another lesion since the page was opened. Add the lesion again.") : T("No lesion of this name is in the course.")));
        if (typed.IsBlank)
            return row;
        var cell = SizeCell.Read(typed.Size);
        if (cell.Wrong is { } why)
            bad.Add(new(SizeMember, why));
        if (typed.Organ.Length == 0)
            bad.Add(new("organ", T("Choose the organ.")));
        var (other, viable, hu) = (Length("other", typed.Other, T("second diameter"), bad), Length("viable", typed.Viable, T("viable diameter"), bad), Attenuation(typed.Hu, bad));
        if (cell.OtherMm is not null && other is not null)
            bad.Add(new("other", T("Two second diameters: one behind the size, one in its own field.")));
        if (cell is { IsEmpty: true } && bad.Count == 0)
            bad.Add(new(SizeMember, T("Type the size, or the key of a state.")));
        if (cell.MergedInto is { } into && (into == typed.Lesion || !Form.Rows.Any(r => r.Lesion == into)))
            bad.Add(new(SizeMember, T("Merged into a lesion that is not in the table.")));
        return bad.Count > 0 ? row : row with
        {
            Read = Content(typed, cell, other ?? cell.OtherMm, viable, hu, before?.Content as LesionRead),
            Odd = [.. LesionRemarks.Of(typed, cell, other ?? cell.OtherMm, viable, was), .. cell.MergedInto is { } mass ? LesionRemarks.OfMerged(typed.Lesion, was, mass, NowMm(mass)) : []],
        };
    }

    private static string Overtaken(Finding? now, string lesion) => now switch
    {
        null => T($"Somebody else withdrew {lesion} since the page was opened."),
        { Content: LesionRead read } => T($"Somebody changed this lesion since the page was opened: {now.Recorded.By} recorded {LesionWords.Cell(read, LesionOrgan.IsNode(read.Organ))}."),
        _ => T($"Somebody changed {lesion} since the page was opened."),
    };

    private decimal? LastMm(string lesion) => table.Before(Happened.First, Study).Where(s => s != OnRecord).Select(s => s.Read(lesion)).Select(Mm).LastOrDefault(mm => mm is not null);

    /// <summary>As it is typed, or else as it was measured last.</summary>
    private decimal? NowMm(string lesion) => Form.Rows.Where(r => r.Lesion == lesion).Select(r => SizeCell.Read(r.Size).Mm).FirstOrDefault() ?? LastMm(lesion);

    private static decimal? Mm(LesionRead? read) => LesionOrgan.IsNode(read?.Organ) ? read?.ShortAxisMm : read?.LongestMm;

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

    private static decimal? Attenuation(string typed, List<FieldFault> bad)
    {
        if (typed.Length == 0)
            return null;
        if (decimal.TryParse(typed.Replace('−', '-').Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hu) && hu is >= -1000 and <= DensestHu)
            return hu;
        bad.Add(new("hu", T("HU: a number from −1000 to 1500.")));
        return null;
    }

    private static decimal? Length(string member, string typed, string what, List<FieldFault> bad)
    {
        if (!SizeCell.TryMm(typed, out var mm))
            bad.Add(new(member, T($"Not a {what} in mm.")));
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

    private const string SizeMember = "size";

    [System.Text.RegularExpressions.GeneratedRegex("^[A-Za-z]{0,3}[0-9]{1,3}$", System.Text.RegularExpressions.RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial System.Text.RegularExpressions.Regex Code();

    private Day? Date(string field, string typed, DateOnly today, string what)
    {
        if (EntryHead.DayOf(typed, Axis.Calendar).Day is { IsExact: true } day && day.First <= today) // as in every other form
            return day;
        if (typed.Length == 0 && Form.Rows.All(row => row.IsBlank)) // nothing is typed yet that could lack a day: the table is shown as one of today
            return Day.On(today);
        wrong[field] = typed.Length == 0 ? T($"Give {what}.") : T($"Not a day up to today: give {what} as 17.5.2019.");
        return null;
    }
}
