using Islet.Clinic;
using Islet.Guidelines;
using Islet.Tests.Clinic;
using Islet.Tests.Clinic.Facts;

namespace Islet.Tests.Guidelines.Options;

/// <summary>Section 9 of the statement base: statements that pull in different directions both apply, both are shown, and nothing is resolved.</summary>
public class TensionTests
{
    private const string Liver = "primary_site=pancreas differentiation=well disease_status=metastatic liver_metastases=true dominant_site=liver liver_resectable=false ki67_percent=8 mitoses_per_2mm2=3";

    private static GuidelineReading Read(string facts) => GuidelineReading.Of(StatementBase.Nanets2020, Recorded.Reader(facts));

    [Theory]
    [InlineData(Liver + " tumor_volume=high liver_tumor_burden_percent=60", "LDT-09", "LDT-12")] // bulky liver: embolotherapy, and systemic above 50 %
    [InlineData(Liver + " tumor_volume=high liver_tumor_burden_percent=60", "LDT-09", "LDT-14")]
    [InlineData(Liver + " tumor_volume=high liver_tumor_burden_percent=60", "LDT-07", "LDT-12")]
    [InlineData(Liver + " prior_prrt=true prior_whipple=true", "LDT-08", "LDT-10")] // avoid TARE after PRRT, use TARE after a Whipple
    [InlineData(Liver + " prior_whipple=true", "LDT-10", "LDT-11")]
    [InlineData("primary_site=pancreas differentiation=well ki67_percent=8 mitoses_per_2mm2=3 disease_status=metastatic liver_metastases=true tumor_volume=high liver_resectable=true growth_rate=rapid", "LDT-06", "BULK-05")]
    [InlineData("primary_site=pancreas differentiation=well ki67_percent=8 mitoses_per_2mm2=3 disease_status=metastatic symptom_burden=none systemic_lines_started=0 sstr_pet_result=positive", "SYS-02", "SYS-03")]
    [InlineData("primary_site=pancreas differentiation=well ki67_percent=8 mitoses_per_2mm2=3 disease_status=metastatic functional_syndrome=none tumor_volume=high systemic_lines_started=0 sstr_pet_result=positive", "SYS-03", "BULK-02")]
    [InlineData("primary_site=pancreas differentiation=well ki67_percent=8 mitoses_per_2mm2=3 disease_status=metastatic functional_syndrome=insulinoma systemic_lines_started=0 sstr_pet_result=positive", "SYS-05", "SYS-06")]
    [InlineData("primary_site=pancreas differentiation=well ki67_percent=8 mitoses_per_2mm2=3 disease_status=metastatic", "SYS-09", "BULK-06")]
    [InlineData("primary_site=pancreas differentiation=well disease_status=metastatic functional_syndrome=insulinoma sstr_pet_result=negative", "INS-07", "BEY-01")]
    [InlineData("primary_site=pancreas differentiation=well disease_status=metastatic diabetes=true hypertension=true", "SEQ-10", "SEQ-11")]
    [InlineData("primary_site=pancreas differentiation=well ki67_percent=30 mitoses_per_2mm2=3 disease_status=metastatic systemic_lines_started=0 sstr_pet_result=positive", "G3T-06", "PRRT-01")]
    [InlineData("primary_site=pancreas differentiation=poor specimen_type=core_biopsy", "GRADE-08", "PATH-12")]
    [InlineData("primary_site=pancreas differentiation=well disease_status=metastatic dominant_site=bone clinical_progression_suspected=false indeterminate_new_lesion=false lesions_occult_on_ct_mri=false", "SM-02", "SM-09")]
    [InlineData("primary_site=pancreas differentiation=well disease_status=metastatic functional_syndrome=none prior_prrt=true", "BEY-04", "BEY-05")]
    public void Both_apply_and_each_shows_the_other(string facts, string one, string other)
    {
        var remarks = StatementRemarks.Of(Read(facts), Said.At("2024-06-01")).ToDictionary(r => r.Statement.Number);
        Assert.True(remarks[one].Reading.Applies && remarks[other].Reading.Applies, $"{one} {remarks[one].Reading.Outcome}, {other} {remarks[other].Reading.Outcome}");
        Assert.Contains(other, remarks[one].Tension.Select(s => s.Number));
        Assert.Contains(one, remarks[other].Tension.Select(s => s.Number));
    }

    [Theory] // both sides: above 50 %, and marked from 75 %
    [InlineData(50, false, null), InlineData(50.1, true, false), InlineData(75, true, false), InlineData(75.1, true, true)]
    public void A_very_high_burden_pulls_from_above_fifty_per_cent(double percent, bool tension, bool? emphasis)
    {
        var reading = Read(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Liver} tumor_volume=high liver_tumor_burden_percent={percent}"));
        Assert.Equal(tension, reading["NANETS2020-LDT-09"].Tension.Any(s => s.Number == "LDT-12"));
        Assert.Equal(emphasis, tension ? reading["NANETS2020-LDT-12"].Emphasis : null);
    }

    [Fact] // a tension needs both to apply; with any fact removed neither is shown as settled
    public void Without_a_fact_a_tension_is_undecided_and_not_gone()
    {
        const string both = Liver + " tumor_volume=high liver_tumor_burden_percent=60";
        foreach (var (removed, left) in Recorded.OneByOne(both).Where(f => f.Removed.Name is "tumor_volume" or "liver_tumor_burden_percent"))
        {
            var reading = GuidelineReading.Of(StatementBase.Nanets2020, left);
            var open = removed.Name is "tumor_volume" ? "NANETS2020-LDT-09" : "NANETS2020-LDT-12";
            Assert.Contains(removed, reading[open].Truth.Missing);
            Assert.DoesNotContain(reading[open].Statement, reading.Statements.SelectMany(s => s.Tension));
        }
    }
}
