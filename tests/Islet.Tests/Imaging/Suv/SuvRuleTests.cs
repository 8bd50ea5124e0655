using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Imaging.Suv;

namespace Islet.Tests.Imaging.Suv;

/// <summary>Both sides of each line of the gate, and the vendors' ways (pet-quantification 3.1 to 3.9).</summary>
public class SuvRuleTests
{
    private const string PhilipsCreator = "Philips PET Private Group";

    private static readonly double Lambda = Math.Log(2) / 4062.6;

    private static SuvResult Of(Action<DicomDraft, int>? change = null, DicomDraft? injected = null, SuvChoices? choices = null, int slices = 2)
    {
        var series = PetDraft.Series(slices, change, injected);
        return SuvFactor.Of(series, [.. series.Files.Select(f => f.Data)], choices ?? SuvChoices.None);
    }

    private static string Code(Action<DicomDraft, int>? change = null, DicomDraft? injected = null, SuvChoices? choices = null) => Assert.Throws<RefusedException>(() => Of(change, injected, choices)).Problem.Code;

    private static IEnumerable<string> Warned(SuvResult result) => result.Warnings.Select(w => w.Code);

    [Fact]
    public void A_START_image_is_divided_by_the_dose_decayed_to_its_scan() => Assert.Equal(70000 / (150e6 * Math.Exp(-Lambda * 3600)), Of().Factor!.Value, 15);

    [Fact]
    public void An_ADMIN_image_is_divided_by_the_dose_as_injected() => Assert.Equal(70000 / 150e6, Of((s, _) => s.Text(Tags.DecayCorrection, "ADMIN")).Factor!.Value, 15);

    [Theory]
    [InlineData("70", 70, null), InlineData("699.9", 699.9, null), InlineData("70000", 70, "W_WEIGHT_GRAMS")]
    public void A_weight_is_kilograms_or_visibly_grams(string written, double kg, string? warning)
    {
        var result = Of((s, _) => s.Text(Tags.PatientWeight, written));
        Assert.Equal(kg, result.WeightKg);
        Assert.Equal(warning is null ? [] : [warning], Warned(result));
    }

    [Theory]
    [InlineData("0"), InlineData("-70"), InlineData("700"), InlineData("1000"), InlineData("700000"), InlineData("70,5"), InlineData("")]
    public void A_weight_that_is_none_is_refused(string written) => Assert.Equal("E_WEIGHT", Code((s, _) => s.Text(Tags.PatientWeight, written)));

    [Theory]
    [InlineData(1e6, null), InlineData(2e10, null), InlineData(1, "W_DOSE_MBQ_ASSUMED"), InlineData(2e4, "W_DOSE_MBQ_ASSUMED")]
    public void A_dose_is_becquerels_or_visibly_megabecquerels(double written, string? warning) =>
        Assert.Equal(warning is null ? [] : [warning], Warned(Of(injected: PetDraft.Injected().Number(Tags.RadionuclideTotalDose, written))));

    [Theory]
    [InlineData(0), InlineData(0.9), InlineData(20001), InlineData(999_999), InlineData(2.1e10), InlineData(-150)]
    public void A_dose_that_is_none_is_refused(double written) => Assert.Equal("E_DOSE", Code(injected: PetDraft.Injected().Number(Tags.RadionuclideTotalDose, written)));

    [Theory]
    [InlineData("SRT", "C-B1031", null), InlineData("SCT", "35321007", null), InlineData("SCT", "80751004", null)] // fluorodeoxyglucose and xenon-133 are none of them
    [InlineData("SCT", "447553000", "Lu-177"), InlineData("SCT", "40565003", "C-11"), InlineData("SCT", "63360001", "Zr-89"), InlineData("SRT", "C-168A4", "Zr-89"), InlineData("99SDM", "C-131A3", "Ga-68"), InlineData("99HERE", "C-131A3", null)]
    public void A_code_names_its_nuclide_in_its_own_scheme(string scheme, string code, string? name) =>
        Assert.Equal(name, Nuclide.OfCode(PetDraft.File(PetDraft.Slice(0, new DicomDraft().Sequence(Tags.RadionuclideCodeSequence, PetDraft.Code(code, scheme, "a nuclide")))).Data.Item(Tags.RadiopharmaceuticalInformationSequence)!.Item(Tags.RadionuclideCodeSequence))?.Name);

