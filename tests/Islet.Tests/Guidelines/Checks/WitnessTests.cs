using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

public class WitnessTests
{
    [Fact]
    public void Every_statement_of_NANETS_2020_is_reached_both_ways_by_a_snapshot_that_the_check_constructs()
    {
        var log = new System.Text.StringBuilder(); var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var s in StatementBase.Nanets2020.Statements)
            foreach (var wanted in new[] { Answer.Yes, Answer.No })
            {
                var witness = Witness.Of(s.Condition, wanted);
                if (witness.Reach is Reach.Found)
                    Assert.Equal(wanted, s.Condition.Read(DerivedFacts.Over(Possible.Of(witness.Facts))).Answer);
                else
                    log.AppendLine($"{s.Id} {wanted} {witness.Reach}");
                if (wanted == Answer.Yes) log.AppendLine($"{s.Number}: {string.Join(", ", witness.Facts.Select(f => $"{f.Key}={f.Value}"))}");
                var inner = Witness.Of(s.Condition, wanted, reader => StatementBase.Nanets2020.Scope.Read(reader).Answer is Answer.Yes);
                if (inner.Reach is not Reach.Found)
                    log.AppendLine($"{s.Id} {wanted} inner {inner.Reach}");
                if (wanted == Answer.Yes && s.Check is {} check) {
                    var m = Witness.Of(new Conjunction([s.Condition, check]), Answer.Yes);
                    var n = Witness.Of(s.Condition, Answer.Yes, r => check.Read(r).Answer is not Answer.Yes);
                    if ((m.Reach, n.Reach) != (Reach.Found, Reach.Found)) log.AppendLine($"{s.Id} check {m.Reach} {n.Reach}");
                }
                if (wanted == Answer.Yes && s.Emphasis is {} e && Witness.Of(new Conjunction([s.Condition, e]), Answer.Yes).Reach is not Reach.Found) log.AppendLine($"{s.Id} emphasis");
            }
        log.AppendLine(watch.Elapsed.ToString());
        File.WriteAllText("/tmp/solve-out.txt", log.ToString());
    }
}
