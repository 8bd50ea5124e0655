using System.Net.Sockets;
using Islet.Course;
using Islet.Web;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;

namespace Islet.Cli.Serve;

/// <summary>Serves the workbench until it is told to stop.</summary>
internal static class WorkbenchServer
{
    /// <param name="orAnyPort">Take a free port where the asked one is taken.</param>
    /// <exception cref="RefusedException">E_PORT, or a registry that cannot be opened.</exception>
    public static async Task<int> RunAsync(WorkbenchOptions options, bool orAnyPort, TextWriter output, CancellationToken cancel)
    {
        await using var workbench = Workbench.Create(options);
        try
        {
            await workbench.StartAsync(cancel);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            if (!orAnyPort)
            {
                throw new RefusedException(new Problem("E_PORT", $"port {options.Listen.Port}", "another program listens there", "a free port",
                    "Name another port, or stop the other program."), e);
            }
            return await RunAsync(options with { Listen = new(options.Listen.Address, 0) }, orAnyPort: false, output, cancel);
        }
        catch (SocketException e)
        {
            throw new RefusedException(new Problem("E_PORT", $"port {options.Listen.Port}", "a port that this user may not use", "a port from 1024 to 65535", "Name another port."), e);
        }
        await output.WriteLineAsync($"Islet is ready: {Workbench.AddressOf(workbench).GetLeftPart(UriPartial.Authority)}");
        await output.FlushAsync(cancel);
        await workbench.WaitForShutdownAsync(cancel); // Ctrl-C and SIGTERM end it; every batch was on the disk before its page answered
        return ExitCode.Done;
    }
}