    [Fact]
    public void A_nuclide_that_only_the_radiopharmaceutical_s_code_names_is_held_against_the_half_life()
    {
        static DicomDraft Injected(double seconds) => new DicomDraft().Number(Tags.RadionuclideTotalDose, 150e6).Number(Tags.RadionuclideHalfLife, seconds).Text(Tags.RadiopharmaceuticalStartDateTime, "20240305090000")
            .Sequence(Tags.RadiopharmaceuticalCodeSequence, PetDraft.Code("C1742831", "UMLS", "tyrosine-3-octreotate Ga^68^"));
        Assert.Equal("Ga-68", Of(injected: Injected(4062.6)).Nuclide);
        Assert.Equal("E_HALFLIFE", Code(injected: Injected(6586.2)));
    }

    [Theory]
    [InlineData("C-131A3", 4062.6 * 1.0099, null), InlineData("C-131A3", 4062.6 * 1.0101, "E_HALFLIFE"), InlineData("C-131A3", 6586.2, "E_HALFLIFE"), InlineData("C-131A3", 67.7, "E_HALFLIFE"), InlineData("C-111A1", 6588, null),
     InlineData("C-127A2", 45721, null), InlineData("77004003", 6586.2, null)]
    public void A_half_life_agrees_with_its_nuclide(string code, double seconds, string? refusal)
    {
        var injected = PetDraft.Injected(code, seconds);
        if (refusal is null)
            Assert.Equal(seconds, Of(injected: injected).HalfLifeS);
        else
            Assert.Equal(refusal, Code(injected: injected));
    }

    [Theory]
    [InlineData("^68^Gallium", "Ga-68"), InlineData("18F", "F-18"), InlineData("Ga-68 DOTATOC", "Ga-68"), InlineData("[64Cu]Cu-DOTATATE", "Cu-64"), InlineData("Fluorine-18", "F-18"), InlineData("Lu177 DOTATATE", "Lu-177"),
     InlineData("FDG -- fluorodeoxyglucose", null), InlineData("PSMA-1118F", null)]
    public void A_nuclide_is_found_in_words(string text, string? name) => Assert.Equal(name, Nuclide.OfText(text)?.Name);

    [Theory]
    [InlineData("START", true, null), InlineData("START", false, "E_NOT_DECY"), InlineData("ADMIN", false, "E_NOT_DECY"), InlineData("NONE", true, "E_NOT_DECY"), InlineData("NONE", false, null), InlineData("ANDERSSON^ANNA", true, "E_NOT_DECY")]
    public void Two_tags_agree_on_decay(string word, bool corrected, string? refusal)
    {
        void Change(DicomDraft s, int _) => s.Text(Tags.DecayCorrection, word).Text(Tags.CorrectedImage, corrected ? ["DECY", "ATTN"] : ["ATTN"]);
        if (refusal is null)
            Assert.NotEmpty(Of(Change).Factors);
        else
            Assert.Equal(refusal, Code(Change));
    }

    [Fact]
    public void An_image_without_decay_correction_has_a_factor_for_each_slice()
    {
        var result = Of((s, z) => s.Text(Tags.DecayCorrection, "NONE").Text(Tags.CorrectedImage, "ATTN").Text(Tags.AcquisitionTime, z == 0 ? "104117" : "104417"));
        Assert.Null(result.Factor);
        Assert.Equal(Math.Exp(Lambda * 180), result.Factors[1] / result.Factors[0], 12);
        var x = Lambda * 150;
        Assert.Equal(70000 / 150e6 * x / (1 - Math.Exp(-x)) * Math.Exp(Lambda * 3600), result.Factors[0], 15);
        Assert.Equal(["W_NOT_DECAY_CORRECTED"], Warned(result));
    }

