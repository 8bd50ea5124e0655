namespace Islet.Clinic;

/// <summary>What a caution tells the reader: response-criteria sections 1.5, 1.9, 3.1, 4, 6.3 and 6.5 (2025), the reasons after Di Franco et al. 2025.</summary>
public static class ResponseCautionWords
{
    public static string Of(ResponseCaution caution) => caution switch
    {
        ResponseCaution.UnitSuspect => "a length above 500 mm: is it in mm?",
        ResponseCaution.NodesNormalSumUp => "all target nodes are below 10 mm although their sum rose",
        ResponseCaution.PdDrivenByNormalNode => "the sum rose by a node that is still below 10 mm",
        ResponseCaution.NodeRegrowthAfterCr => "a node is back to 10 mm or more after complete response",
        ResponseCaution.ReappearanceAfterCr => "disease is back after complete response",
        ResponseCaution.TracerDifferent => "not comparable: another tracer than at the reference scan",
        ResponseCaution.IsotopeDifferent => "not comparable: another isotope than at the reference scan",
        ResponseCaution.ScannerDifferent => "another scanner than at the reference scan",
        ResponseCaution.ReconDifferent => "another reconstruction than at the reference scan",
        ResponseCaution.SegmentationDifferent => "not comparable: volumes were drawn by another method",
        ResponseCaution.UptakeTime => "uptake times differ by more than 15 min",
        ResponseCaution.Activity => "injected activities differ by more than 20 %",
        ResponseCaution.SsaStatus => "somatostatin analogue at one scan only, or injections at different intervals: liver and tumour uptake change",
        ResponseCaution.LiverReference => "the liver reference changed by more than 20 %",
        ResponseCaution.ModalityDifferent => "not comparable: SPECT against PET",
        ResponseCaution.PhaseMismatch => "density was measured in different phases",
        ResponseCaution.NotFdg => "not FDG: the criterion is exploratory on this tracer",
        ResponseCaution.EortcGap => "a fall of 15 to 25 % after more than one cycle, which the criterion leaves open",
        ResponseCaution.ZpNonpositive => "attenuation of 0 HU or below: ZP has no meaning",
        ResponseCaution.SuvDropSizeUp => "uptake fell while the tumour grew: consider dedifferentiation",
        ResponseCaution.VolumeZero => "no receptor volume is left: rule out loss of the receptor (FDG PET)",
        ResponseCaution.PossibleDedifferentiation => "receptor volume and uptake fell while the tumour grew: consider dedifferentiation (FDG PET)",
        ResponseCaution.IntervalTooShort => "less than two weeks between the scans",
        ResponseCaution.PseudoPossible => "pseudoprogression is possible",
        ResponseCaution.PseudoConfirmed => "a rise that went back: a later scan is below it again",
        ResponseCaution.PseudoUnlikely => "pseudoprogression is unlikely: a new lesion",
    };
}
