using System.CommandLine;
using Islet.Cli.Response;
using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;
using Islet.Registry;

namespace Islet.Cli.Exchange;

/// <summary><c>islet export KIND PATH</c>: the registry as files, whole, in tables, or made fit to leave the centre.</summary>
internal static class ExportCommand
{
    private static IReadOnlyList<string> Kinds => [ExportOptions.Islet, .. ExportOptions.Tables.Keys, ExportOptions.Sdtm, ExportOptions.Adam, ExportOptions.Fhir];

    public static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = $"{ExportOptions.Islet} (the whole registry, for another Islet), tables: {string.Join(", ", ExportOptions.Tables.Keys)}, responses: sdtm, adam, or fhir (R4, mCODE's profiles)." };
        kind.AcceptOnlyFromAmong([.. Kinds, .. ExportOptions.Later]);
        var path = new Argument<string>("PATH") { Description = "Where to write: a file for islet, xlsx and fhir (islet packs it where its name ends in .gz), else a folder." };
        var patient = new Option<string>("--patient") { Description = "Only this patient, by pseudonym or number: their own copy, whatever they consented to.", HelpName = "ID" };
        var deidentify = new Option<bool>("--deidentify") { Description = "New numbers, no dates, no free text, high ages in one group; a report says what risk remains." };
        var shift = new Option<bool>("--shift") { Description = "With --deidentify: all dates of a patient moved back by a secret number of days, instead of days since diagnosis." };
        var age = new Option<int>("--age-limit") { Description = "With --deidentify: ages above it are one group.", HelpName = "YEARS", DefaultValueFactory = _ => DeidentifyOptions.SafeHarborAge };
        var noCenter = new Option<bool>("--no-center") { Description = "With --deidentify: without centre and country." };
        var k = new Option<int>("--k") { Description = "With --deidentify: fewest patients who should be alike.", HelpName = "N", DefaultValueFactory = _ => new DeidentifyOptions().SmallestGroup };
        var suppress = new Option<bool>("--suppress") { Description = "With --deidentify: blank site, age, sex and centre of patients in smaller groups." };
        var history = new Option<bool>("--history") { Description = "Tables also of findings that were replaced or withdrawn." };
        var (criterion, line) = (AssessCommand.Criterion(), new Option<int?>("--line") { Description = "sdtm, adam: which line of therapy; without it of each patient the first one with a baseline.", HelpName = "N" });
        var study = new Option<string>("--study") { Description = "sdtm, adam: STUDYID.", HelpName = "NAME", DefaultValueFactory = _ => "ISLET" };
        var force = new Option<bool>("--force") { Description = "Replace an earlier export that stands there." };
        var (registry, json) = (Options.Registry(), Options.Json());
        var command = new Command("export", "The registry as files. Who withdrew consent is left out and counted.")
            { kind, path, registry, patient, deidentify, shift, age, noCenter, k, suppress, history, criterion, line, study, force, json };
        age.Between(1, 120, "years");
        k.Between(1, 1000, "patients");
        command.Validators.Add(given =>
        {
            if (!given.GetValue(deidentify) && new Option[] { shift, age, noCenter, k, suppress }.FirstOrDefault(o => given.GetResult(o) is { Implicit: false }) is { } alone)
                given.AddError($"{alone.Name} is for --deidentify.");
            var said = given.GetResult(kind)?.Tokens is [{ Value: var word }] ? word : null;
            if (given.GetValue(history) && (given.GetValue(deidentify) || said is ExportOptions.Islet or ExportOptions.Sdtm or ExportOptions.Adam or ExportOptions.Fhir))
                given.AddError("--history is for tables as the registry has them; the kind islet always holds it, sdtm, adam, fhir and a de-identified file never.");
            if (said is not (ExportOptions.Sdtm or ExportOptions.Adam) && new Option[] { criterion, line, study }.FirstOrDefault(o => given.GetResult(o) is { Implicit: false }) is { } other)
                given.AddError($"{other.Name} is for sdtm and adam.");
        });
        command.SetAction((call, cancel) =>
        {
            DeidentifyOptions? fit = call.GetValue(deidentify) ? new()
            {
                Times = call.GetValue(shift) ? TimesAs.Shifted : TimesAs.DaysSinceDiagnosis,
                AgeLimit = call.GetValue(age),
                KeepCenter = !call.GetValue(noCenter),
                SmallestGroup = call.GetValue(k),
                Suppress = call.GetValue(suppress),
            } : null;
            var options = new ExportOptions(call.GetRequiredValue(kind), call.GetRequiredValue(path), call.GetValue(patient), fit, call.GetValue(history), call.GetValue(force))
            {
                Response = new(ResponseCriteria.ByCode(call.GetValue(criterion)!)!, call.GetValue(line), call.GetValue(study)!),
            };
            return RunAsync(options, call.GetValue(registry)!, call.GetValue(json), (call.InvocationConfiguration.Output, call.InvocationConfiguration.Error), cancel);
        });
        return command;
    }

    internal static async Task<int> RunAsync(ExportOptions options, string registry, bool json, (TextWriter Output, TextWriter Errors) to, CancellationToken cancel)
    {
        if (ExportOptions.Later.Contains(options.Kind, StringComparer.Ordinal))
            throw new RefusedException("E_EXPORT_KIND", "KIND", $"{options.Kind}, which comes later", string.Join(", ", Kinds), "Export one of these.");
        using var log = FindingLog.Open(registry, TimeProvider.System);
        using var place = new ExportPlace(options.Path, options.IsFolder, options.Force);
        var summary = options.Kind == ExportOptions.Islet && options.Deidentify is null
            ? await IsletExport.WriteAsync(log, options, place, to.Errors, cancel)
            : await CohortExport.WriteAsync(log, options, place, to.Errors, cancel);
        place.Publish();
        if (json)
            await to.Output.WriteLineAsync(summary.ToJson(options));
        else
            await summary.TellAsync(options, to.Output);
        return ExitCode.Done;
    }
}