    [Theory]
    [InlineData("20240305104117", 0, null), InlineData("20240305104118", 0, "E_TIME_NEGATIVE"), InlineData("20240303104118", 2 * 86400 - 1, null), InlineData("20240302104117", 0, "W_DATE_INFERRED"), InlineData("20240306104116.5+0100", 0, "E_TIME_NEGATIVE"),
     InlineData("20240307094117", 3600, "W_DATE_INFERRED"), InlineData("20100101235900", 0, "E_TIME_NEGATIVE")]
    public void A_date_and_time_of_injection_counts_unless_de_identification_shifted_it(string written, double seconds, string? code)
    {
        var injected = PetDraft.Injected().Text(Tags.RadiopharmaceuticalStartDateTime, written);
        if (code?.StartsWith('E') == true)
        {
            Assert.Equal(code, Code(injected: injected));
            return;
        }
        var result = Of(injected: injected);
        Assert.Equal(seconds, result.Elapsed!.Value.TotalSeconds, 6);
        Assert.Equal(code is null ? [] : [code], Warned(result));
    }

    [Theory]
    [InlineData("0941", 3617, null), InlineData("09", 6077, null), InlineData("094117.5", 3599.5, null), InlineData("09:41:17", 3600, null), InlineData("104118", 0, "E_TIME_NEGATIVE"), InlineData("111500", 0, "E_TIME_NEGATIVE"), InlineData("", 0, "E_TIME"), InlineData("25", 0, "E_TIME")]
    public void A_clock_time_of_injection_belongs_to_the_day_of_the_image(string written, double seconds, string? code)
    {
        var injected = PetDraft.Injected().Text(Tags.RadiopharmaceuticalStartDateTime, "").Text(Tags.RadiopharmaceuticalStartTime, written);
        if (code is null)
            Assert.Equal(seconds, Of(injected: injected).Elapsed!.Value.TotalSeconds, 6);
        else
            Assert.Equal(code, Code(injected: injected));
    }

    [Theory]
    [InlineData("172000", 28800, "W_MIDNIGHT"), InlineData("171959", 0, "E_TIME_NEGATIVE"), InlineData("232000", 7200, "W_MIDNIGHT")]
    public void An_injection_before_midnight_is_at_most_eight_hours_old(string injected, double seconds, string code)
    {
        static void Night(DicomDraft s, int _) => s.Text(Tags.SeriesTime, "012000").Text(Tags.AcquisitionTime, "012000");
        var draft = PetDraft.Injected().Text(Tags.RadiopharmaceuticalStartDateTime, "").Text(Tags.RadiopharmaceuticalStartTime, injected);
        if (code.StartsWith('E'))
        {
            Assert.Equal(code, Code(Night, draft));
            return;
        }
        var result = Of(Night, draft);
        Assert.Equal((seconds, code), (result.Elapsed!.Value.TotalSeconds, Assert.Single(Warned(result))));
    }

    [Fact]
    public void Copper_with_a_clock_time_alone_is_asked_for_its_date()
    {
        var injected = PetDraft.Injected("C-127A2", 45721).Text(Tags.RadiopharmaceuticalStartDateTime, "");
        Assert.Equal("E_TIME", Code(injected: injected));
        Assert.Equal(25 * 3600, Of(injected: injected, choices: new() { Injected = new(2024, 3, 4, 9, 41, 17) }).Elapsed!.Value.TotalSeconds);
        Assert.Equal(25 * 3600, Of(injected: PetDraft.Injected("C-127A2", 45721).Text(Tags.RadiopharmaceuticalStartDateTime, "20240304094117")).Elapsed!.Value.TotalSeconds);
    }

