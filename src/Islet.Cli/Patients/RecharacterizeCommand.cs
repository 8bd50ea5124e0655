using System.CommandLine;
using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using Islet.Registry;

namespace Islet.Cli.Patients;

/// <summary><c>islet recharacterize</c>: what the tumour was each time it was examined, what changed between, and whether that meets the Uppsala definition.</summary>
internal static class RecharacterizeCommand
{
    public static Command Create()
    {
        var patient = new Argument<string>("ID") { Description = "The patient: the centre's pseudonym, or the registry's number (P12)." };
        var (registry, asOf, knownBy, json) = (Options.Registry(), Options.AsOf(), Options.KnownBy(), Options.Json());
        var command = new Command("recharacterize", "Characterizations of the tumour, and what changed between each and the one before.") { patient, registry, asOf, knownBy, json };
        command.SetAction(async (call, cancel) =>
        {
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            var course = await log.CourseOfAsync(call.GetValue(patient)!, cancel);
            var view = Options.ViewOf(course, call.GetValue(asOf), call.GetValue(knownBy), TimeProvider.System.Today());
            await RunAsync(new(course, view), call.GetValue(json), call.InvocationConfiguration.Output, Statements.AreOn);
            return ExitCode.Done;
        });
        return command;
    }

    internal static async Task RunAsync(Snapshot snapshot, bool json, TextWriter output, bool statements)
    {
        var all = Recharacterizations.Of(snapshot);
        if (json)
        {
            await output.WriteLineAsync(RecharacterizeJson.Of(all, statements));
            return;
        }
        var course = snapshot.Course;
        await output.WriteLineAsync($"P{course.Patient}  {course.Key}{(course.Synthetic ? "  (synthetic)" : "")}");
        if (all.IsIndexOpen)
        {
            await output.WriteLineAsync("Several neuroendocrine neoplasms, and nobody has declared which one is meant: nothing is compared.");
            return;
        }
        WriteCharacterizations(all, output);
        if (all is { Changes.Count: 0, Characterizations: [.., var last] })
            await output.WriteLineAsync($"Never re-characterized since {last.Happened} ({ChangeWords.Occasion(last)}).");
        foreach (var change in all.Changes)
            await WriteAsync(change, course, output, statements);
        WriteTargets(BiopsyTargets.Of(snapshot), output);
        output.WriteWrapped($"Definition: {UppsalaDefinition.Source}. Windows in days [H]: {string.Join(", ", CharacterizationWindows.Printed)}.");
    }

    private static void WriteCharacterizations(Recharacterizations all, TextWriter output)
    {
        var trajectory = Ki67Trajectory.Of(all.Snapshot);
        var table = Terminal.Table("No.", "Day", "Occasion", "From", "Tissue", "Ki-67 (%)", "Grade", "FDG PET", "FDG SUVmax (g/mL)", "Receptor PET", "NETPET", "Hormone panel");
        foreach (var one in all.Characterizations)
        {
            var facts = CharacterizationFacts.Over(all, one.Number)!;
            var point = one.Tissue.Examination is { } tissue ? trajectory.Points.FirstOrDefault(p => p.Read.Id == tissue.Leading.Id || p.Specimen.SpecimenName == tissue.Name) : null;
            table.Add(one.Number, one.Happened.ToString(), RecharacterizeWords.Of(one.Occasion), one.IsDeclared ? "declared" : "derived", RecharacterizeWords.Of(one.Tissue),
                point is null ? "" : TissueWords.Percent(point), point is null ? "" : TissueWords.Grade(point) ?? "open", RecharacterizeWords.Of(one.FdgPet, facts(Fact.FdgPetHere)), facts(Fact.SuvMaxFdgHere).Value?.ToString() ?? "",
                RecharacterizeWords.Of(one.SstrPet, facts(Fact.SstrPetHere)), facts(Fact.NetpetHere).Value?.ToString() ?? "", one.Panel.IsDone ? $"{one.Panel.From.Count} results" : RecharacterizeWords.Of(one.Panel));
        }
        output.WriteTable(table);
    }

    private static async Task WriteAsync(Recharacterization change, DiseaseCourse course, TextWriter output, bool statements)
    {
        await output.WriteLineAsync($"{change.From.Number} to {change.To.Number}: {RecharacterizeWords.Of(change.Verdict)}");
        foreach (var limb in change.Verdict.Limbs)
            output.WriteWrapped($"  {RecharacterizeWords.Of(limb)}");
        if (change.Ki67.Last is { } step)
            output.WriteWrapped($"  Ki-67 {RecharacterizeWords.Of(step)}; against characterization {change.Ki67.ComparedWith?.ToString(CultureInfo.InvariantCulture)}");
        foreach (var better in change.Optimisations)
            output.WriteWrapped($"  Better knowledge of the same state, no change: {RecharacterizeWords.Of(better)}");
        await output.WriteLineAsync($"  Board: {RecharacterizeWords.Of(change.Board)}");
        if (statements)
            WriteStatements(change, output);
        else
            output.WriteWrapped($"  {StatementSwitch.OffText}");
    }

    private static void WriteStatements(Recharacterization change, TextWriter output)
    {
        var guideline = StatementBase.Nanets2020;
        var (_, differs, cautions) = StatementChanges.Between(guideline, change);
        output.WriteWrapped($"  {guideline.Name} (the paper meant the ENETS algorithm): {differs.Count(c => c.Begins)} statements begin to apply, {differs.Count(c => c.Ceases)} cease, {differs.Count(c => c.Opens)} can no longer be decided");
        foreach (var c in differs)
            output.WriteWrapped($"    {(c.Begins ? "begins" : c.Ceases ? "ceases" : "open  ")}  {c.Statement.Number,-8} {c.Statement.Topic}{(c.Opens ? $", for want of {FactWords.List(c.After.Missing)}" : "")}");
        foreach (var caution in cautions)
            output.WriteWrapped($"    {caution.Code}: {caution.Says} ({string.Join(", ", caution.Findings.Select(f => f.Happened.ToString()))})");
    }

    private static void WriteTargets(BiopsyPlan plan, TextWriter output)
    {
        if (plan.Targets.Count == 0)
            return;
        var table = Terminal.Table("Biopsy target", "Lesion", "Organ", "Because", "FDG SUVmax (g/mL)", "Size (mm)", "Tried before");
        foreach (var t in plan.Targets)
        {
            table.Add(t.Rank, t.Lesion, t.Organ, t.Reasons.Count == 0 ? "neither new nor growing nor FDG-avid, as far as known" : string.Join(", ", t.Reasons.Select(r => RecharacterizeWords.Of(r))),
                t.FdgSuvMax, t.SizeMm, t.Failed.Count == 0 ? "" : $"{t.Failed.Count} without result");
        }
        output.WriteTable(table);
        if (plan.Cautions.Count > 0)
            output.WriteLine($"Before any biopsy: {string.Join(", ", plan.Cautions.Select(c => RecharacterizeWords.Of(c)))}.");
    }
}
