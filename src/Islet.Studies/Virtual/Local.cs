using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>Procedures on single lesions after a progression.</summary>
internal static class Local
{
    public static void Write(Clerk clerk, Story story, Lesions lesions)
    {
        foreach (var (turn, name, lesion) in lesions.Locoregional)
        {
            var day = lesion.Gone ?? turn.Day.AddDays(25);
            var record = string.Create(CultureInfo.InvariantCulture, $"procedure/P{turn.Number + 1}");
            if (day > story.Ending.Day)
                continue;
            clerk.Happened(record, day, new Procedure
            {
                Tumour = "T1",
                StatedBy = name is "resection" ? StatedBy.Surgeon : StatedBy.Radiologist,
                Name = name,
                Target = [lesion.Organ is "bone" ? "bone" : "liver_metastases"],
                Lesions = [lesion.Name],
                Intent = "palliative",
            });
        }
    }
}
