using Islet.Course;
using Islet.Web;

namespace Islet.Tests.Web.Entry;

/// <summary>Every kind has a form, and every form asks every member of its kind once.</summary>
public class EntryLayoutTests
{
    public static TheoryData<string> Kinds => [.. FindingForm.All.Select(form => form.Kind)];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_member_of_a_kind_is_asked_once(string kind)
    {
        var asked = EntryLayouts.Of(kind)!.Fields.Select(f => f.Name).ToList();
        Assert.Equal(EntryLayouts.Asked(kind).Order(StringComparer.Ordinal), asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_kind_stands_in_one_chapter() =>
        Assert.Equal(FindingForm.All.Select(f => f.Kind), EntryLayouts.Chapters().SelectMany(c => c.Kinds).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Kinds))]
    public void No_label_is_a_machine_word_and_no_two_are_the_same(string kind)
    {
        var labels = EntryLayouts.Of(kind)!.Fields.Select(EntryWords.Label).ToList();
        Assert.All(labels, label => Assert.DoesNotContain('_', label));
        Assert.All(labels, label => Assert.False(char.IsLower(label[0]) && label[0] < 128, label));
        Assert.Equal(labels.Count, labels.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory, MemberData(nameof(Kinds))]
    public void What_must_be_said_is_not_folded_away(string kind) =>
        Assert.All(EntryLayouts.Of(kind)!.Sections.Where(s => s.Folded).SelectMany(s => s.Fields), field => Assert.False(field.Member.Required));
}
