using System.CommandLine;
using System.Globalization;
using Islet.Imaging.Suv;

namespace Islet.Cli.Pet;

/// <summary>What a person types instead of the header's: weight, height, dose, injection, and the calibration of a SPECT.</summary>
internal sealed class TypedSuv
{
    private readonly Option<double?> weight = new Option<double?>("--weight") { Description = "Weight in kg, instead of the header's.", HelpName = "KG" }.WithPoint();
    private readonly Option<double?> height = new Option<double?>("--height") { Description = "Height in m, instead of the header's.", HelpName = "M" }.WithPoint();
    private readonly Option<double?> dose = new Option<double?>("--dose") { Description = "Injected activity in Bq, instead of the header's.", HelpName = "BQ" }.WithPoint();
    private readonly Option<DateTime?> injected = Injected();
    private readonly Option<string?> by;
    private readonly SpectOptions spect = new();

    /// <param name="by">Name of the option by which who typed them is told.</param>
    public TypedSuv(string by) => this.by = new(by) { Description = "Who typed these; needed with any of them, and written beside the result.", HelpName = "NAME" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[weight, height, dose, injected])
            command.Add(option);
        spect.AddTo(command);
        command.Add(by);
        command.Validators.Add(given =>
        {
            if (new Option[] { weight, height, dose, injected, spect.Calibration }.Any(o => given.GetResult(o) is { Implicit: false }) && given.GetResult(by) is null or { Implicit: true })
                given.AddError($"{by.Name}: what is typed instead of the header's needs the name of who typed it.");
        });
    }

    public SuvChoices Choices(ParseResult call) => spect.With(new() { WeightKg = call.GetValue(weight), HeightM = call.GetValue(height), DoseBq = call.GetValue(dose), Injected = call.GetValue(injected) }, call);

    public string? By(ParseResult call) => call.GetValue(by)?.Trim();

    private static Option<DateTime?> Injected()
    {
        const string Name = "--injected";
        return new(Name)
        {
            Description = "Date and time of the injection, on the scanner's clock.", HelpName = "2024-03-05T09:41:17",
            CustomParser = argument =>
            {
                if (DateTime.TryParseExact(argument.Tokens[0].Value, ["yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
                    return at;
                argument.AddError($"{Name}: '{argument.Tokens[0].Value}' is no date and time; write it as 2024-03-05T09:41:17.");
                return null;
            },
        };
    }
}
