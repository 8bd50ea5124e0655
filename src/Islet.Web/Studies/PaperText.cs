using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Islet.Web;

/// <summary>A piece of a paper's page.</summary>
public abstract record PaperBlock
{
    /// <param name="Level">1: the title.</param>
    public sealed record Heading(int Level, string Text) : PaperBlock;

    public sealed record Paragraph(string Text) : PaperBlock;

    /// <summary>What stands apart, as that a cohort is simulated.</summary>
    public sealed record Quote(string Text) : PaperBlock;

    public sealed record Items(IReadOnlyList<string> Texts) : PaperBlock;

    public sealed record Code(string Text) : PaperBlock;

    /// <param name="Rows">The first are the titles of the columns.</param>
    public sealed record Table(IReadOnlyList<IReadOnlyList<string>> Rows) : PaperBlock;

    /// <param name="File">Name of the figure without its folder.</param>
    public sealed record Figure(string Title, string File) : PaperBlock;
}

/// <summary>Reads the Markdown that <c>islet study paper</c> writes, and no more of it than that.</summary>
public static partial class PaperText
{
    private const string Fence = "```";

    public static IReadOnlyList<PaperBlock> Blocks(string markdown)
    {
        var (lines, blocks) = (markdown.ReplaceLineEndings("\n").Split('\n'), new List<PaperBlock>());
        for (var i = 0; i < lines.Length; i++)
        {
            IReadOnlyList<string> Run(Func<string, bool> belongs)
            {
                var from = i;
                while (i + 1 < lines.Length && belongs(lines[i + 1]))
                    i++;
                return lines[from..(i + 1)];
            }
            var line = lines[i];
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                blocks.Add(new PaperBlock.Code(string.Join('\n', Run(next => !next.StartsWith(Fence, StringComparison.Ordinal)).Skip(1))));
                i++; // the closing fence
            }
            else if (Heading().Match(line) is { Success: true } heading)
                blocks.Add(new PaperBlock.Heading(heading.Groups["level"].Length, Plain(heading.Groups["text"].Value)));
            else if (Image().Match(line) is { Success: true } image)
                blocks.Add(new PaperBlock.Figure(image.Groups["title"].Value, image.Groups["file"].Value));
            else if (line.StartsWith("> ", StringComparison.Ordinal))
                blocks.Add(new PaperBlock.Quote(string.Join(' ', Run(next => next.StartsWith("> ", StringComparison.Ordinal)).Select(l => l[2..]))));
            else if (line.StartsWith("- ", StringComparison.Ordinal))
                blocks.Add(new PaperBlock.Items([.. Run(next => next.StartsWith("- ", StringComparison.Ordinal)).Select(l => l[2..])]));
            else if (line.StartsWith('|'))
                blocks.Add(new PaperBlock.Table([.. Run(next => next.StartsWith('|')).Where((_, row) => row != 1).Select(Cells)])); // the second line rules
            else if (line.Length > 0)
                blocks.Add(new PaperBlock.Paragraph(string.Join(' ', Run(IsText))));
        }
        return blocks;
    }

    /// <summary>Words with their marks as HTML: emphasis, code, links. A link leads on where it leads to another paper; what lies outside the workbench is named, and no link.</summary>
    public static MarkupString Html(string text) => new(Mark().Replace(WebUtility.HtmlEncode(text.Replace(@"\|", "|", StringComparison.Ordinal)).Replace("&lt;br&gt;", "<br>", StringComparison.Ordinal), found =>
        found.Groups["code"] is { Success: true } code ? $"<code>{code.Value}</code>"
        : found.Groups["strong"] is { Success: true } strong ? $"<strong>{strong.Value}</strong>"
        : found.Groups["em"] is { Success: true } em ? $"<em>{em.Value}</em>"
        : Link(found.Groups["words"].Value, found.Groups["to"].Value)));

    private static string Link(string words, string to)
    {
        var said = Code().Replace(words, "<code>${code}</code>");
        return Paper().Match(to) is { Success: true } paper ? $"<a href=\"/papers/{paper.Groups["name"].Value}\">{said}</a>" : said;
    }

    private static bool IsText(string line) => line.Length > 0 && line[0] is not ('#' or '>' or '|' or '!') && !line.StartsWith("- ", StringComparison.Ordinal) && !line.StartsWith(Fence, StringComparison.Ordinal);

    private static IReadOnlyList<string> Cells(string line)
    {
        var (cells, cell) = (new List<string>(), new StringBuilder());
        for (var i = 1; i < line.Length; i++)
            if (line[i] == '|' && line[i - 1] != '\\')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
                cell.Append(line[i]);
        return cells;
    }

    private static string Plain(string text) => text.Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal).Replace(@"\|", "|", StringComparison.Ordinal);

    [GeneratedRegex("^(?<level>#{1,4}) (?<text>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^!\[(?<title>.*)\]\([a-z0-9-]+/(?<file>[a-z0-9_-]+\.svg)\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Image();

    [GeneratedRegex(@"`(?<code>[^`]+)`|\*\*(?<strong>[^*]+)\*\*|\*(?<em>[^* ][^*]*)\*|\[(?<words>[^\]]+)\]\((?<to>[^)]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"^(?<name>[a-z0-9-]+)\.md$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Paper();
}
