namespace Islet.Studies;

/// <summary>Numbers of a column stand with their decimal points under each other: by how many digits each is moved to the right, where all digits are of one width.</summary>
internal static class DecimalPlaces
{
    /// <summary>One for each cell; 0 where a cell does not begin with a number.</summary>
    public static IReadOnlyList<int> Pads(IReadOnlyList<string> cells)
    {
        List<int> whole = [.. cells.Select(WholePart)];
        var most = whole.DefaultIfEmpty().Max();
        return [.. whole.Select(digits => digits == 0 ? 0 : most - digits)];
    }

    /// <summary>Digits before the point, signs such as &lt; with their space counted as one digit each: "&lt; 0.001" has three.</summary>
    private static int WholePart(string cell)
    {
        var at = cell.TakeWhile(c => c is '<' or '>' or ' ' or '−' or '-').Count();
        var digits = cell.Skip(at).TakeWhile(char.IsAsciiDigit).Count();
        return digits == 0 ? 0 : at + digits;
    }
}
