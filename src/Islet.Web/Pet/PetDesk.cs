using System.Globalization;
using System.Text.RegularExpressions;
using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Lesions;
using Islet.Imaging.Quantify;
using Islet.Imaging.Readings;
using Islet.Registry;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>Where decisions about PETs are stored and signed. Each is stored against what its page showed: who comes second is told.</summary>
internal sealed partial class PetDesk(FindingLog log, ImageShelf shelf, PetBench bench, TimeProvider clock) : IDisposable
{
    /// <summary>The document that the registry names as the source of signed findings.</summary>
    public const string Source = "PET reading";

    private const double LeastRadiusMm = 2, MostRadiusMm = 150;

    private readonly PatientTurns turns = new(log);

    public void Dispose() => turns.Dispose();

    /// <exception cref="RefusedException">E_PET_STEP, E_PET_LESION_NAME, E_PET_LESION_TWICE, E_PET_SPLIT, E_READING_OVERTAKEN …</exception>
    public async Task DecideAsync(long patient, string series, IFormCollection form, string by, CancellationToken cancel)
    {
        var sheet = await SheetAsync(patient, series, cancel);
        var step = StepOf(form, sheet);
        Refuse(step, sheet);
        await log.Desk.Readings.AddAsync(patient, sheet.Series.Uid, SeenOf(form), by, [step.Write()], cancel);
    }

    /// <summary>Records what was accepted: new findings, or corrections of what an earlier signing recorded.</summary>
    /// <returns>How many findings; 0: nothing differs from what is on record.</returns>
    public Task<int> SignAsync(long patient, string series, IFormCollection form, string by, CancellationToken cancel) => turns.TakeAsync(patient, async course =>
    {
        course.WithCalendar(T("A PET is signed where the course keeps its dates."));
        var sheet = await SheetAsync(patient, series, cancel);
        if (SeenOf(form) is { } seen && seen != sheet.Progress.Seen)
            throw new RefusedException("E_READING_OVERTAKEN", T("the reading"), T("decisions that somebody took since this page was opened"), T("the reading as it stands now"), T("Look at what was decided meanwhile, and sign again. Nothing was recorded."));
        var signing = SigningOf(form);
        var (study, findings) = PetFindings.Of(sheet, signing, clock.Today());
        var places = sheet.Reading.Accepted.ToDictionary(s => s.Lesion!, s => s.Numbers.Centroid, StringComparer.Ordinal);
        if (findings.Count == 0)
        {
            if (sheet.Progress is { Signature: { } before } progress && (progress.IsChangedSince || before.Volume != sheet.Volume))
                await log.Desk.Readings.AddAsync(patient, sheet.Series.Uid, progress.Seen, by, [new SignStep(study, before.Findings, places, sheet.Volume).Write()], cancel);
            return 0;
        }
        await log.SignAsync(new(by, Source, sheet.Progress.Signature is null ? null : "signed again"), patient, [.. findings.Select(f => f.Finding)], sheet.Series.Uid, sheet.Progress.Seen,
            stored => Signature(sheet, study, [.. findings.Select(f => f.Lesion)], stored, places).Write(), cancel);
        return findings.Count;
    }, cancel);

    /// <summary>Asks for the quantification of a PET in the background, by the course's method; the same PET and method are one job.</summary>
    public async Task<(Job Job, bool IsNew)> QueueAsync(long patient, string series, string by, CancellationToken cancel)
    {
        var pets = await PetCourse.OfAsync(patient, log, shelf, cancel) ?? throw FormCourses.Unknown();
        var found = pets.Find(series) ?? throw new RefusedException("E_PET_STUDY", T("the series"), T("no PET of this patient in the folder of images"), T("a PET that the page lists"), T("Open the list of PETs again."));
        return await log.Desk.Jobs.QueueAsync(new QuantifyPayload(shelf.FolderOf(found), null, found.Uid, pets.Method.Id, PetWords.KindOf(found.Tracer), AcceptGap: false).ToJob(patient, by), cancel);
    }

    /// <summary>What an earlier signature recorded stays named, but for what is replaced or withdrawn now.</summary>
    private static SignStep Signature(PetSheet sheet, string study, IReadOnlyList<string> lesions, IReadOnlyList<Finding> stored, IReadOnlyDictionary<string, Point> places)
    {
        var ids = new Dictionary<string, string>(sheet.Progress.Signature?.Findings ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (lesion, finding) in lesions.Zip(stored))
        {
            if (finding.IsWithdrawal)
                ids.Remove(lesion);
            else
                ids[lesion] = finding.Id.ToString();
        }
        return new(study, ids, places, sheet.Volume);
    }

