using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

public class GuidelineCheckTests
{
    [Fact]
    public void Every_shipped_guideline_is_in_order()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var files in GuidelineFiles.Shipped)
        {
            var report = GuidelineCheck.Of(files);
            File.WriteAllText("/tmp/solve-out.txt", watch.Elapsed + "\n" + string.Join("\n", report.Problems) + "\n" + report.Examples.Count);
        }
    }
}
