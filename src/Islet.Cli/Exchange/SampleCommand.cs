using System.CommandLine;
using System.Globalization;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Cli.Exchange;

/// <summary><c>islet sample KIND DIR</c>: a sheet of nobody with its map, to try an import on and to measure it with.</summary>
internal static class SampleCommand
{
    private const int MostPatients = 1_000_000;
    private const int MostColumns = 400;

    public static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = "uppsala: wide csv, Swedish; italy: workbook of lines, Italian; nordic: SPSS, a row a specimen." };
        kind.AcceptOnlyFromAmong([.. Enum.GetNames<SampleKind>().Select(n => n.ToLowerInvariant())]);
        var folder = new Argument<string>("DIR") { Description = "Where the sheet and its map are written; made if it is not there." };
        var patients = new Option<int>("--patients") { Description = "How many.", HelpName = "N", DefaultValueFactory = _ => 60 };
        var seed = new Option<ulong>("--seed") { Description = "The same number gives the same file.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var columns = new Option<int?>("--columns") { Description = "uppsala: at least so many columns, filled with laboratory days.", HelpName = "N" };
        var identities = new Option<bool>("--identities") { Description = "uppsala: with names and personal numbers, of nobody." };
        patients.Between(1, MostPatients);
        columns.Between(1, MostColumns);
        var command = new Command("sample", "A synthetic sheet as a centre might keep it, with the map that imports it.") { kind, folder, patients, seed, columns, identities };
        command.SetAction((call, _) => RunAsync(Enum.Parse<SampleKind>(call.GetValue(kind)!, ignoreCase: true),
            new(call.GetValue(patients), call.GetValue(seed), call.GetValue(columns), call.GetValue(identities)), call.GetValue(folder)!, call.InvocationConfiguration.Output));
        return command;
    }

    internal static async Task<int> RunAsync(SampleKind kind, SampleOptions options, string folder, TextWriter output)
    {
        try
        {
            var files = SampleFiles.Write(kind, options, folder);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{options.Patients} patients in {string.Join(" and ", files)}. Nobody among them ever lived."));
            return ExitCode.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException("E_SAMPLE_OUT", "DIR", "a place where nothing can be written", "a folder that may be written", "Give another folder.");
        }
    }
}
