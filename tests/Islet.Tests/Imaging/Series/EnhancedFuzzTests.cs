using Islet.Tests.Imaging.Dicom;
using Xunit.Abstractions;

namespace Islet.Tests.Imaging.Series;

/// <summary>Damaged files of many frames: each is read or refused with a code. ISLET_LONG=1: fifteen minutes.</summary>
public class EnhancedFuzzTests(ITestOutputHelper output)
{
    [Fact]
    public void A_damaged_enhanced_PET_is_read_or_refused()
    {
        var slices = Enumerable.Range(0, 5).Select(z => PetDraft.File(PetDraft.Slice(z), z + 1)).ToArray();
        output.WriteLine(DamagedFiles.Run([EnhancedDraft.Of(slices).ToFile(), EnhancedDraft.Of(slices, legacy: true).ToFile()], 6_000, DicomFuzzTests.Use, 12_000));
    }
}
