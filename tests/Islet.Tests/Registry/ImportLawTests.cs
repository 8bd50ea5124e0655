using FsCheck;
using FsCheck.Fluent;
using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

/// <summary>What holds for every import, on random pieces of random courses.</summary>
public abstract class ImportLawTests(Store store)
{
    private Config Few { get; } = Config.QuickThrowOnFailure.WithMaxTest(store == Store.File ? 25 : 5); // a database takes longer to make than a file

    /// <summary>Three patients with up to eight records, each with a Ki-67 and a day of its own.</summary>
    private static Arbitrary<(int Patient, int Record, int Ki67)[]> Records => (
        from records in Gen.Choose(1, 8).SelectMany(n => Gen.ArrayOf(Gen.Choose(1, 100), n * 3))
        select records.Select((ki67, i) => (i % 3, i / 3, ki67)).ToArray()).ToArbitrary();

    [SkippableFact]
    public void However_an_import_is_cut_and_ordered_the_registry_holds_the_same() => Check.One(Few, Prop.ForAll(Records, Gen.Choose(1, int.MaxValue).ToArbitrary(), (records, seed) =>
    {
        var shuffled = records.ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(Content(Whole(records)), Content(Pieces(shuffled, seed)));
    }));

    [SkippableFact]
    public void Order_of_arrival_does_not_matter_to_a_view() => Check.One(Few, Prop.ForAll(Records, Gen.Choose(1, int.MaxValue).ToArbitrary(), (records, seed) =>
    {
        var view = View.AsOf(Some.Day.AddDays(60));
        var shuffled = records.ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(Visible(Whole(records)), Visible(Pieces(shuffled, seed)));

        string[] Visible(IEnumerable<NewCourse> courses) => [.. Stored([courses]).SelectMany(c => view.Of(c).Select(s => $"{c.Key} {s.Finding.Id} {s.Visibility}")).Order(StringComparer.Ordinal)];
    }));

    [SkippableFact]
    public void Two_imports_are_as_good_as_one_and_a_third_of_the_same_adds_nothing() => Check.One(Few, Prop.ForAll(Records, records =>
    {
        var half = records.Take(records.Length / 2);
        Assert.Equal(Content(Whole(records)), Content(Whole(half), Whole(records), Whole(records)));
    }));

    private static IEnumerable<NewCourse> Whole(IEnumerable<(int Patient, int Record, int Ki67)> records) =>
        records.GroupBy(r => r.Patient).OrderBy(g => g.Key).Select(g => new NewCourse(Some.Patient($"P-{g.Key}"), [.. g.Select(Finding)]));

    private static IEnumerable<NewCourse> Pieces((int Patient, int Record, int Ki67)[] records, int seed) =>
        records.Chunk(1 + (seed % 4)).SelectMany(Whole);

    private static NewFinding Finding((int Patient, int Record, int Ki67) r) =>
        Some.Biopsy(r.Ki67, $"samples.tsv/{r.Record}") with { Happened = Some.Day.AddDays(r.Ki67) };

    private string[] Content(params IEnumerable<NewCourse>[] imports) =>
        [.. Stored(imports).SelectMany(c => c.Findings.Select(f => $"{c.Key} {f.Id} {f.Happened} {f.Reported.ToStored()} {FindingKinds.Write(f.Content)} {f.Supersedes}")).Order(StringComparer.Ordinal)];

    private DiseaseCourse[] Stored(params IEnumerable<NewCourse>[] imports)
    {
        using var registry = new TemporaryRegistry(store);
        using var log = registry.Open();
        foreach (var import in imports)
            Assert.Empty(TemporaryRegistry.ImportAsync(log, import).GetAwaiter().GetResult().Problems);
        return [.. log.MapAsync(c => c).GetAwaiter().GetResult()];
    }
}

public sealed class ImportLawTestsOnFile() : ImportLawTests(Store.File);

public sealed class ImportLawTestsOnServer() : ImportLawTests(Store.Server);
