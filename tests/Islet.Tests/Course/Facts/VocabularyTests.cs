using System.Reflection;
using Islet.Course;

namespace Islet.Tests.Course;

public class VocabularyTests
{
    [SkippableFact]
    public void It_holds_the_facts_of_the_guideline_in_their_order_and_words()
    {
        var guideline = StatementBase.OrSkip().Vocabulary.EnumerateArray().ToList();
        Assert.Equal(107, guideline.Count);
        Assert.All(guideline.Zip(Fact.All), pair =>
        {
            var (written, fact) = pair;
            Assert.Equal((written.GetProperty("name").GetString(), written.GetProperty("group").GetString()), (fact.Name, fact.Group));
            Assert.Equal(written.GetProperty("description").GetString(), fact.Meaning);
            Assert.Equal(written.GetProperty("type").GetString(), fact.Type.ToString().ToLowerInvariant());
            Assert.Equal(written.GetProperty("unit").GetString(), fact.Unit);
            if (fact.Type is FactType.Enum or FactType.Set)
                Assert.Equal(written.GetProperty("values").EnumerateArray().Select(value => value.GetString()), fact.Values);
        });
    }

    [SkippableFact]
    public void It_derives_what_the_guideline_derives() =>
        Assert.Equal(StatementBase.OrSkip().Derived, Fact.All.Where(fact => fact.IsDerived).Select(fact => fact.Name));

    [Fact]
    public void A_fact_stands_at_its_index_and_has_room_in_a_set()
    {
        Assert.Equal(Enumerable.Range(0, Fact.All.Count), Fact.All.Select(fact => fact.Index));
        Assert.True(Fact.All.Count <= FactSet.Capacity);
    }

    [Fact]
    public void The_name_in_code_is_the_name_in_files()
    {
        var named = typeof(Fact).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(Fact)).ToList();
        Assert.Equal(Fact.All.Count, named.Count);
        Assert.All(named, property => Assert.Equal(property.Name, string.Concat(((Fact)property.GetValue(null)!).Name.Split('_').Select(Capital))));
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    [Fact]
    public void A_name_finds_its_fact_and_a_misspelt_one_its_neighbours()
    {
        Assert.All(Fact.All, fact => Assert.Same(fact, Fact.Find(fact.Name)));
        Assert.Null(Fact.Find("Ki67_percent"));
        Assert.Equal("differentiation", Fact.Nearest("diferentiation")[0]);
        Assert.Empty(Fact.Nearest("xyzzy"));
    }

    [Fact]
    public void A_derived_fact_reads_recorded_facts_only() =>
        Assert.All(Fact.All.SelectMany(fact => fact.Reads), fact => Assert.False(fact.IsDerived));

    [Fact]
    public void No_word_is_listed_twice_and_every_word_can_be_written_in_a_condition() => Assert.All(Fact.All, fact =>
    {
        Assert.Equal(fact.Values.Distinct(StringComparer.Ordinal), fact.Values);
        Assert.All(fact.Values, value => Assert.Equal(value, FactValue.Of(value).ToString()));
    });

    [Theory]
    [InlineData("ki67_percent", "2.5", "2.5"), InlineData("ki67_percent", "2,5", null), InlineData("ki67_percent", "100", "100")]
    [InlineData("ki67_percent", "100.1", null), InlineData("ki67_percent", "-1", null), InlineData("ki67_percent", "<3", null)]
    [InlineData("gerd", "true", "true"), InlineData("gerd", "yes", null), InlineData("necrosis", "absent", "absent"), InlineData("necrosis", "none", null)]
    [InlineData("ki67_blocks", "[metastasis, primary]", "{metastasis, primary}"), InlineData("ki67_blocks", "[]", "{}")]
    [InlineData("ki67_blocks", "liver", null)]
    [InlineData("center", "Uppsala", "Uppsala"), InlineData("center", " ", null)]
    public void A_value_is_read_as_it_is_spelt_or_not_at_all(string fact, string text, string? expected) =>
        Assert.Equal(expected, Fact.Find(fact)!.Parse(text)?.ToString());

    [Fact]
    public void A_shelf_life_may_hold_for_one_value_only()
    {
        Assert.Equal(730, Fact.Ki67Percent.ShelfLife?.Days);
        Assert.Null(Fact.PrimarySite.ShelfLife);
        Assert.True(Fact.DiseaseStatus.ShelfLife!.Covers(FactValue.Of("localized")));
        Assert.False(Fact.DiseaseStatus.ShelfLife.Covers(FactValue.Of("metastatic")));
        Assert.True(Fact.Diabetes.ShelfLife!.Covers(FactValue.False));
        Assert.False(Fact.Diabetes.ShelfLife.Covers(FactValue.True));
        Assert.True(Fact.HereditaryFeatures.ShelfLife!.Covers(FactValue.Of([])));
        Assert.All(Fact.All.Where(fact => fact.ShelfLife is not null), fact =>
            Assert.All(new[] { fact.ShelfLife!.Only, fact.ShelfLife.Except }.OfType<string>(), value => Assert.NotNull(fact.Parse(value))));
    }
}
