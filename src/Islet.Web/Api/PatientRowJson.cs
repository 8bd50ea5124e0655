using System.Text.Json;
using Islet.Course;
using Islet.Studies;

namespace Islet.Web;

/// <summary>Rows of the list of patients as JSON.</summary>
public static class PatientRowJson
{
    public static void WriteList(Utf8JsonWriter json, IEnumerable<PatientRow> rows)
    {
        json.WriteList("patients", rows, row => Write(json, row));
    }

    private static void Write(Utf8JsonWriter json, PatientRow row)
    {
        json.WriteNumber("number", row.Patient);
        json.WriteString("id", row.Key);
        json.WriteString("center", row.Center);
        json.WriteBoolean("synthetic", row.Synthetic);
        json.WriteString("sex", row.Sex);
        json.WriteNumber("age_at_diagnosis_years", row.AgeAtDiagnosis);
        json.WriteString("primary_site", row.PrimarySite);
        json.WriteString("grade", row.Grade);
        json.WriteString("stage_uicc", row.Stage);
        json.WriteString("vital_status", row.VitalStatus);
        json.WriteNumber("findings", row.Findings);
    }
}
