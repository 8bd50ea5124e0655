using System.Globalization;
using System.Text;
using Islet.Course;

namespace Islet.Tests.House;

/// <summary>The page that lists the vocabulary is written from the vocabulary.</summary>
public class VocabularyPageTests
{
    [Fact]
    public void The_page_of_facts_lists_every_fact_as_it_is() => Golden.Matches(Page(), "docs", "facts.md");

    [Fact]
    public void The_page_of_findings_lists_every_kind_with_its_members() => Golden.Matches(FindingsPage(), "docs", "findings.md");

    private static string FindingsPage()
    {
        var page = new StringBuilder("""
            # Findings

            What a finding of each kind may say, by the names that maps, tables and our own export use. A member that is left out is not recorded, which is not no.
            Every kind also has `stated_by` and `tumour`, and `as_written`: what the source wrote, where the value says it otherwise.
            Written by a test from the forms in `src/Islet.Course/Findings`.

            """);
        foreach (var form in FindingForm.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {form.Kind}\n\n| member | holds | unit |\n| --- | --- | --- |\n");
            foreach (var m in form.Members.Where(m => m.Name is not ("stated_by" or "tumour" or "placed_at_origin")))
                page.Append(CultureInfo.InvariantCulture, $"| `{m.Name}`{(m.Required ? " (required)" : "")} | {Holds(m)} | {m.Unit} |\n");
        }
        return page.ToString();
    }

    private static string Holds(FindingMember m) => (m.Form, m.Words) switch
    {
        (MemberForm.Text, _) => "text",
        (MemberForm.Word, var words) => string.Join(", ", words),
        (MemberForm.Number, _) => "number",
        (MemberForm.Whole, _) => "whole number",
        (MemberForm.YesNo, _) => "true, false",
        (MemberForm.Day, _) => "day, month or year",
        (MemberForm.Ki67Index, _) => "number, range or bound",
        (MemberForm.List, []) => "list of texts",
        (MemberForm.List, var words) => "list of " + string.Join(", ", words),
    };

    private static string Page()
    {
        var page = new StringBuilder("""
            # Facts

            The words in which conditions and study files speak. A fact that no finding states is unknown, and unknown is not no.
            Written by a test from the vocabulary in `src/Islet.Course/Facts`.

            """);
        foreach (var group in Fact.All.GroupBy(f => (f.Group, f.Source)))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {group.Key.Group}\n\nFrom: {group.Key.Source}.\n\n| fact | values | unit | stale after | meaning |\n| --- | --- | --- | --- | --- |\n");
            foreach (var f in group)
                page.Append(CultureInfo.InvariantCulture, $"| `{f.Name}` | {Values(f)} | {f.Unit} | {Shelf(f.ShelfLife)} | {f.Meaning}{(f.IsDerived ? $" Computed from {string.Join(", ", f.Reads.Select(r => $"`{r.Name}`"))}." : "")} |\n");
        }
        return page.ToString();
    }

    private static string Values(Fact f) => f.Type switch
    {
        FactType.Number => f.Max is { } max ? string.Create(CultureInfo.InvariantCulture, $"number, to {max}") : "number",
        FactType.Bool => "true, false",
        FactType.Enum => string.Join(", ", f.Values),
        FactType.Set => "set of " + string.Join(", ", f.Values),
        FactType.Text => "text",
    };

    private static string Shelf(ShelfLife? life) => life switch
    {
        null => "",
        { Only: { } only } => string.Create(CultureInfo.InvariantCulture, $"{life.Days} days if {only}"),
        { Except: { } except } => string.Create(CultureInfo.InvariantCulture, $"{life.Days} days unless {except}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{life.Days} days"),
    };
}
