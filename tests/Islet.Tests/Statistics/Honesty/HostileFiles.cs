using System.Globalization;
using System.Text;

namespace Islet.Tests.Statistics;

/// <summary>Tables that somebody's export really looks like. Columns: t time, e event, g group, x and z numbers.</summary>
internal static class HostileFiles
{
    private const string Header = "t,e,g,x,z\n";

    public static readonly IReadOnlyDictionary<string, byte[]> All = new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["good"] = Text(Made((i, r) => r)),
        ["no events"] = Text(Made((_, r) => r with { E = "0" })),
        ["one group"] = Text(Made((_, r) => r with { G = "a" })),
        ["group missing"] = Text(Made((_, r) => r with { G = "" })),
        ["event missing"] = Text(Made((_, r) => r with { E = "" })),
        ["time missing"] = Text(Made((_, r) => r with { T = "" })),
        ["some times missing"] = Text(Made((i, r) => i % 3 == 0 ? r with { T = "NA" } : r)),
        ["negative time"] = Text(Made((i, r) => i == 4 ? r with { T = "-2" } : r)),
        ["constant covariate"] = Text(Made((_, r) => r with { X = "7" })),
        ["collinear"] = Text(Made((i, r) => r with { X = Number(i % 7), Z = Number(2 * (i % 7) + 1) })),
        ["separation"] = Text(Made((i, r) => r with { X = i < 10 ? "1" : "0", E = i < 10 ? "1" : "0" })),
        ["group without event"] = Text(Made((_, r) => r.G == "b" ? r with { E = "0" } : r)),
        ["text among numbers"] = Text(Made((i, r) => i == 5 ? r with { T = "lost", X = "high" } : r)),
        ["infinite"] = Text(Made((i, r) => i == 5 ? r with { T = "Inf", X = "-Infinity", Z = "1e999" } : r)),
        ["not a number"] = Text(Made((i, r) => i == 5 ? r with { T = "NaN", X = "nan" } : r)),
        ["huge covariate"] = Text(Made((i, r) => r with { X = i % 3 == 0 ? "1e308" : i % 3 == 1 ? "-1e308" : "5", Z = i % 3 == 0 ? "1.7e308" : "3" })),
        ["large covariate"] = Text(Made((i, r) => r with { X = i % 2 == 0 ? "1e99" : "-1e99", Z = i % 3 == 0 ? "5e98" : "3" })),
        ["tiny covariate"] = Text(Made((i, r) => r with { X = i % 2 == 0 ? "1e-308" : "3e-308", Z = i % 3 == 0 ? "5e-324" : "0" })),
        ["one outlier"] = Text(Made((i, r) => i == 3 ? r with { X = "1e15" } : r)),
        ["huge time"] = Text(Made((i, r) => i == 3 ? r with { T = "1e308" } : r)),
        ["large time"] = Text(Made((i, r) => r with { T = Number(1e90 * (i + 1)) })),
        ["tiny time"] = Text(Made((i, r) => r with { T = Number(1e-300 * (i + 1)) })),
        ["time 0"] = Text(Made((i, r) => i < 3 ? r with { T = "0" } : r)),
        ["all times 0"] = Text(Made((_, r) => r with { T = "0" })),
        ["all times equal"] = Text(Made((_, r) => r with { T = "5" })),
        ["nearly equal times"] = Text(Made((i, r) => r with { T = Number(5 + i * 1e-12) })),
        ["all rows alike"] = Text(Made((_, _) => new("5", "1", "a", "1", "1"))),
        ["a row"] = Text(Header + "5,1,a,2,3\n"),
        ["two rows"] = Text(Header + "5,1,a,2,3\n6,0,b,3,1\n"),
        ["one event"] = Text(Made((i, r) => r with { E = i == 0 ? "1" : "0" })),
        ["everybody alone"] = Text(Made((i, r) => r with { G = "p" + Number(i) })),
        ["text group of numbers"] = Text(Made((i, r) => r with { G = i % 2 == 0 ? "1" : "1.0" })),
        ["header alone"] = Text(Header),
        ["empty"] = [],
        ["blank lines"] = Text("\n\n\n"),
        ["duplicate columns"] = Text("t,e,g,x,x\n1,1,a,2,3\n"),
        ["column without name"] = Text("t,e,g,x,\n1,1,a,2,3\n"),
        ["byte order mark"] = [.. Encoding.UTF8.GetPreamble(), .. Text(Made((_, r) => r))],
        ["utf-16"] = Encoding.Unicode.GetBytes(Made((_, r) => r)),
        ["semicolons"] = Text(Made((_, r) => r).Replace(',', ';')),
        ["tabs"] = Text(Made((_, r) => r).Replace(',', '\t')),
        ["decimal commas"] = Text(Made((_, r) => r with { T = $"\"{r.T},5\"", X = $"\"{r.X},5\"" })),
        ["ragged"] = Text(Header + "1,1,a,2,3\n2,1,b\n"),
        ["open quote"] = Text(Header + "1,1,\"a,2,3\n2,1,b,3,4\n"),
        ["binary"] = [0, 1, 2, 255, 254, 10, 0, 7, 44, 44, 10],
        ["nul"] = Text("t,e,g,x,z\n1,1,a\0,2,3\n2,1,b,4,5\n3,0,a,1,1\n"),
        ["other column names"] = Text("time,status,arm\n1,1,a\n2,0,b\n"),
    };

    /// <summary>A factor with as many levels as rows, and everything else sound.</summary>
    public static byte[] ManyLevels(int rows)
    {
        var text = new StringBuilder(Header, rows * 24);
        for (var i = 0; i < rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"{1 + i % 997},{i % 3 % 2},k{i},f{i},{i % 11}\n");
        return Text(text.ToString());
    }

    private static string Made(Func<int, Row, Row> change)
    {
        var text = new StringBuilder(Header);
        for (var i = 0; i < 24; i++)
            if (change(i, new(Number(3 + i * 7 % 25), i % 4 == 0 ? "0" : "1", i % 2 == 0 ? "a" : "b", Number(i * 5 % 9), Number(i * 11 % 13))) is var r)
                text.Append(CultureInfo.InvariantCulture, $"{r.T},{r.E},{r.G},{r.X},{r.Z}\n");
        return text.ToString();
    }

    private static string Number(double x) => x.ToString("R", CultureInfo.InvariantCulture);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private sealed record Row(string T, string E, string G, string X, string Z);
}
