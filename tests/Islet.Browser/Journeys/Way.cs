namespace Islet.Browser.Journeys;

/// <summary>By what means somebody goes: on which screen, whether the browser runs scripts, with a pointer or with keys alone.</summary>
/// <param name="Axe">Every page is examined; the other ways see the same pages.</param>
public sealed record Way(string Name, int Width, int Height, bool Script = true, bool KeysAlone = false, bool Axe = false)
{
    /// <summary>Each journey is gone by each of these.</summary>
    private static readonly Way[] Five =
    [
        new("phone", 390, 844, Axe: true), new("laptop", 1280, 900), new("projector", 1920, 1080),
        new("no-script", 390, 844, Script: false), new("keys", 1280, 900, KeysAlone: true, Axe: true),
    ];

    public static TheoryData<string> All => [.. Five.Select(way => way.Name)];

    public static Way Called(string name) => Five.Single(way => way.Name == name);
}
