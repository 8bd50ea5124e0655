using System.CommandLine;
using Islet.Clinic;

namespace Islet.Cli.Response;

/// <summary><c>islet response export --registry R --out DIR</c>: the measured responses of a registry as SDTM and ADaM.</summary>
internal static class SdtmExportCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--out") { Description = "Folder for dm.csv, tu.csv, tr.csv, rs.csv.", HelpName = "DIR", Required = true };
        var criterion = Criterion();
        var line = new Option<int?>("--line") { Description = "Which line of therapy; without it of each patient the first one with a baseline.", HelpName = "N" };
        var adam = new Option<bool>("--adam") { Description = "ADRS and ADTTE too." };
        var study = new Option<string>("--study") { Description = "STUDYID.", HelpName = "NAME", DefaultValueFactory = _ => "ISLET" };
        var force = new Option<bool>("--force") { Description = "Replace an earlier export that stands there." };
        var (registry, json) = (Options.Registry(), Options.Json());
        var command = new Command("export", "Tumours, measurements and responses as CDISC SDTM, by pseudonym, one line of therapy a patient.") { registry, folder, criterion, line, adam, study, force, json };
        command.SetAction((call, cancel) => SdtmExport.RunAsync(
            new(call.GetRequiredValue(folder), ResponseCriteria.ByCode(call.GetValue(criterion)!)!, call.GetValue(line), call.GetValue(adam), call.GetValue(study)!, call.GetValue(force)),
            call.GetValue(registry)!, call.GetValue(json), call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel));
        return command;
    }

    public static Option<string> Criterion()
    {
        var criterion = new Option<string>("--criterion") { Description = "Code of the criterion.", HelpName = "CODE", DefaultValueFactory = _ => Recist11.Criterion.Code };
        criterion.Validators.Add(given =>
        {
            if (ResponseCriteria.All.All(c => c.Code != given.GetValue(criterion)))
                given.AddError($"E_RESPONSE_CRITERION: --criterion: no criterion has this code; the codes are {string.Join(", ", ResponseCriteria.All.Select(c => c.Code))}.");
        });
        return criterion;
    }
}