    /// <summary>A study whose files bear another number is this patient's, because a person says so.</summary>
    public async Task LinkAsync(long patient, string study, bool link, string by, CancellationToken cancel)
    {
        var pets = await PetCourse.OfAsync(patient, log, shelf, cancel) ?? throw FormCourses.Unknown();
        List<ShelvedSeries> found = [.. shelf.All.Where(s => s.StudyUid == study && s.IsPet)];
        if (link && found.Count == 0)
            throw new RefusedException("E_PET_STUDY", T("the study's UID"), T("no PET of this study in the folder of images"), T("the Study Instance UID of a study in the folder"), T("Look at the UID, and whether the folder has been looked through."));
        foreach (var series in link ? found : [])
            if (await series.IsOfAnotherAsync(pets.Course.Key, async key => await log.FindAsync(key, cancel) is not null))
                throw new RefusedException("E_PET_OTHER_PATIENT", T("the study's UID"), T("a study whose number is another patient's of this registry"), T("a study of this patient"), T("Look whose study it is. If two patients of the registry are one person, join them first."));
        await log.Desk.Readings.AddAsync(patient, "", null, by, [link ? new LinkStep(study).Write() : new UnlinkStep(study).Write()], cancel);
    }

    /// <exception cref="RefusedException">E_PET_METHOD; E_PET_METHOD_CHANGE: something was signed with another one, and nobody said that the curve may break.</exception>
    public async Task MethodAsync(long patient, string method, bool sure, string by, CancellationToken cancel)
    {
        var pets = await PetCourse.OfAsync(patient, log, shelf, cancel) ?? throw FormCourses.Unknown();
        var chosen = SegmentationMethod.Parse(method.Trim());
        if (chosen == pets.Method && pets.Chosen is not null)
            return;
        if (chosen != pets.Method && pets.IsMethodInUse && !sure)
            throw new RefusedException("E_PET_METHOD_CHANGE", T("the method"), T($"{chosen.Id}, where PETs of this course were signed with {pets.Method.Id}"), T("one method for a whole course"),
                T("Volumes by two methods are not compared: the curve breaks. Tick that it may, or keep the method."));
        await log.Desk.Readings.AddAsync(patient, "", null, by, [new MethodStep(chosen.Id).Write()], cancel);
    }

    /// <exception cref="RefusedException">E_PATIENT_UNKNOWN, E_PET_NOT_READY.</exception>
    private async Task<PetSheet> SheetAsync(long patient, string key, CancellationToken cancel)
    {
        var pets = await PetCourse.OfAsync(patient, log, shelf, cancel) ?? throw FormCourses.Unknown();
        return pets.Find(key) is { } series && bench.Of(series) is { } work && work.Image is { } image ? new(pets, image)
            : throw new RefusedException("E_PET_NOT_READY", T("the series"), T("images that are not read yet"), T("images in memory"), T("Wait until the page shows them, and decide again."));
    }

    private static long? SeenOf(IFormCollection form) => long.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null;

