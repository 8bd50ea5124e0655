using Islet.Course;

namespace Islet.Exchange;

/// <summary>Tables as text with a delimiter between the cells: csv, tsv and their kin. Quotation marks as in RFC 4180; every cell is text, for such a file has no types.</summary>
public static class DelimitedText
{
    public static SheetFile Open(string path, FileConvention declared)
    {
        var file = Path.GetFileName(path);
        try
        {
            return new DelimitedOpening(path, declared).Open();
        }
        catch (RefusedException refused)
        {
            return new(file, [], declared, [], [refused.Problem]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(file, [], declared, [], [SheetFiles.Unreadable(file)]);
        }
    }

    /// <param name="convention">Delimiter, decimal sign, order of dates and encoding to write with; what is null: comma (with a decimal comma: semicolon), point, 2019-05-17, UTF-8 with its mark.</param>
    public static void Write(Sheet sheet, Stream stream, FileConvention? convention = null) => new DelimitedWriter(convention ?? new()).Write(sheet, stream);

    /// <summary>What was declared, completed by the likeliest encoding and delimiter: a proposal for a person to confirm, never to import with.</summary>
    public static FileConvention Propose(string path, FileConvention declared)
    {
        var survey = TextSurvey.Of(path);
        if (survey.Refusal is not null)
            return declared;
        var (encoding, name, _, _) = TextEncodings.Decide(path, survey, declared.Encoding);
        if (encoding is null)
            (encoding, name) = (TextEncodings.Named(TextEncodings.Candidates(survey)[0].Name)!, TextEncodings.Candidates(survey)[0].Name);
        var likely = declared.Delimiter ?? Delimiters.Candidates(path, encoding, declared.SkipRows ?? 0)[0].Delimiter;
        return declared with { Encoding = name, Delimiter = likely };
    }
}
