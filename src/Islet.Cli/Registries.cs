using System.Globalization;
using Islet.Course;
using Islet.Registry;

namespace Islet.Cli;

/// <summary>How commands name patients and come by the day.</summary>
internal static class Registries
{
    /// <summary>Who runs the command, as the batch records it.</summary>
    public static string Operator => Environment.UserName;

    /// <summary>The course of a patient, by the centre's pseudonym or by the registry's number (P12).</summary>
    /// <exception cref="RefusedException">E_PATIENT_UNKNOWN.</exception>
    public static async Task<DiseaseCourse> CourseOfAsync(this FindingLog log, string patient, CancellationToken cancel)
    {
        var number = (await log.FindAsync(patient, cancel))?.Patient
            ?? (patient is ['P' or 'p', .. var digits] && long.TryParse(digits, CultureInfo.InvariantCulture, out var n) ? n : null);
        return number is { } known && await log.CourseAsync(known, cancel) is { } course ? course
            : throw new RefusedException("E_PATIENT_UNKNOWN", "ID", "no patient of this name or number", "a patient of the registry", "islet patient list shows them.");
    }
}
