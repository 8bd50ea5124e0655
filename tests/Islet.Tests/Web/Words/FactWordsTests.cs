using Islet.Course;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>No machine word reaches a reader.</summary>
public class FactWordsTests
{
    [Fact]
    public void No_name_of_a_fact_reads_as_its_file_writes_it() =>
        Assert.All(Fact.All, fact => Assert.DoesNotMatch(@"_|\bIHC\b|\b(cga|npo|mmr|sri|ps|epcam)\b", FactWords.Label(fact)));

    [Fact]
    public void Two_facts_have_two_names() => Assert.Equal(Fact.All.Count, Fact.All.Select(FactWords.Label).Distinct().Count());

    [Theory]
    [InlineData("glucose_intolerance_rash_weight_loss", "glucose intolerance, rash and weight loss"), InlineData("vipoma", "VIPoma"), InlineData("5_hiaa", "5-HIAA"), InlineData("core_biopsy", "core biopsy")]
    public void A_value_is_said_in_the_words_of_the_field(string value, string said) => Assert.Equal(said, FactWords.Word(value));

    [Fact]
    public void Every_value_that_needs_a_phrase_is_one_of_the_vocabulary() => Assert.All(Fact.All.SelectMany(f => f.Values), value => Assert.DoesNotContain('_', FactWords.Word(value)));

    [Theory]
    [InlineData("ihc_epcam_ema", "stain for EpCAM or EMA"), InlineData("sstr_negative_disease", "FDG-positive lesions without receptors"), InlineData("progressed_on_ssa", "progressed on an SSA")]
    public void Within_a_sentence_a_name_keeps_its_abbreviations(string fact, string said) => Assert.Equal(said, FactWords.Lower(FactWords.Label(Fact.Find(fact)!)));
}
