using System.CommandLine;
using System.Diagnostics;
using Islet.Cli.Stats;
using Islet.Course;
using Islet.Imaging.Quantify;
using Islet.Imaging.Suv;
using Islet.Web;

namespace Islet.Cli.Pet;

/// <summary><c>islet pet quantify DIR --out DIR2</c>: the whole job without regions given.</summary>
internal static class PetQuantifyCommand
{
    public static Command Create()
    {
        var (folder, series, json, choices) = (PetCommand.Folder(), PetCommand.Series(), Options.Json(), new QuantifyChoices());
        var to = new Option<string>("--out") { Description = "Folder for quantification.json, lesions.csv, patient.csv, pictures and DICOM objects.", HelpName = "DIR2", Required = true };
        var prior = new Option<string?>("--prior") { Description = "quantification.json of an earlier scan of the course: lesions at the same place keep their names.", HelpName = "FILE" };
        var shift = new Option<string?>("--shift") { Description = "mm to be added to a place of this scan to find it in the earlier one; needed where the frames of reference differ.", HelpName = "x,y,z" };
        var plain = new Option<bool>("--no-pictures") { Description = "Numbers only: no pictures, no DICOM objects." };
        var command = new Command("quantify", "Candidates of the whole body with hints of physiological uptake, their numbers by two methods, totals, Krenning proposal, heterogeneity, pictures, SEG and SR (docs/pet-quantify.md).") { folder, to, series, json };
        choices.AddTo(command);
        command.Add(prior);
        command.Add(shift);
        command.Add(plain);
        PetPairCommand.CheckShift(shift);
        var typed = new TypedSuv("--typed-by");
        typed.AddTo(command);
        command.SetAction(async (call, cancel) =>
        {
            var (output, errors, target) = (call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, call.GetRequiredValue(to));
            using var progress = new Progress(errors);
            var earlier = call.GetValue(prior) is { } file ? ResultFile.Read(file, "--prior") : null;
            var clock = Stopwatch.StartNew();
            var (image, problems) = PetComponentsCommand.Load(call.GetRequiredValue(folder), call.GetValue(series), cancel, typed: typed.Choices(call));
            image = image.By(typed.By(call));
            var read = clock.Elapsed;
            progress.Tell(image.Image.Grid.Slices, "slices read");
            QuantifyFiles.Refuse(target, image.Series.Uid);
            var result = Quantify(image, choices, call);
            if (earlier is not null)
                result = LesionIdentity.Carry(earlier, result, PetPairCommand.Shift(call.GetValue(shift)));
            var seconds = (Read: read.TotalSeconds, Quantified: clock.Elapsed.TotalSeconds);
            progress.Tell(result.Candidates.Count, "candidates measured");
            var krenning = KrenningReading.Of(result, ClinicalUptake.Rules(), choices.Targets(call).Select(n => result.Lesions.FirstOrDefault(l => l.Candidate == n)?.Number ?? 0).ToHashSet());
            var files = QuantifyFiles.Write(target, image, result, krenning, !call.GetValue(plain), progress, cancel);
            if (call.GetValue(json))
                await output.WriteLineAsync(QuantifyAnswer.Json(result, krenning, files, seconds).ToJsonString(StatsJson.Form));
            else
                await QuantifyAnswer.WriteAsync(result, krenning, target, files, output);
            List<Problem> all = [.. problems.Concat(result.Remarks).Concat(result.References.SelectMany(r => r.Flags)).Distinct()];
            await ProblemWriter.WriteAsync(all, errors);
            return all.Exists(p => p.Refuses()) ? ExitCode.ProblemsFound : ExitCode.Done;
        });
        return command;
    }

    private static Quantification Quantify(SuvImage image, QuantifyChoices choices, ParseResult call)
    {
        var scan = ScanConditions.Of(image, choices.Tracer(call), choices.Ssa(call));
        var (method, second) = choices.Methods(call);
        var (liver, noLiver) = choices.Reference(call, ReferenceOrgan.Liver, image.Image, scan.Kind);
        var (spleen, noSpleen) = choices.Reference(call, ReferenceOrgan.Spleen, image.Image, scan.Kind);
        var plan = new SearchPlan(scan.Kind) { Method = method, SecondMethod = second, Liver = liver, Spleen = spleen };
        if (choices.AcceptsAll(call))
            plan = Accepting(image, plan, noLiver, noSpleen);
        var found = CandidateSearch.Find(image.Image, plan);
        var decisions = choices.Decisions(call);
        Known(found, [.. decisions.Accepted ?? new HashSet<int>(), .. decisions.Excluded, .. decisions.Organs.Keys, .. choices.Targets(call)]);
        bool Available(ReferenceRegion r) => !(r.Organ is ReferenceOrgan.Liver && noLiver) && !(r.Organ is ReferenceOrgan.Spleen && noSpleen);
        List<ReferenceRegion> references = [.. new[] { plan.Liver, plan.Spleen, plan.BloodPool }.OfType<ReferenceRegion>().UnionBy(found.Proposals, r => r.Organ).Where(Available)];
        return Quantifier.Of(image, scan, plan, found, references, decisions, $"islet {Release.Version}");
    }

    /// <summary>The reference regions that the program proposes, accepted with everything else: thresholds from the liver hang on them, so they come before the search.</summary>
    private static SearchPlan Accepting(SuvImage image, SearchPlan plan, bool noLiver, bool noSpleen)
    {
        ReferenceRegion? Accepted(IEnumerable<ReferenceRegion> proposals, ReferenceOrgan organ) => proposals.FirstOrDefault(r => r.Organ == organ) is { } region ? region with { Accepted = true } : null;
        var proposals = CandidateSearch.Find(image.Image, plan with { Method = Imaging.Lesions.SegmentationMethod.Default, SecondMethod = null }).Proposals;
        return plan with
        {
            Liver = plan.Liver ?? (noLiver ? null : Accepted(proposals, ReferenceOrgan.Liver)), Spleen = plan.Spleen ?? (noSpleen ? null : Accepted(proposals, ReferenceOrgan.Spleen)),
            BloodPool = Accepted(proposals, ReferenceOrgan.BloodPool),
        };
    }

    private static void Known(CandidateList found, IEnumerable<int> named)
    {
        HashSet<int> known = [.. found.Candidates.Concat(found.Lesser).Select(c => c.Number)];
        if (named.FirstOrDefault(n => !known.Contains(n)) is > 0 and var unknown)
            throw new RefusedException("E_PET_CANDIDATE", "--accept, --exclude, --organ, --targets", FormattableString.Invariant($"candidate {unknown}"), FormattableString.Invariant($"one of the {known.Count} that were found"),
                "Run the command without decisions first: numbers hang on method and reference regions.");
    }
}
