using System.CommandLine;
using System.Globalization;
using Islet.Imaging.Suv;

namespace Islet.Cli.Pet;

/// <summary>The calibration of a SPECT, which a person types: Bq/mL per count, of which scanner, measured when (pet-quantification 3.10).</summary>
internal sealed class SpectOptions
{
    private const int Longest = 64;

    private readonly Option<double?> calibration = new Option<double?>("--calibration") { Description = "Of a SPECT in counts: Bq/mL per count; with --calibration-scanner and --calibration-date.", HelpName = "BQ_PER_ML_PER_COUNT" }.WithPoint();
    private readonly Option<string?> scanner = new("--calibration-scanner") { Description = "Of which scanner the calibration is.", HelpName = "NAME" };
    private readonly Option<DateOnly?> day = new("--calibration-date")
    {
        Description = "When it was measured.", HelpName = "2024-03-05",
        CustomParser = argument =>
        {
            if (DateOnly.TryParseExact(argument.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
                return read;
            argument.AddError($"--calibration-date: '{argument.Tokens[0].Value}' is no date; write it as 2024-03-05.");
            return null;
        },
    };

    public Option Calibration => calibration;

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[calibration, scanner, day])
            command.Add(option);
        command.Validators.Add(call =>
        {
            var given = ((Option[])[calibration, scanner, day]).Count(o => call.GetResult(o) is { Implicit: false });
            if (given is 1 or 2)
                call.AddError("--calibration: together with --calibration-scanner and --calibration-date, or none of the three.");
            if (call.GetResult(calibration) is { Implicit: false } && call.GetValue(calibration) is not > 0)
                call.AddError("--calibration: Bq/mL per count, above 0.");
            if (call.GetResult(scanner) is { Implicit: false } && call.GetValue(scanner)?.Trim() is not { Length: > 0 and <= Longest })
                call.AddError("--calibration-scanner: a name of up to 64 characters.");
        });
    }

    public SuvChoices With(SuvChoices choices, ParseResult call) => choices with { BqPerMlPerCount = call.GetValue(calibration), CalibrationScanner = call.GetValue(scanner)?.Trim(), CalibrationDay = call.GetValue(day) };
}
