using System.CommandLine;
using System.Text.Json;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Cli.Exchange;

/// <summary><c>islet import suggest FILE</c>: a proposed map, for a person to confirm.</summary>
internal static class SuggestCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A csv, xlsx or SPSS file, or an export of REDCap." };
        var kind = new Option<string>("--kind") { Description = "What the file is, where its name does not say it.", HelpName = "KIND" };
        kind.AcceptOnlyFromAmong([.. ImportByMap.Kinds]);
        var result = new Option<FileInfo>("--out") { Description = "Where the map is written.", HelpName = "MAP.yaml" };
        var encoding = new Option<string>("--encoding") { Description = "Of a text file, where the file does not prove it: windows-1252 …", HelpName = "NAME" };
        var header = new Option<int?>("--header-rows") { Description = "Rows that together name the columns.", HelpName = "N" };
        var skip = new Option<int?>("--skip-rows") { Description = "Rows above the header.", HelpName = "N" };
        var json = Options.Json();
        var command = new Command("suggest", "Propose a map for a centre's own file.") { file, kind, encoding, header, skip, result, json };
        command.SetAction((call, cancel) => RunAsync(call.GetRequiredValue(file), call.GetValue(kind),
            new() { Encoding = call.GetValue(encoding), HeaderRows = call.GetValue(header), SkipRows = call.GetValue(skip) }, call.GetValue(result), call.GetValue(json),
            call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel));
        return command;
    }

    internal static async Task<int> RunAsync(FileInfo file, string? kind, FileConvention declared, FileInfo? result, bool json, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var known = kind ?? Kind(file);
        var (opened, asked) = SuggestedOpening.Open(file.FullName, known, declared);
        if (opened.Problems.Any(p => p.Refuses()) || opened.Sheets.Count == 0)
        {
            await ProblemWriter.WriteAsync(opened.Problems, errors);
            if (json)
                await output.WriteLineAsync(JsonForm.ToJson(w => JsonForm.WriteList(w, opened.Problems)));
            return ExitCode.Refused;
        }
        var suggestion = MapSuggestion.Of(opened, Enum.Parse<FileKind>(known, ignoreCase: true), asked);
        var text = suggestion.Write();
        if (result is not null && text is not null)
            await File.WriteAllTextAsync(result.FullName, text, cancel);
        if (json)
            await output.WriteLineAsync(ToJson(suggestion, text, opened.Problems));
        else
            await TellAsync(suggestion, $"islet import {known} {Quoted(file.ToString())} --map {Quoted(result?.ToString() ?? "MAP.yaml")} --dry-run", result, text, output);
        await ProblemWriter.WriteAsync(opened.Problems, errors);
        return suggestion.Map is null || opened.Problems.Count > 0 ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    private static string Kind(FileInfo file) => file.Extension.ToLowerInvariant() switch { ".xlsx" or ".xlsm" => "xlsx", ".sav" or ".zsav" => "sav", _ => "csv" };

    /// <param name="next">The command that tries the map.</param>
    private static async Task TellAsync(MapSuggestion suggestion, string next, FileInfo? result, string? text, TextWriter output)
    {
        var table = Terminal.Table("column", "taken as", "confidence", "why");
        foreach (var column in suggestion.Columns.Where(c => c is { TakenAs: not null, IsLeftOut: false }))
            table.Add(column.Column, column.TakenAs, Word(column.Confidence), column.Why);
        foreach (var column in suggestion.Columns.Where(c => c.IsLeftOut))
            table.Add(column.Column, column.TakenAs, "", column.Why);
        foreach (var column in suggestion.NotUnderstood)
            table.Add(column.Column, "not understood", "", column.Why);
        output.WriteTable(table);
        await output.WriteLineAsync("To be answered by whoever keeps the sheet:");
        foreach (var question in suggestion.Questions)
            await output.WriteLineAsync("- " + question);
        await output.WriteLineAsync();
        if (text is null)
            await output.WriteLineAsync("There is no map: no column says whom a row speaks of.");
        else if (result is null)
            await output.WriteAsync($"{text}{output.NewLine}Keep the map in a file (--out MAP.yaml), read it, answer the questions, then: {next}{output.NewLine}");
        else
            await output.WriteLineAsync($"The map is in {result.Name}. Read it, answer the questions, then: {next}");
    }

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;

    private static string ToJson(MapSuggestion suggestion, string? text, IReadOnlyList<Problem> problems) => JsonForm.ToJson(json =>
    {
        json.WriteList("columns", suggestion.Columns, column => Write(json, column));
        json.WriteTexts("not_understood", suggestion.NotUnderstood.Select(column => column.Column));
        json.WriteTexts("questions", suggestion.Questions);
        json.WriteString("map", text);
        JsonForm.WriteList(json, problems);
    });

    private static void Write(Utf8JsonWriter json, SuggestedColumn column)
    {
        json.WriteString("sheet", column.Sheet);
        json.WriteString("column", column.Column);
        json.WriteString("taken_as", column.TakenAs);
        json.WriteString("confidence", Word(column.Confidence));
        json.WriteString("why", column.Why);
    }

    private static string Word(Confidence confidence) => confidence switch { Confidence.Low => "low", Confidence.Medium => "medium", Confidence.High => "high" };
}