    [Fact]
    public void The_reference_time_is_stated_or_the_scanners_or_the_series_or_computed_back()
    {
        static DicomDraft Late(DicomDraft s) => s.Text(Tags.SeriesTime, "150000"); // after the acquisition: a reconstruction
        Assert.Equal(3600 + 60, Of((s, _) => Late(s).TextAs(Tags.DecayCorrectionDateTime, "DT", "20240305104217")).Elapsed!.Value.TotalSeconds);
        Assert.Equal(3600 + 120, Of((s, _) => s.Text(Tags.Manufacturer, "GE MEDICAL SYSTEMS").TextAs(new(9, 0x0011), "LO", "GEMS_PETD_01").TextAs(new(9, 0x110D), "DT", "20240305104317.00")).Elapsed!.Value.TotalSeconds);
        Assert.Equal(3600 + 30, Of((s, _) => Late(s).TextAs(new(0x71, 0x0010), "LO", "SIEMENS MED PT").TextAs(new(0x71, 0x1022), "DT", "20240305104147")).Elapsed!.Value.TotalSeconds);
        var average = Math.Log(Lambda * 150 / (1 - Math.Exp(-Lambda * 150))) / Lambda;
        Assert.Equal(3600, Of((s, z) => Late(s).Text(Tags.AcquisitionTime, z == 0 ? "104117" : "104417").Text(Tags.FrameReferenceTime, FormattableString.Invariant($"{(average + (180 * z)) * 1000:F6}"))).Elapsed!.Value.TotalSeconds, 3);
        Assert.Equal(["W_REFTIME_GUESSED"], Warned(Of((s, _) => Late(s))));
    }

    [Fact]
    public void A_frame_time_that_tells_another_begin_is_told()
    {
        Assert.Equal(["W_REFTIME_CONFLICT"], Warned(Of((s, _) => s.Number(Tags.FrameReferenceTime, 1_328_700))));
        Assert.Empty(Warned(Of((s, z) => s.Number(Tags.FrameReferenceTime, z == 0 ? 1_328_700 : 0)))); // slices disagree among themselves: no witness
    }

    [Fact]
    public void Private_elements_count_only_in_the_block_of_their_creator()
    {
        static void Elsewhere(DicomDraft s, int _) => s.Text(Tags.Units, "CNTS").TextAs(new(0x7053, 0x0011), "LO", PhilipsCreator).TextAs(new(0x7053, 0x1000), "DS", "0.5").TextAs(new(0x7053, 0x1100), "DS", "0.001");
        Assert.Equal(0.001, Of(Elsewhere).Factor);
        static void Foreign(DicomDraft s, int _) => s.Text(Tags.Units, "CNTS").TextAs(new(0x7053, 0x0010), "LO", "SOMEBODY ELSE").TextAs(new(0x7053, 0x1000), "DS", "0.5");
        Assert.Equal("E_PHILIPS_FACTORS", Code(Foreign));
        static void Bare(DicomDraft s, string maker) => s.Text(Tags.Units, "CNTS").Text(Tags.Manufacturer, maker).TextAs(new(0x7053, 0x1000), "DS", "0.5");
        Assert.Equal(0.5, Of((s, _) => Bare(s, "Philips Medical Systems")).Factor);
        Assert.Equal("E_PHILIPS_FACTORS", Code((s, _) => Bare(s, "SIEMENS")));
    }

    [Fact]
    public void Philips_counts_take_the_SUV_factor_and_say_when_the_activity_disagrees()
    {
        var byDose = 70000 / (150e6 * Math.Exp(-Lambda * 3600));
        SuvResult With(double suv, double activity, SuvChoices? choices = null) => Of((s, _) => s.Text(Tags.Units, "CNTS").TextAs(new(0x7053, 0x0010), "LO", PhilipsCreator)
            .NumberAs(new(0x7053, 0x1000), "DS", suv).NumberAs(new(0x7053, 0x1009), "DS", activity), choices: choices);
        Assert.Empty(Warned(With(2 * byDose * 1.019, 2)));
        Assert.Equal(["W_PHILIPS_DISAGREE"], Warned(With(2 * byDose * 1.03, 2)));
        Assert.Equal(2 * byDose, With(0, 2).Factor!.Value, 12);
        Assert.Equal(4 * byDose, With(0, 2, new() { WeightKg = 140 }).Factor!.Value, 12);
        Assert.Equal(4 * byDose, With(2 * byDose, 2, new() { WeightKg = 140 }).Factor!.Value, 12); // the SUV factor holds the scanner's weight
        Assert.Equal(byDose, With(2 * byDose, 2, new() { DoseBq = 300e6 }).Factor!.Value, 12);
        Assert.Equal("E_PHILIPS_FACTORS", Assert.Throws<RefusedException>(() => With(2 * byDose, 0, new() { WeightKg = 140 })).Problem.Code);
    }

