using System.Text.Json;
using System.Text.Json.Serialization;

namespace Islet.Imaging.Quantify;

/// <summary>Slice, row, first and last column of each run, one after the other.</summary>
internal sealed class RegionRuns : JsonConverter<Region>
{
    public override Region Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var numbers = NumberList.Of(ref reader, int.MaxValue);
        if (numbers.Count % 4 != 0 || numbers.Exists(n => n != Math.Floor(n) || n is < 0 or > int.MaxValue))
            throw new JsonException("Runs are four whole numbers each.");
        var runs = new Run[numbers.Count / 4];
        for (var i = 0; i < runs.Length; i++)
        {
            runs[i] = new((int)numbers[4 * i], (int)numbers[(4 * i) + 1], (int)numbers[(4 * i) + 2], (int)numbers[(4 * i) + 3]);
            if (runs[i].First > runs[i].Last || (i > 0 && (runs[i].CompareRow(runs[i - 1]) is var row and < 1) && (row < 0 || runs[i].First <= runs[i - 1].Last + 1)))
                throw new JsonException("Runs in order, none touching the next.");
        }
        return new(runs);
    }

    public override void Write(Utf8JsonWriter writer, Region value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var run in value.Runs)
        {
            writer.WriteNumberValue(run.Z);
            writer.WriteNumberValue(run.Y);
            writer.WriteNumberValue(run.First);
            writer.WriteNumberValue(run.Last);
        }
        writer.WriteEndArray();
    }
}

/// <summary>[x, y, z] in mm.</summary>
internal sealed class PointNumbers : JsonConverter<Point>
{
    public override Point Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        NumberList.Of(ref reader, 3) is [var x, var y, var z] ? new(x, y, z) : throw new JsonException("Three numbers.");

    public override void Write(Utf8JsonWriter writer, Point value, JsonSerializerOptions options) => NumberList.Write(writer, value.X, value.Y, value.Z);
}

/// <summary>[slice, row, column].</summary>
internal sealed class VoxelNumbers : JsonConverter<Voxel>
{
    public override Voxel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        NumberList.Of(ref reader, 3) is [var z, var y, var x] numbers && numbers.TrueForAll(n => n == Math.Floor(n) && n is >= 0 and <= int.MaxValue) ? new((int)z, (int)y, (int)x) : throw new JsonException("Three whole numbers.");

    public override void Write(Utf8JsonWriter writer, Voxel value, JsonSerializerOptions options) => NumberList.Write(writer, value.Z, value.Y, value.X);
}

internal static class NumberList
{
    public static List<double> Of(ref Utf8JsonReader reader, int most)
    {
        var numbers = new List<double>();
        if (reader.TokenType is not JsonTokenType.StartArray)
            throw new JsonException("A list of numbers.");
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            if (reader.TokenType is JsonTokenType.Number && numbers.Count < most && reader.TryGetDouble(out var number) && double.IsFinite(number))
                numbers.Add(number);
            else
                throw new JsonException("A list of numbers.");
        return numbers;
    }

    public static void Write(Utf8JsonWriter writer, double a, double b, double c)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(a);
        writer.WriteNumberValue(b);
        writer.WriteNumberValue(c);
        writer.WriteEndArray();
    }
}
