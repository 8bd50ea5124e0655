namespace Islet.Figures;

/// <summary>References of the patterns of one figure, by the class that they fill.</summary>
internal sealed record TherapyHatches(IReadOnlyDictionary<TherapyClass, string> ByClass);

/// <summary>How a class of therapy looks in every figure: a colour of <see cref="Palette"/> and, so that it is told without colour, white lines at an angle and spacing of its own.</summary>
internal sealed record TherapyTint(TherapyClass Class, string Fill, double? Angle, double Spacing)
{
    public static IReadOnlyList<TherapyClass> All { get; } = Enum.GetValues<TherapyClass>();

    public static TherapyTint Of(TherapyClass therapy) => therapy switch
    {
        TherapyClass.Analogue => new(therapy, Palette.Series(0).Line, null, 0),
        TherapyClass.AnalogueIntensified => new(therapy, Palette.Series(0).Line, 45, 4),
        TherapyClass.Prrt => new(therapy, Palette.Series(1).Line, 90, 5),
        TherapyClass.Targeted => new(therapy, Palette.Series(2).Line, 135, 4),
        TherapyClass.Chemotherapy => new(therapy, Palette.Series(3).Line, 0, 4),
        TherapyClass.Combined => new(therapy, Palette.Series(5).Line, 45, 8),
        TherapyClass.Other => new(therapy, "#6a6a6a", 135, 8),
    };

    public static string Label(TherapyClass therapy) => therapy switch
    {
        TherapyClass.Analogue => "SSA",
        TherapyClass.AnalogueIntensified => "SSA intensified",
        TherapyClass.Prrt => "PRRT",
        TherapyClass.Targeted => "targeted",
        TherapyClass.Chemotherapy => "chemotherapy",
        TherapyClass.Combined => "combined",
        TherapyClass.Other => "other drug",
    };

    public static TherapyHatches Hatches(Canvas canvas, IEnumerable<TherapyClass> used) =>
        new(used.Distinct().Order().Select(Of).Where(t => t.Angle is not null).ToDictionary(t => t.Class, t => canvas.Hatch($"therapy-{(int)t.Class}", Ink.Ground, t.Angle!.Value, t.Spacing)));

    public void Paint(Canvas canvas, Box box, TherapyHatches hatches)
    {
        canvas.Rectangle(box, Fill, new(Fill, 0.75));
        if (hatches.ByClass.TryGetValue(Class, out var hatch))
            canvas.Rectangle(box, hatch);
    }
}
