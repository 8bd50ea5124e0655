using System.CommandLine;
using System.Text.Json;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Cli.Guideline;

/// <summary><c>islet guideline card KEY</c>: what a guideline says of one treatment or syndrome, on one sheet, with what each line rests on.</summary>
internal static class CardCommand
{
    public static Command Create()
    {
        var key = new Argument<string>("KEY") { Description = "prrt, insulinoma …: the name of a card." };
        var json = Options.Json();
        var command = new Command("card", "What a guideline says of one treatment, or of the care of one hormone syndrome, with the statements and lines that it rests on.") { key, json };
        command.SetAction(async (call, _) =>
        {
            Statements.Demand();
            var card = Find(call.GetRequiredValue(key));
            var output = call.InvocationConfiguration.Output;
            await output.WriteLineAsync(call.GetValue(json) ? JsonForm.ToJson(w => Write(w, card)) : Text(card));
            return ExitCode.Done;
        });
        return command;
    }

    internal static FactCard Find(string key) => FactCards.Find(key) ?? throw new RefusedException("E_CARD_UNKNOWN", "KEY", key.Length > 40 ? key[..40] + "…" : key,
        "a card: " + string.Join(", ", FactCards.Shipped.Select(c => c.Key)), Spelling.Nearest(key, FactCards.Shipped.Select(c => c.Key)) is [var near, ..] ? $"Did you mean {near}?" : "Correct the name.");

    internal static string Text(FactCard card)
    {
        List<string> lines = [$"{card.Title} · {card.Guideline.Name}", card.About, IntendedPurpose.Text];
        if (card.KnowFirst.Count > 0)
            lines.AddRange(["", "To be known first", .. card.KnowFirst.Select(q => $"  {q.Asks} {q.Why}{Rests(card, q.Source)}")]);
        foreach (var section in card.Sections)
            lines.AddRange(["", section.Title, .. section.Lines.Select(l => $"  {l.Says}{Rests(card, l.Source)}")]);
        if (card.Laboratories.Count > 0)
            lines.AddRange(["", "Laboratories", "  " + string.Join(", ", card.Laboratories) + (card.LaboratoriesBecause is { } why ? $". {why}" : "")]);
        foreach (var region in card.Regions)
            lines.AddRange(["", region.Name, "  " + string.Join("; ", region.Criteria.Select(c => c.Asks)) + $" ({region.Source})"]);
        if (card.Silent.Count > 0)
            lines.AddRange(["", "What the sources do not say", .. card.Silent.Select(s => $"  {s}")]);
        return string.Join(Environment.NewLine, lines);
    }

    private static string Rests(FactCard card, CardSource source) =>
        $" [{string.Join(", ", [.. source.Statements.Select(s => s.Statement.Id), .. source.Figures, (source.Text == card.Guideline.Source ? "" : source.Text + ", ") + $"lines {source.Lines}"])}]";

    internal static void Write(Utf8JsonWriter w, FactCard card)
    {
        w.WriteString("purpose", IntendedPurpose.Text);
        w.WriteString("card", card.Key);
        w.WriteString("title", card.Title);
        w.WriteString("guideline", card.Guideline.Key);
        w.WriteNumber("year", card.Guideline.Year);
        w.WriteString("option", card.Option?.Key);
        w.WriteString("syndrome", card.Syndrome);
        w.WriteString("about", card.About);
        w.WriteList("know_first", card.KnowFirst, q =>
        {
            w.WriteString("asks", q.Asks);
            w.WriteString("condition", q.Condition.Text);
            w.WriteString("why", q.Why);
            Write(w, q.Source);
        });
        w.WriteList("sections", card.Sections, s =>
        {
            w.WriteString("section", s.Title);
            w.WriteList("lines", s.Lines, l =>
            {
                w.WriteString("says", l.Says);
                Write(w, l.Source);
            });
        });
        w.WriteTexts("laboratories", card.Laboratories);
        w.WriteList("regions", card.Regions, r =>
        {
            w.WriteString("region", r.Name);
            w.WriteString("source", r.Source);
            w.WriteTexts("criteria", r.Criteria.Select(c => c.Asks));
        });
        w.WriteTexts("beware", card.Beware);
        w.WriteTexts("silent", card.Silent);
    }

    private static void Write(Utf8JsonWriter w, CardSource source)
    {
        w.WriteTexts("statements", source.Statements.Select(s => s.Statement.Id));
        w.WriteTexts("figures", source.Figures);
        w.WriteString("source", source.Text);
        w.WriteString("source_lines", source.Lines);
    }
}
