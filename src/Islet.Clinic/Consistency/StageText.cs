namespace Islet.Clinic;

/// <summary>Categories and stage groups as sources write them: "T2", "2", "pN1a", "IIb". What is not understood is null, and contradicts nothing.</summary>
internal static class StageText
{
    /// <summary>The number of a T, N or M category; null for X, is, and everything else.</summary>
    public static int? Number(string? category)
    {
        var text = category.AsSpan().Trim().TrimStart("pcyra").TrimStart("TNM");
        return text is [>= '0' and <= '4' and var digit, ..] ? digit - '0' : null;
    }

    /// <summary>I to IV as 1 to 4 with its letter, in upper case; no letter is '\0'.</summary>
    public static (int Number, char Letter)? Group(string? stage)
    {
        var text = stage.AsSpan().Trim();
        if (text.StartsWith("stage", StringComparison.OrdinalIgnoreCase))
            text = text[5..].TrimStart();
        var letter = text is [.., var last] && char.ToUpperInvariant(last) is >= 'A' and <= 'C' and var upper ? upper : '\0';
        return (letter == '\0' ? text : text[..^1]) switch
        {
            "I" => (1, letter),
            "II" => (2, letter),
            "III" => (3, letter),
            "IV" => (4, letter),
            _ => null,
        };
    }
}