    private static PetSigning SigningOf(IFormCollection form)
    {
        var (ssa, reader) = (form["ssa"].ToString().Trim(), form["reader"].ToString().Trim());
        if (ssa.Length > 0 && !(int.TryParse(ssa, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 1000))
            throw new RefusedException("E_PET_SIGN", T("days since the analogue"), T("what is no number of days"), T("a whole number from 0 to 1000, or nothing"), T("Type the days since the last injection, or leave the field empty."));
        if (reader.Length > 0 && !ReaderCode().IsMatch(reader))
            throw new RefusedException("E_PET_SIGN", T("the reader"), T("what is no short code"), T("a code as R1, never a name: up to three letters and up to three digits"), T("Type a code, or leave the field empty."));
        return new(form["kind"] == "fdg" ? TracerKind.Fdg : TracerKind.Sst, ssa.Length > 0 ? int.Parse(ssa, CultureInfo.InvariantCulture) : null, reader.Length > 0 ? reader : null);
    }

    private static ReadingStep StepOf(IFormCollection form, PetSheet sheet)
    {
        var (spot, lesion) = (form["spot"].ToString(), form["lesion"].ToString().Trim());
        OrganClass? organ = Word<OrganClass>(form["organ"]);
        return form["do"].ToString() switch
        {
            "accept" => new AcceptStep(spot, lesion, organ, int.TryParse(form["krenning"], NumberStyles.None, CultureInfo.InvariantCulture, out var score) && score is >= 0 and <= 4 ? score : null),
            "reject" => new RejectStep(spot, Word<UptakeHint>(form["as"])),
            "reject-hinted" => RejectHintedStep.Of(sheet.Reading.Spots) ?? throw Odd(T("a button that this page does not have")),
            "merge" => new MergeStep([.. form["spot"].OfType<string>().Distinct(StringComparer.Ordinal)]),
            "split" => new SplitStep(spot),
            "edge" => new EdgeStep(spot, SegmentationMethod.Parse(form["method"].ToString()).Id),
            "draw" => new DrawStep(PointOf(form, sheet), Radius(form), form["whole"] == "1", lesion, organ),
            "reference" when Word<ReferenceOrgan>(form["reference"]) is { } about => new ReferenceStep(about, form["place"] == "here" ? PointOf(form, sheet) : null, form["place"] != "none"),
            "tick" => new TickStep(form["code"].ToString()),
            "unseen" => new UnseenStep(lesion),
            "undo" => new UndoStep(),
            "redo" => new RedoStep(),
            _ => throw Odd(T("a button that this page does not have")),
        };
    }

    private static void Refuse(ReadingStep step, PetSheet sheet)
    {
        if (step switch { AcceptStep a => a.Lesion, DrawStep d => d.Lesion, _ => null } is { } named)
        {
            if (!sheet.Pets.Names.Contains(named) && !LesionName().IsMatch(named))
                throw new RefusedException("E_PET_LESION_NAME", T("the lesion's name"), T("a name that the course does not have, and that is none for a new lesion"), T("L and a number, as L7"), T("Choose a lesion of the course, or give a new one the next number."));
            if (sheet.Reading.Accepted.Any(s => s.Lesion == named && s.Id != (step as AcceptStep)?.Spot))
                throw new RefusedException("E_PET_LESION_TWICE", T("the lesion's name"), T("a name that another accepted place has in this PET"), T("each lesion once"), T("Merge the two, or name one of them otherwise."));
        }
        var after = ImageReading.After(sheet.Basis, [.. sheet.Progress.Steps, step]);
        if (step is UndoStep ? !sheet.Reading.CanUndo : step is RedoStep && !sheet.Reading.CanRedo)
            throw Odd(T("nothing to undo or to redo"));
        if (after.Lost.Contains(step))
            throw step is SplitStep
                ? new RefusedException("E_PET_SPLIT", T("the place with uptake"), T("one hill without a valley"), T("two maxima more than 1 cm apart"), T("It is one lesion by its numbers. Add the other one by its centre and radius instead."))
                : Odd(T("a place with uptake that is not on the list any more, or images in which nothing is found there"));
    }

    private static RefusedException Odd(string found) => new("E_PET_STEP", T("the reading"), found, T("what the page shows"), T("Look at the page as it stands now, and decide again. Nothing was stored."));

    private static Point PointOf(IFormCollection form, PetSheet sheet)
    {
        if (Mm(form, "x") is { } x && Mm(form, "y") is { } y && Mm(form, "z") is { } z)
        {
            var (iz, iy, ix) = sheet.Basis.Suv.Grid.IndexOf(new(x, y, z));
            if (iz > -1 && iy > -1 && ix > -1 && iz < sheet.Basis.Suv.Grid.Slices && iy < sheet.Basis.Suv.Grid.Rows && ix < sheet.Basis.Suv.Grid.Columns)
                return new(x, y, z);
        }
        throw new RefusedException("E_PET_POINT", T("x, y and z"), T("no point of the image"), T("three numbers in mm, inside the image"), T("Put the crosshair on the place, or type its position as the page shows it."));
    }

    private static double Radius(IFormCollection form) => Mm(form, "radius") is { } mm && mm >= LeastRadiusMm && mm <= MostRadiusMm ? mm
        : throw new RefusedException("E_PET_POINT", T("the radius"), T("no radius"), T("2 to 150 mm"), T("Type the radius of a sphere that holds the lesion and nothing else."));

    private static double? Mm(IFormCollection form, string name) => decimal.TryParse(form[name].ToString().Trim().Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var mm) && Math.Abs(mm) < 10_000 ? (double)mm : null;

    private static T? Word<T>(string? word)
        where T : struct, Enum => Enum.GetValues<T>().Where(v => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()) == word).Cast<T?>().FirstOrDefault();

    [GeneratedRegex("^L[1-9][0-9]{0,3}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex LesionName();

    [GeneratedRegex("^[A-Za-z]{1,3}[0-9]{0,3}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex ReaderCode();
}
