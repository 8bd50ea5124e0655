using System.CommandLine;
using Islet.Cli.Registry;
using Islet.Exchange;
using Islet.Registry;

namespace Islet.Cli.Exchange;

/// <summary><c>islet import KIND PATH</c>: all or nothing, twice is once.</summary>
internal static class ImportCommand
{
    private const string Cbioportal = "cbioportal", Sdtm = "sdtm";

    public static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = "What the files are: cbioportal, sdtm (CDISC's tumour domains), islet (our own export); with --map csv, xlsx, sav, redcap." };
        kind.AcceptOnlyFromAmong([Cbioportal, Sdtm, ImportIslet.Kind, .. ImportByMap.Kinds]);
        var path = new Argument<string>("PATH") { Description = "A file; of cBioPortal and REDCap a folder too, of sdtm always." };
        var map = new Option<FileInfo>("--map") { Description = "The map from the file's columns to findings (docs/maps.md).", HelpName = "MAP.yaml" };
        var center = new Option<string>("--center") { Description = "The centre that keeps these courses, where the file or its map does not say.", HelpName = "NAME" };
        var origin = new Option<string>("--origin") { Description = "cbioportal: what month 0 is, where the files do not say: diagnosis, sequencing …", HelpName = "NAME" };
        var name = new Option<string>("--study") { Description = "cbioportal, sdtm: the study's identifier, where its files do not give one. It names the source of every finding.", HelpName = "NAME" };
        var undated = new Option<bool>("--undated") { Description = "cbioportal: leave what has no day undated instead of placing it at month 0. Undated findings are in no view." };
        var comma = new Option<bool>("--decimal-comma") { Description = "cbioportal: numbers are written 1,5." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be stored and what would change, and store nothing." };
        var keepGoing = new Option<bool>("--keep-going") { Description = "Store the patients without errors and leave out the others, instead of all or nothing." };
        var (registry, json) = (Options.Registry(), Options.Json());
        var command = new Command("import", "Bring a centre's files into the registry.") { kind, path, map, registry, center, origin, name, undated, comma, dryRun, keepGoing, json };
        var keys = KeyOptions.AddTo(command, required: false);
        command.Subcommands.Add(SuggestCommand.Create());
        command.Validators.Add(call =>
        {
            if (call.GetResult(kind) is not null && call.GetValue(kind) is { } given && (given is Cbioportal or Sdtm or ImportIslet.Kind) == (call.GetResult(map) is not null))
                call.AddError(given is Cbioportal or Sdtm or ImportIslet.Kind ? $"--map: {given} needs none." : $"--map: {given} needs a map; islet import suggest proposes one.");
            foreach (var odd in new Option[] { origin, name, undated, comma }.Where(o => call.GetValue(kind) != Cbioportal && (o != name || call.GetValue(kind) != Sdtm) && call.GetResult(o) is { Implicit: false }))
                call.AddError($"{odd.Name}: for cbioportal only; the map says it.");
        });
        command.SetAction(async (call, cancel) =>
        {
            var order = new ImportOrder(call.GetValue(registry)!, call.GetValue(dryRun), call.GetValue(keepGoing), call.GetValue(json));
            var (output, errors) = (call.InvocationConfiguration.Output, call.InvocationConfiguration.Error);
            if (call.GetValue(kind) == ImportIslet.Kind)
                return await ImportIslet.RunAsync(order, call.GetValue(path)!, output, errors, cancel);
            if (call.GetValue(map) is { } mapFile)
            {
                using var people = keys.File(call) is null ? null : keys.Open(call);
                var mapped = new MappedOptions { Center = call.GetValue(center), KeepGoing = order.KeepGoing, Today = TimeProvider.System.Today(), Pseudonym = people is null ? null : ImportKeys.Pseudonyms(people) };
                var run = new ImportRun(order, output, errors) { BeforeCommit = () => people?.Save() }; // a pseudonym in the registry whose person was not saved would be lost
                return await ImportByMap.RunAsync(run, call.GetValue(kind)!, call.GetValue(path)!, mapFile, mapped, cancel);
            }
            if (call.GetValue(kind) == Sdtm)
                return await new ImportRun(order, output, errors).RunAsync(() => SdtmCourses.Open(call.GetValue(path)!, new(call.GetValue(center), call.GetValue(name), order.KeepGoing)), cancel);
            var options = new CbioportalOptions
            {
                Center = call.GetValue(center),
                Origin = call.GetValue(origin),
                Study = call.GetValue(name),
                LeaveUndated = call.GetValue(undated),
                DecimalComma = call.GetValue(comma),
                KeepGoing = order.KeepGoing,
            };
            return await new ImportRun(order, output, errors).RunAsync(() => CbioportalStudy.Open(call.GetValue(path)!, options), cancel);
        });
        return command;
    }
}