    [Theory]
    [InlineData("BW"), InlineData("LBM"), InlineData("LBMJAMES128"), InlineData("LBMJANMA"), InlineData("IBW")]
    public void Values_normalised_to_another_mass_become_SUVbw(string type)
    {
        var mass = type switch
        {
            "LBM" or "LBMJAMES128" => (1.07 * 70) - (148 * 70 * 70 / (170.0 * 170)),
            "LBMJANMA" => 9270 * 70 / (8780 + (244 * 70 / (1.7 * 1.7))),
            "IBW" => 45.5 + (0.91 * (170 - 152)),
            _ => 70,
        };
        Assert.Equal(70 / mass, Of((s, _) => s.Text(Tags.Units, "GML").Text(Tags.SuvType, type)).Factor!.Value, 10);
        if (type != "BW")
            Assert.Equal("E_SUVTYPE", Code((s, _) => s.Text(Tags.Units, "GML").Text(Tags.SuvType, type).Text(Tags.PatientSize, "")));
    }

    [Fact]
    public void A_weight_that_was_typed_takes_the_place_of_the_one_that_the_scanner_divided_by()
    {
        var (typed, lean) = (new SuvChoices { WeightKg = 90 }, 9270 * 70 / (8780 + (244 * 70 / (1.7 * 1.7))));
        Assert.Equal(90 / 70.0, Of((s, _) => s.Text(Tags.Units, "GML").Text(Tags.SuvType, "BW"), choices: typed).Factor!.Value, 12);
        Assert.Equal(90 / lean, Of((s, _) => s.Text(Tags.Units, "GML").Text(Tags.SuvType, "LBMJANMA"), choices: typed).Factor!.Value, 12);
        Assert.Equal(1, Of((s, _) => s.Text(Tags.Units, "GML").Text(Tags.SuvType, "BW").Text(Tags.PatientWeight, ""), choices: typed).Factor!.Value); // the scanner knew one that the header lost
        Assert.Equal("E_DOSE", Code((s, _) => s.Text(Tags.Units, "GML").Text(Tags.SuvType, "BW"), choices: new() { DoseBq = 150e6 }));
        Assert.Equal("E_TIME", Code((s, _) => s.Text(Tags.Units, "GML").Text(Tags.SuvType, "BW"), choices: new() { Injected = new(2024, 3, 5, 9, 0, 0) }));
    }

    [Fact]
    public void Values_per_surface_become_SUVbw() =>
        Assert.Equal(70000 / (0.007184 * Math.Pow(70, 0.425) * Math.Pow(170, 0.725) * 1e4), Of((s, _) => s.Text(Tags.Units, "CM2ML")).Factor!.Value, 10);

    [Fact]
    public void A_missing_type_of_SUV_is_assumed_visibly_and_an_unknown_one_refused()
    {
        Assert.Equal(["W_SUVTYPE_ASSUMED"], Warned(Of((s, _) => s.Text(Tags.Units, "GML"))));
        Assert.Equal("E_SUVTYPE", Code((s, _) => s.Text(Tags.Units, "GML").Text(Tags.SuvType, "LEAN")));
    }

    [Theory]
    [InlineData("0.3", true), InlineData("2.6", true), InlineData("0.29", false), InlineData("2.61", false), InlineData("176", false), InlineData("", false)]
    public void A_height_that_is_none_leaves_SUL_out(string written, bool there)
    {
        var result = Of((s, _) => s.Text(Tags.PatientSize, written));
        Assert.Equal(there, result.SulJanmahasatian is not null);
        Assert.Equal(there, !Warned(result).Contains("W_SUL_UNAVAILABLE"));
    }

