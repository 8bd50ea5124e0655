using System.Globalization;
using Islet.Clinic;
using Islet.Exchange;
using Xunit.Abstractions;

namespace Islet.Tests.Exchange.Sdtm;

public class PublicDataTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Probe()
    {
        foreach (var set in new[] { "onco_recist", "onco" })
        {
            using var folder = SdtmFolder.Public(set);
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var study = folder.Read();
            output.WriteLine($"{set}: {study.Series.Count} series, {study.Problems.Count} problems, {watch.ElapsedMilliseconds} ms");
            foreach (var p in study.Problems.Take(12))
                output.WriteLine(p.ToString());
            var (agree, differ, other) = (0, new Dictionary<string, int>(), 0);
            foreach (var s in study.Series)
            {
                var read = Recist11.Criterion.Assess(s.Series, ResponseOptions.Default);
                foreach (var said in s.Stated.Where(r => r.Test == "OVRLRESP"))
                {
                    var computed = read.TimePoints.FirstOrDefault(t => t.Id == said.TimePoint);
                    if (computed is null) { other++; output.WriteLine($"none: {s.Subject} {s.Reader} {said.Visit}"); }
                    else if (computed.Overall == said.Category) agree++;
                    else { var k = $"{said.Category}->{computed.Overall} by {computed.DecidedBy}"; differ[k] = differ.GetValueOrDefault(k) + 1; if (set == "onco_recist") output.WriteLine($"{s.Subject} {s.Reader} {said.Visit} {k}"); }
                }
            }
            output.WriteLine($"agree {agree}, differ {differ.Values.Sum()}, none {other}");
            foreach (var (k, n) in differ.OrderByDescending(d => d.Value))
                output.WriteLine($"  {n} {k}");
            foreach (var g in study.Series.SelectMany(s => Recist11.Criterion.Assess(s.Series, ResponseOptions.Default).Problems).GroupBy(p => p.Code))
                output.WriteLine($"{g.Key} {g.Count()} {g.First()}");
        }
    }
}
