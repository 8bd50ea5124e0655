using FsCheck;
using FsCheck.Fluent;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic.Duplicates;

/// <summary>A newcomer among the registered: as the search among all finds the pair, whatever was put, replaced and taken out before.</summary>
public class NewcomerSearchTests
{
    private static readonly Gen<Traits> AnyTraits = from key in Gen.Elements("A-1", "A-01", "B 2", "C3", "D4", "E5")
                                                    from sex in Gen.Elements<Sex?>(Sex.Female, Sex.Male)
                                                    from birth in Gen.Elements("1960-05-02", "1960-05", "1960", "1971-02-05", "1949-11-30", null)
                                                    from diagnosed in Gen.Elements("2018-03-01", "2018-03", "2019-07-12", null)
                                                    from day in Gen.Elements("2018-04-02", "2018-04-03", "2020-01-01")
                                                    from synthetic in Gen.Elements(false, false, false, true)
                                                    select new Traits(key, sex, birth, diagnosed, day, synthetic);

    [Fact]
    public void A_pair_weighs_as_it_does_among_all() => Prop.ForAll(AnyTraits.ToArbitrary(), AnyTraits.ListOf().ToArbitrary(), (newcomer, others) =>
    {
        var (late, registered) = (newcomer.Of(1000), others.Take(20).Select((o, i) => o.Of(i + 1)).Where(o => o.Synthetic == newcomer.Synthetic).ToArray());
        var among = ProbableMatches.Among([.. registered, late]).Matches.Where(m => m.B == late).Select(m => (m.A.Patient, m.Bits, m.Probability));
        return new NewcomerSearch(registered).Of(late).Select(m => (m.A.Patient, m.Bits, m.Probability)).SequenceEqual(among);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Who_was_replaced_or_taken_out_leaves_no_trace() => Prop.ForAll(AnyTraits.ToArbitrary(), AnyTraits.ListOf().ToArbitrary(), AnyTraits.ListOf().ToArbitrary(), (newcomer, before, after) =>
    {
        var (first, later) = (before.Take(20).Select((o, i) => o.Of(i + 1)).ToArray(), after.Take(20).Select((o, i) => o.Of(i + 1)).ToArray());
        var search = new NewcomerSearch(first);
        foreach (var record in later)
            search.Put(record);
        foreach (var gone in first.Skip(later.Length))
            search.Remove(gone.Patient);
        var late = newcomer.Of(1000);
        return search.Of(late).Select(m => (m.A, m.Bits, m.Probability)).SequenceEqual(new NewcomerSearch(later).Of(late).Select(m => (m.A, m.Bits, m.Probability)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_newcomer_whose_day_of_birth_and_month_of_diagnosis_are_on_record_is_found_and_a_synthetic_record_never()
    {
        var newcomer = new Traits("NEW", Sex.Female, "1960-05-02", "2018-03-01", "2018-04-02", false);
        PersonTraits[] registered = [(newcomer with { Key = "OLD" }).Of(1), (newcomer with { Key = "SYN", Synthetic = true }).Of(2), new Traits("X", Sex.Female, "1949-11-30", "2019-07-12", "2020-01-01", false).Of(3)];
        Assert.Equal([1L], new NewcomerSearch(registered).Of(newcomer.Of(4)).Select(m => m.A.Patient));
    }

    public sealed record Traits(string Key, Sex? Sex, string? Birth, string? Diagnosed, string Biopsied, bool Synthetic)
    {
        public PersonTraits Of(long patient) => PersonTraits.Of(new(patient, Key, Axis.Calendar, null, Synthetic, [.. Findings()]));

        private IEnumerable<Finding> Findings()
        {
            yield return Written(default, new Person { Sex = Sex, Birth = Birth is { } birth ? Day.Parse(birth) : null });
            if (Diagnosed is { } diagnosed)
                yield return Written(Day.Parse(diagnosed), new Diagnosis());
            yield return Written(Day.Parse(Biopsied), new Specimen());
        }

        private static Finding Written(When when, Content content) => new(FindingId.New(DateTimeOffset.UnixEpoch), when, Reported.WhenItHappened, new(1, DateTimeOffset.UnixEpoch, "test", "made by hand"), content);
    }
}
