using System.CommandLine;
using Islet.Course;

namespace Islet.Cli;

/// <summary>The command <c>islet</c>: what a terminal and scripts may ask, and how every call ends.</summary>
internal static class IsletCommand
{
    public static RootCommand Create()
    {
        var islet = Commands();
        Options.RefuseEmptyPaths(islet);
        return islet;
    }

    private static RootCommand Commands() => new("Islet: the course of each patient's neuroendocrine neoplasm, kept once.")
    {
        Serve.DemoCommand.Create(),
        Serve.ServeCommand.Create(),
        Exchange.ImportCommand.Create(),
        Exchange.SampleCommand.Create(),
        Exchange.ExportCommand.Create(),
        Exchange.CheckCommand.Create(),
        Patients.PatientCommand.Create(),
        Patients.FactsCommand.Create(),
        Patients.ClassifyCommand.Create(),
        Patients.RecharacterizeCommand.Create(),
        Patients.DuplicatesCommand.Create(),
        Patients.WorklistCommand.Create(),
        Response.ResponseCommand.Create(),
        Guideline.GuidelineCommand.Create(),
        Guideline.PlanCommand.Create(),
        Boards.BoardCommand.Create(),
        Accounts.AccountCommand.Create(),
        Registry.KeysCommand.Create(),
        Registry.EraseCommand.Create(),
        Registry.BackupCommand.Backup(),
        Registry.BackupCommand.Restore(),
        Stats.StatsCommand.Create(),
        Study.StudyCommand.Create(),
        Pet.PetCommand.Create(),
        Virtual.VirtualCommand.Create(),
        Queue.WorkerCommand.Create(),
        Queue.JobsCommand.Create(),
    };

    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancel = default)
    {
        var call = Create().Parse(args);
        if (call.Errors.Count > 0)
        {
            var help = $"See: islet {string.Join(' ', Path(call.CommandResult.Command))}--help";
            foreach (var error in call.Errors)
                await errors.WriteLineAsync(error.Message);
            await errors.WriteLineAsync(help);
            if (Options.SayJson(args))
                await ProblemWriter.WriteRefusalAsync(new("E_USAGE", "the call", string.Join(' ', call.Errors.Select(e => e.Message)), "a call as its help describes it", help), output);
            return ExitCode.Usage;
        }
        var json = Options.WantsJson(call) ? output : null;
        try
        {
            // System.CommandLine listens for Ctrl-C only after an action's first await; an import has none for seconds. Program listens instead.
            return await call.InvokeAsync(new() { Output = output, Error = errors, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancel);
        }
        catch (RefusedException refused)
        {
            await ProblemWriter.WriteRefusalAsync(refused.Problem, json, errors);
            return ExitCode.Refused;
        }
        catch (OperationCanceledException)
        {
            await ProblemWriter.WriteRefusalAsync(Stopped, json, errors);
            return ExitCode.Stopped;
        }
        catch (Exception fault) when (Environment.GetEnvironmentVariable("ISLET_TRACE") is not "1")
        {
            await ProblemWriter.WriteRefusalAsync(OfOurs(fault), json, errors);
            return ExitCode.Fault;
        }
    }

    private static Problem Stopped { get; } = new("E_STOPPED", "this call", "an interruption (Ctrl-C, or a request of the system to end)", "a call that runs to its end",
        "Call it again. Nothing was changed that had not been reported as done.");

    /// <summary>The message of an unforeseen exception may hold a patient's data, so only its kind is shown.</summary>
    private static Problem OfOurs(Exception fault) => new("E_FAULT", fault.TargetSite?.DeclaringType?.Name ?? "islet", fault.GetType().Name, "no fault of Islet's own",
        "Nothing that was not reported as done has changed. Run again with ISLET_TRACE=1 to see the whole trace, and report it.");

    private static IEnumerable<string> Path(Command command)
    {
        var names = new Stack<string>();
        for (var c = command; c is not RootCommand; c = c.Parents.OfType<Command>().First())
            names.Push(c.Name);
        return names.Append("");
    }
}
