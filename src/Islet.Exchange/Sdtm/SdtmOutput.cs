namespace Islet.Exchange;

/// <summary>Writes domains as CSV in UTF-8 without the mark that Excel knows it by: SAS and R would take it for a part of the first name.</summary>
public static class SdtmOutput
{
    private static readonly int Mark = System.Text.Encoding.UTF8.Preamble.Length;

    /// <returns>The files' names.</returns>
    public static IReadOnlyList<string> Write(string folder, IReadOnlyList<Sheet> domains)
    {
        foreach (var domain in domains)
        {
            using var text = new MemoryStream();
            DelimitedText.Write(domain, text);
            using var file = File.Create(Path.Combine(folder, domain.File));
            file.Write(text.GetBuffer().AsSpan(Mark, (int)text.Length - Mark));
        }
        return [.. domains.Select(d => d.File)];
    }
}
