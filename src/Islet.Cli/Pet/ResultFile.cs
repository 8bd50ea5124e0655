using Islet.Course;
using Islet.Imaging.Quantify;

namespace Islet.Cli.Pet;

/// <summary>A quantification that was stored.</summary>
internal static class ResultFile
{
    /// <exception cref="RefusedException">E_PET_RESULT.</exception>
    public static Quantification Read(string path, string where)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException("E_PET_RESULT", where, "no file that can be read", "quantification.json of islet pet quantify", "Name the file.");
        }
        try
        {
            return QuantificationJson.Read(bytes);
        }
        catch (RefusedException refused)
        {
            throw new RefusedException(refused.Problem with { Where = $"{where}, {refused.Problem.Where}" }, refused);
        }
    }
}
