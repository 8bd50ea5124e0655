using System.CommandLine;
using System.Text;
using Islet.Course;
using Islet.Guidelines;
using Islet.Registry;
using Islet.Web;

namespace Islet.Cli.Boards;

/// <summary><c>islet board ID</c>: what a tumour board sees of a patient on a day, on the screen, as JSON, as a file that stands alone, and for Word.</summary>
internal static class BoardCommand
{
    public static Command Create()
    {
        var patient = new Argument<string>("ID") { Description = "The patient: the centre's pseudonym, or the registry's number (P12)." };
        var html = new Option<FileInfo>("--html") { Description = "Writes the board page as one file that stands alone.", HelpName = "FILE" };
        var docx = new Option<FileInfo>("--docx") { Description = "Writes it as a Word document.", HelpName = "FILE" };
        var fhir = new Option<FileInfo>("--fhir") { Description = "Writes it as a FHIR R4 document.", HelpName = "FILE" };
        var (registry, asOf, knownBy, json) = (Options.Registry(), Options.AsOf(), Options.KnownBy(), Options.Json());
        var command = new Command("board", "The board summary: what the tumour is, what changed, response, options, what is undecided, the plan, earlier decisions.") { patient, asOf, knownBy, html, docx, fhir, registry, json };
        command.SetAction(async (call, cancel) =>
        {
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            var course = await log.CourseOfAsync(call.GetRequiredValue(patient), cancel);
            var day = call.GetValue(asOf);
            var summary = BoardSummary.Of(course, Options.ViewOf(course, day, call.GetValue(knownBy), TimeProvider.System.Today()), day, Statements.AreOn ? StatementBase.Nanets2020 : null);
            if (call.GetValue(html) is { } page)
                await WriteAsync(page, "--html", Encoding.UTF8.GetBytes(await BoardHtml.OfAsync(summary)), cancel);
            if (call.GetValue(docx) is { } word)
                await WriteAsync(word, "--docx", BoardWord.Of(summary), cancel);
            if (call.GetValue(fhir) is { } document)
                await WriteAsync(document, "--fhir", FhirBoard.Of(summary, TimeProvider.System.GetUtcNow()).ToArray(), cancel);
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(json))
                await output.WriteLineAsync(JsonForm.ToJson(writer => BoardJson.Write(writer, summary)));
            else if (call.GetValue(html) is null && call.GetValue(docx) is null && call.GetValue(fhir) is null)
                BoardText.Write(summary, output);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task WriteAsync(FileInfo file, string option, byte[] content, CancellationToken cancel)
    {
        try
        {
            await File.WriteAllBytesAsync(file.FullName, content, cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(new Problem("E_BOARD_FILE", $"{option} {file}", Directory.Exists(file.FullName) ? "a folder" : "a file that cannot be written", "a file in a folder that exists, and room in it", "Name another file."), fault);
        }
    }
}
