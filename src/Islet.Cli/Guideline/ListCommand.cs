using System.CommandLine;
using Islet.Guidelines;

namespace Islet.Cli.Guideline;

/// <summary><c>islet guideline list</c>: the statements of the shipped guidelines, in the document's order.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var command = new Command("list", "The statements of the shipped guidelines, in the document's order.");
        command.SetAction(async (call, cancel) =>
        {
            var table = Terminal.Table("Statement", "Topic", "Stance", "Strength");
            foreach (var s in StatementBase.Shipped.SelectMany(b => b.Statements))
                table.Add(s.Id, s.Topic, s.Stance, s.Strength);
            call.InvocationConfiguration.Output.WriteTable(table);
            await call.InvocationConfiguration.Output.WriteLineAsync(IntendedPurpose.Text);
            return ExitCode.Done;
        });
        return command;
    }
}
