using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What was done to a file before it left, and what risk remains: for the person who answers for it, and for a program.</summary>
public static class DeidentificationReport
{
    private const int GroupsListed = 200;

    public static string Markdown(Deidentified made, ExportCohort cohort)
    {
        var text = new StringBuilder("# De-identification\n\n");
        text.Append("This file lowers the risk that a patient is recognised. It does not make the data anonymous: a rare tumour, a centre and a course of treatment can be enough\n"
            + "for somebody who knows the patient. Give the data only under an agreement that forbids trying.\n\n## Who is in it\n\n");
        Items(text, Cohort(made, cohort));
        text.Append("\n## What was done\n\n");
        Items(text, Done(made));
        text.Append("\n## What risk remains\n\n");
        Items(text, Risk(made));
        if (made.Risk.Small.Count > 0)
            Groups(text, made.Risk);
        return text.ToString();
    }

    public static byte[] Json(Deidentified made, ExportCohort cohort)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("patients", made.Courses.Count);
            json.WriteNumber("consent_withdrawn", cohort.Withdrawn);
            json.WriteNumber("duplicate_records", cohort.Duplicates);
            json.WriteNumber("consent_to_sharing_not_recorded", cohort.NotRecorded);
            json.WriteString("times", made.Options.Times is TimesAs.Shifted ? "shifted" : "days_since_diagnosis");
            json.WriteNumber("age_limit", made.Options.AgeLimit);
            json.WriteBoolean("centre_kept", made.Options.KeepCenter);
            json.WriteNumber("suppressed_patients", made.Suppressed);
            json.WriteNumber("suppressed_cells", made.CellsBlanked);
            json.WriteNumber("plans_after_last_contact_dropped", made.Counts.PlansDropped);
            json.WriteNumber("days_cut_at_last_contact", made.Counts.DaysCut);
            json.WriteStartObject("texts_dropped");
            foreach (var (member, count) in made.Counts.TextsDropped)
                json.WriteNumber(member, count);
            json.WriteEndObject();
            json.WriteNumber("k", made.Options.SmallestGroup);
            Risk(json, "risk", made.Risk, listed: true);
            Risk(json, "risk_with_year_of_diagnosis", made.RiskWithYear, listed: false);
            json.WriteEndObject();
        }
        return [.. buffer.ToArray(), (byte)'\n'];
    }

    private static IEnumerable<string> Cohort(Deidentified made, ExportCohort cohort)
    {
        yield return Text($"{made.Courses.Count} of {cohort.Registered} patients of the registry.");
        yield return Text($"Left out because consent to sharing was withdrawn: {cohort.Withdrawn}. Left out because another record stands for the same person: {cohort.Duplicates}.");
        if (cohort.NotRecorded > 0)
            yield return Text($"Of {cohort.NotRecorded} patients in it nobody recorded whether they agreed to sharing: see to another legal basis.");
        if (made.Courses.Count(c => c.Synthetic) is > 0 and var synthetic)
            yield return Text($"Synthetic, not persons: {synthetic}.");
    }

    private static IEnumerable<string> Done(Deidentified made)
    {
        var counts = made.Counts;
        yield return "Pseudonyms are replaced by numbers in a random order. No table of them was kept.";
        yield return made.Options.Times is TimesAs.Shifted
            ? Text($"All dates of a patient were moved back by one secret random number of days, kept nowhere; intervals are exact. {counts.Coarse} partial dates were moved as a whole and may be off by a month or year.")
            : Text($"Dates are days since diagnosis. {counts.Undated} partial dates became unknown; {counts.WithoutZero} patients without an exact day of diagnosis have no times.");
        yield return Text($"Nothing is dated after a patient's last contact with the clinic, for the day of entry or of this export would tell the calendar: {counts.PlansDropped} referrals, deferrals and planned characterizations after it were taken out, ")
            + Text($"{counts.DaysCut} other findings now bear the day of the contact. Months since something end there too.");
        yield return Text($"Dates of birth, and days within findings, were taken out: {counts.DaysDropped}. Age is that at diagnosis; {counts.AgesGrouped} above {made.Options.AgeLimit} are {made.Options.AgeLimit + 1} and stand for all of them; ")
            + Text($"{counts.AgesDropped} were taken out because the patient passed that age during follow-up.");
        yield return Text($"Free text was taken out: {counts.TextsDropped.Values.Sum()} texts and {counts.AsWrittenDropped} words of sources; only words of a fixed list stayed.");
        foreach (var (member, count) in counts.TextsDropped)
            yield return Text($"… {member}: {count}");
        yield return Text($"Findings replaced or withdrawn, and findings that cannot leave: {counts.HistoryDropped + counts.FindingsDropped}. Who recorded what, when and from where is not in the file.");
        yield return made.Options.KeepCenter ? "The centre and the country are in the file. Under 45 CFR 164.514(b)(2) they would have to go: --no-center." : "The centre and the country were taken out.";
        if (made.Options.Suppress)
            yield return Text($"Site, age, sex and centre were blanked for {made.Suppressed} patients in groups of fewer than {made.Options.SmallestGroup}: {made.CellsBlanked} cells.");
    }

    private static IEnumerable<string> Risk(Deidentified made)
    {
        var (risk, year) = (made.Risk, made.RiskWithYear);
        yield return Text($"By {string.Join(", ", risk.By)}, which the file shows: {risk.Groups} groups, the smallest of {risk.Smallest}; {risk.Unique} patients are alone in theirs, {risk.BelowK} in groups of fewer than {made.Options.SmallestGroup}.");
        yield return Text($"To somebody who also knows the year of diagnosis: {year.Groups} groups, the smallest of {year.Smallest}; {year.Unique} patients are alone in theirs, {year.BelowK} in groups of fewer than {made.Options.SmallestGroup}.");
        yield return "Not counted here, and telling to who knows the patient: the order and intervals of treatments, laboratory values, a rare variant, a second tumour.";
    }

    private static void Groups(StringBuilder text, ReidentificationRisk risk)
    {
        text.Append("\nGroups below the limit:\n\n| ").AppendJoin(" | ", risk.By).Append(" | patients |\n|").Insert(text.Length, " --- |", risk.By.Count + 1).Append('\n');
        foreach (var group in risk.Small.Take(GroupsListed))
            text.Append("| ").AppendJoin(" | ", group.Values.Select(v => v.Length == 0 ? "unknown" : v.Replace("|", "\\|", StringComparison.Ordinal))).Append(CultureInfo.InvariantCulture, $" | {group.Patients} |\n");
        if (risk.Small.Count > GroupsListed)
            text.Append(CultureInfo.InvariantCulture, $"\nand {risk.Small.Count - GroupsListed} more\n");
    }

    private static void Risk(Utf8JsonWriter json, string name, ReidentificationRisk risk, bool listed)
    {
        json.WriteStartObject(name);
        json.WriteTexts("by", risk.By);
        json.WriteNumber("groups", risk.Groups);
        json.WriteNumber("smallest", risk.Smallest);
        json.WriteNumber("unique", risk.Unique);
        json.WriteNumber("below_k", risk.BelowK);
        if (listed)
        {
            json.WriteList("small_groups", risk.Small, group =>
            {
                foreach (var (by, value) in risk.By.Zip(group.Values))
                    json.WriteString(by, value.Length == 0 ? null : value);
                json.WriteNumber("patients", group.Patients);
            });
        }
        json.WriteEndObject();
    }

    private static void Items(StringBuilder text, IEnumerable<string> items)
    {
        foreach (var item in items)
            text.Append("- ").Append(item).Append('\n');
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
