using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Islet.Web;

/// <summary>
/// Tells that something went wrong, and where in the program. Neither the message of an exception nor the address asked for is written: both may hold
/// a patient's data.
/// </summary>
internal sealed class FaultLog(TextWriter output) : ILoggerProvider, ILogger
{
    private readonly TextWriter lines = TextWriter.Synchronized(output);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        var fault = exception is null ? "" : $": {exception.GetType().Name} in {exception.TargetSite?.DeclaringType?.Name}.{exception.TargetSite?.Name}{Ours(exception)}";
        lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{logLevel} {eventId.Name ?? eventId.Id.ToString(CultureInfo.InvariantCulture)}{fault}"));
    }

    /// <summary>The innermost places of Islet's own on the way to the fault: names of methods, never what they were called with.</summary>
    private static string Ours(Exception exception) => string.Concat(new StackTrace(exception).GetFrames().Select(f => f.GetMethod())
        .Where(m => m?.DeclaringType?.FullName?.StartsWith("Islet.", StringComparison.Ordinal) is true).Take(3).Select(m => $" < {m!.DeclaringType!.FullName}.{m.Name}"));

    public void Dispose()
    {
    }
}