    [Fact]
    public void Several_tracers_are_refused_until_one_is_named()
    {
        static void Two(DicomDraft s, int _) => s.Sequence(Tags.RadiopharmaceuticalInformationSequence, PetDraft.Injected(), PetDraft.Injected("C-111A1", 6586.2));
        Assert.Equal("E_MULTI_TRACER", Code(Two));
        Assert.Equal("F-18", Of(Two, choices: new() { Tracer = 2 }).Nuclide);
    }

    [Fact]
    public void The_first_rule_of_the_gate_that_fails_is_told()
    {
        static void All(DicomDraft s, int _) => s.Text(Tags.Units, "PROPCPS").Text(Tags.CorrectedImage, "DECY").Text(Tags.PatientWeight, "0");
        Assert.Equal("E_UNITS", Code(All));
        Assert.Equal("E_NOT_ATTN", Code((s, z) => { All(s, z); s.Text(Tags.Units, "BQML"); }));
        Assert.Equal("E_WEIGHT", Code((s, z) => { All(s, z); s.Text(Tags.Units, "BQML").Text(Tags.CorrectedImage, "ATTN"); }));
        Assert.Equal("E_NOT_DECY", Code((s, z) => { All(s, z); s.Text(Tags.Units, "BQML").Text(Tags.CorrectedImage, "ATTN").Text(Tags.PatientWeight, "70"); }));
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void What_differs_from_slice_to_slice_is_refused(int which) => Assert.Equal("E_TAGS_DIFFER", Code((s, z) =>
    {
        if (z == 1)
            _ = which switch { 1 => s.Number(Tags.PatientWeight, 71), 2 => s.Text(Tags.Units, "CNTS"), _ => s.Sequence(Tags.RadiopharmaceuticalInformationSequence, PetDraft.Injected().Number(Tags.RadionuclideTotalDose, 151e6)) };
    }));

    [Fact]
    public void What_a_person_typed_takes_effect_and_is_named()
    {
        var result = Of((s, _) => s.Text(Tags.PatientWeight, ""), choices: new() { WeightKg = 80, DoseBq = 100e6, Injected = new(2024, 3, 5, 9, 11, 17) });
        Assert.Equal(80000 / (100e6 * Math.Exp(-Lambda * 5400)), result.Factor!.Value, 14);
        Assert.Equal(["weight", "dose", "injected"], result.Entered);
    }

    [Theory]
    [InlineData("101117", null), InlineData("101118", "W_UPTAKE_TIME"), InlineData("084117", null), InlineData("084116", "W_UPTAKE_TIME")]
    public void An_unusual_uptake_time_is_remarked(string injected, string? code) =>
        Assert.Equal(code is null ? [] : [code], Of(injected: PetDraft.Injected().Text(Tags.RadiopharmaceuticalStartDateTime, "20240305" + injected)).Remarks.Select(r => r.Code));

    [Fact]
    public void The_dose_of_GE_is_what_was_drawn_up_less_what_stayed_behind()
    {
        var injected = new DicomDraft().Number(Tags.RadionuclideHalfLife, 4062.6).Text(Tags.RadiopharmaceuticalStartDateTime, "20240305094117");
        var result = Of((s, _) => s.Text(Tags.Manufacturer, "GE MEDICAL SYSTEMS").TextAs(new(9, 0x0010), "LO", "GEMS_PETD_01").NumberAs(new(9, 0x1038), "FL", 160).TextAs(new(9, 0x1039), "DT", "20240305093117")
            .TextAs(new(9, 0x103B), "DT", "20240305094117").NumberAs(new(9, 0x103C), "FL", 8).TextAs(new(9, 0x103D), "DT", "20240305095117"), injected);
        Assert.Equal((160e6 * Math.Exp(-Lambda * 600)) - (8e6 * Math.Exp(Lambda * 600)), result.DoseBq!.Value, 3);
    }
}
