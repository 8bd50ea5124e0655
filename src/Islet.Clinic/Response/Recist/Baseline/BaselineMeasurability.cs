namespace Islet.Clinic;

/// <summary>Measurable, not measurable, or no disease. Eisenhauer et al. 2009, sections 3.1 and 3.2.</summary>
internal static class BaselineMeasurability
{
    /// <summary>Solid lesions on CT, MRI or by calipers, mm.</summary>
    public const decimal LesionMm = 10;

    public const decimal NodeMm = 15;

    public const decimal ChestXrayMm = 20;

    /// <summary>Slices up to here need no more than the sizes above, mm; from thicker ones twice the thickness is asked.</summary>
    public const decimal SliceMm = 5;

    public static CandidateReading Read(BaselineCandidate c)
    {
        var (measurability, reason) = Decide(c);
        return new(c, measurability, reason, reason is MeasurabilityReason.LargeEnough or MeasurabilityReason.TooSmall or MeasurabilityReason.Node10To15 ? Least(c) : null, Note(c));
    }

    private static (Measurability Measurability, MeasurabilityReason Reason) Decide(BaselineCandidate c) => c switch
    {
        { Cyst: CystKind.Simple } => (Measurability.NotDisease, MeasurabilityReason.SimpleCyst),
        { IsNode: true, Mm: < Recist11.NormalNodeMm } => (Measurability.NotDisease, MeasurabilityReason.NormalNode),
        { Kind: not (DiseaseKind.Solid or DiseaseKind.Necrotic or DiseaseKind.Peritoneal) } => (Measurability.NonMeasurable, MeasurabilityReason.Kind),
        { Method: MeasuringMethod.Ultrasound or MeasuringMethod.Endoscopy or MeasuringMethod.Pet or MeasuringMethod.BoneScan } => (Measurability.NonMeasurable, MeasurabilityReason.Method),
        _ when IsBone(c) && (c.Bone is BoneLesion.Blastic || c.HasSoftTissue is not true) => (Measurability.NonMeasurable, MeasurabilityReason.Bone),
        { Mm: null } => (Measurability.NonMeasurable, MeasurabilityReason.SizeNotRecorded),
        { IsNode: true, Mm: < NodeMm } => (Measurability.NonMeasurable, MeasurabilityReason.Node10To15),
        _ when c.Mm.Value < Least(c) => (Measurability.NonMeasurable, MeasurabilityReason.TooSmall),
        { PriorLocalTherapy: true, ProgressedSince: not true } => (Measurability.NonMeasurable, MeasurabilityReason.PriorLocalTherapy),
        _ => (Measurability.Measurable, MeasurabilityReason.LargeEnough),
    };

    private static decimal Least(BaselineCandidate c)
    {
        var least = c.Method is MeasuringMethod.ChestXray ? ChestXrayMm : c.IsNode ? NodeMm : LesionMm;
        return c.Method is null or MeasuringMethod.Ct or MeasuringMethod.Mri && c.SliceMm is > SliceMm and { } slice ? Math.Max(least, 2 * slice) : least;
    }

    private static bool IsBone(BaselineCandidate c) => c.Bone is not null || OrganCount.Of(c) == OrganCount.Bone;

    private static BaselineNote Note(BaselineCandidate c) => c switch
    {
        { IsNode: true, Mm: >= Recist11.NormalNodeMm and <= NodeMm } => BaselineNote.NodePathologicalAbove15,
        { Kind: DiseaseKind.Necrotic } => BaselineNote.NecroticNotMeasurable,
        { Kind: DiseaseKind.Peritoneal } => BaselineNote.PeritonealNotMeasurable,
        _ => BaselineNote.None,
    };
}
