using System.CommandLine;
using Islet.Course;

namespace Islet.Cli;

/// <summary>The command <c>islet</c>: what a terminal and scripts may ask, and how every call ends.</summary>
internal static class IsletCommand
{
    public static RootCommand Create() => new("Islet: the course of each patient's neuroendocrine neoplasm, kept once.")
    {
        Serve.DemoCommand.Create(),
        Serve.ServeCommand.Create(),
        Exchange.ImportCommand.Create(),
        Exchange.CheckCommand.Create(),
        Patients.PatientCommand.Create(),
        Stats.StatsCommand.Create(),
        Study.StudyCommand.Create(),
        Virtual.VirtualCommand.Create(),
    };

    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancel = default)
    {
        var call = Create().Parse(args);
        if (call.Errors.Count > 0)
        {
            foreach (var error in call.Errors)
                await errors.WriteLineAsync(error.Message);
            await errors.WriteLineAsync($"See: islet {string.Join(' ', Path(call.CommandResult.Command))}--help");
            return ExitCode.Usage;
        }
        try
        {
            return await call.InvokeAsync(new() { Output = output, Error = errors, EnableDefaultExceptionHandler = false }, cancel);
        }
        catch (RefusedException refused)
        {
            await ProblemWriter.WriteRefusalAsync(refused.Problem, Options.WantsJson(call) ? output : null, errors);
            return ExitCode.Refused;
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("Stopped. Nothing was changed that had not been reported as done.");
            return ExitCode.Fault;
        }
        catch (Exception fault) when (Environment.GetEnvironmentVariable("ISLET_TRACE") is not "1")
        {
            // The message of an unforeseen exception may hold a patient's data, so only its kind is shown.
            await errors.WriteLineAsync($"E_FAULT: a fault of Islet's own ({fault.GetType().Name} in {fault.TargetSite?.DeclaringType?.Name}). " +
                "Nothing that was not reported as done has changed. Run again with ISLET_TRACE=1 to see the whole trace, and report it.");
            return ExitCode.Fault;
        }
    }

    private static IEnumerable<string> Path(Command command)
    {
        var names = new Stack<string>();
        for (var c = command; c is not RootCommand; c = c.Parents.OfType<Command>().First())
            names.Push(c.Name);
        return names.Append("");
    }
}
