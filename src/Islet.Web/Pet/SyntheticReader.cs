using Islet.Course;
using Islet.Imaging.Readings;
using Islet.Imaging.Virtual;
using Islet.Registry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Primitives;

namespace Islet.Web;

/// <summary>Reads and signs the PETs of a patient who never lived and whose lesions are known, by the same decisions that a reader's page posts.</summary>
public static class SyntheticReader
{
    /// <summary>Accepts the reference regions, rejects what an organ takes up, draws the edge of what runs into an organ above its background, gives what lies in a lesion that lesion's name, and rejects the rest; the earliest PET first.</summary>
    /// <param name="options">Name the folder of the images.</param>
    /// <returns>How many PETs were signed.</returns>
    /// <exception cref="RefusedException">Images that cannot be read.</exception>
    /// <exception cref="ArgumentException">A patient who is not marked synthetic: a person's PET is read by a person.</exception>
    public static async Task<int> SignAsync(FindingLog log, WorkbenchOptions options, long patient, VirtualPatient truth, string by, TimeProvider clock, CancellationToken cancel)
    {
        var shelf = new ImageShelf(options, NullLogger<ImageShelf>.Instance);
        await shelf.LookAsync();
        using var bench = new PetBench(shelf, NullLogger<PetBench>.Instance);
        using var desk = new PetDesk(log, shelf, bench, clock);
        var pets = await PetCourse.OfAsync(patient, log, shelf, cancel) ?? throw FormCourses.Unknown();
        if (!pets.Course.Synthetic)
            throw new ArgumentException("Only the PETs of who never lived are read by a program.", nameof(patient));
        List<ShelvedSeries> unread = [.. pets.Series.Where(s => s.IsAttenuationCorrected && pets.Of(s).Signature is null).OrderBy(s => s.Day).ThenBy(s => s.Uid, StringComparer.Ordinal)];
        foreach (var series in unread)
            await ReadAsync(log, desk, bench, shelf, patient, series, truth, by, cancel);
        return unread.Count;
    }

    private static async Task ReadAsync(FindingLog log, PetDesk desk, PetBench bench, ImageShelf shelf, long patient, ShelvedSeries series, VirtualPatient truth, string by, CancellationToken cancel)
    {
        var work = bench.Of(series);
        await work.Ended.WaitAsync(cancel);
        if (work.Problem is { } problem)
            throw new RefusedException(problem);
        foreach (var organ in await SheetAsync() is { Basis.References: var proposed } ? proposed.Select(r => r.Organ) : [])
            await DecideAsync(("do", "reference"), ("reference", SnakeCase.Of(organ)));
        foreach (var code in (await SheetAsync()).ToTick.Select(w => w.Code))
            await DecideAsync(("do", "tick"), ("code", code));
        if (RejectHintedStep.Of((await SheetAsync()).Reading.Spots) is not null)
            await DecideAsync(("do", "reject-hinted"));
        foreach (var leak in (await SheetAsync()).Reading.Spots.Where(s => s is { State: SpotState.Proposed, Leak: true } && LesionAt(s) is not null))
            await DecideAsync(("do", "edge"), ("spot", leak.Id), ("method", "REL_BG"));
        foreach (var spot in (await SheetAsync()).Reading.Spots.Where(s => s.State is SpotState.Proposed))
            if (LesionAt(spot) is { } lesion)
                await DecideAsync(("do", "accept"), ("spot", spot.Id), ("lesion", lesion.Id), ("organ", SnakeCase.Of(lesion.Organ)));
            else if (!spot.IsLesser)
                await DecideAsync(("do", "reject"), ("spot", spot.Id), ("as", spot.Hints is [var hint, ..] ? SnakeCase.Of(hint) : ""));
        foreach (var unseen in (await SheetAsync()).NotFoundHere)
            await DecideAsync(("do", "unseen"), ("lesion", unseen));
        await desk.SignAsync(patient, series.Key, Form(("seen", "")), by, cancel);

        async Task<PetSheet> SheetAsync() => new((await PetCourse.OfAsync(patient, log, shelf, cancel))!, work.Image!);

        Task DecideAsync(params (string Name, string Value)[] fields) => desk.DecideAsync(patient, series.Key, Form(fields), by, cancel);

        // Its hottest voxel lies in the lesion of that day, or a voxel's width beside it.
        VirtualLesion? LesionAt(ReadSpot spot) => truth.Lesions.FirstOrDefault(l => l.At(TimePoint()) is { } uptake
            && (work.Image!.Pet.Image.Grid.Centre(spot.Numbers.MaxVoxel) - l.Centre).Length <= uptake.RadiusMm + work.Image.Pet.Image.Grid.SliceMm);

        int TimePoint() => VirtualPatient.Studies.First(s => DateOnly.FromDateTime(s.Scanned) == series.Day).TimePoint;
    }

    private static FormCollection Form(params (string Name, string Value)[] fields) => new(fields.ToDictionary(f => f.Name, f => new StringValues(f.Value), StringComparer.Ordinal));
}
