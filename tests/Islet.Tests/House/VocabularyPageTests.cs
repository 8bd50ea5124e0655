using System.Globalization;
using System.Text;
using Islet.Course;

namespace Islet.Tests.House;

/// <summary>The page that lists the vocabulary is written from the vocabulary.</summary>
public class VocabularyPageTests
{
    [Fact]
    public void The_page_of_facts_lists_every_fact_as_it_is() => Golden.Matches(Page(), "docs", "facts.md");

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
