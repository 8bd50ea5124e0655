using System.Text;
using System.Text.Json.Nodes;
using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Quantify;

namespace Islet.Tests.Imaging.Quantify;

public class QuantificationJsonTests
{
    private static readonly VoxelImage Suv = Made.Image(Made.Grid(), 0.7f, (new(0, 0, 60), 14, 9.3f), (new(60, 0, 100), 10, 0.1f + 4), (new(-80, 0, 60), 26, 5.5f));

    private static readonly Quantification Result = Made.Result(Suv, [Made.Lesion(Suv, 1, new(0, 0, 60), 15, OrganClass.Liver), Made.Lesion(Suv, 2, new(60, 0, 100), 10, leak: true)],
        Made.Reference(Suv, ReferenceOrgan.Liver, new(-80, 0, 60), 30), Made.Reference(Suv, ReferenceOrgan.Spleen, new(-80, 0, 60), 20, accepted: false));

    [Fact]
    public void What_is_read_back_is_what_was_written()
    {
        var read = QuantificationJson.Read(QuantificationJson.Write(Result));
        Assert.Equal((Result.How.SeriesUid, Result.How.Connectivity, Result.How.AcceptedBy, Result.Scan, Result.Grid, Result.S0), (read.How.SeriesUid, read.How.Connectivity, read.How.AcceptedBy, read.Scan, read.Grid, read.S0));
        Assert.Equal(Result.How.Warnings, read.How.Warnings);
        Assert.Equal(Result.Lesions, read.Lesions);
        Assert.Equal(Result.Details, read.Details);
        Assert.Equal(Result.SecondMeasures, read.SecondMeasures);
        Assert.Equal(Result.LeftOut, read.LeftOut);
        Assert.Equal(Result.Candidates.Select(c => c with { Hints = [] }), read.Candidates.Select(c => c with { Hints = [] }));
        Assert.Equal(Result.Candidates.Select(c => string.Join(' ', c.Hints)), read.Candidates.Select(c => string.Join(' ', c.Hints)));
        Assert.Equal(Result.References.Select(r => r with { Flags = [] }), read.References.Select(r => r with { Flags = [] }));
        Assert.Equal(Result.Totals with { Organs = [], Leaks = [] }, read.Totals with { Organs = [], Leaks = [] });
        Assert.Equal(Result.Totals.Organs, read.Totals.Organs);
        Assert.Equal([2], read.Totals.Leaks);
        Assert.Equal(Result.SecondRatio, read.SecondRatio);
        Assert.Equal(QuantificationJson.Write(Result), QuantificationJson.Write(read));
    }

    [Fact]
    public void A_store_may_change_white_space_and_the_order_of_members()
    {
        var text = JsonNode.Parse(QuantificationJson.Write(Result))!.AsObject();
        var other = new JsonObject([.. text.Reverse().Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))]);
        Assert.Equal(Result.Totals.Ml, QuantificationJson.Read(Encoding.UTF8.GetBytes(other.ToJsonString(new() { WriteIndented = true }))).Totals.Ml);
    }

    [Theory]
    [InlineData("\"suv_max\":9.3", "\"suv_max\":9.4")] // a number that fits everything else: the digest tells
    [InlineData("\"format\":\"islet-pet-quantification\"", "\"format\":\"other\"")]
    [InlineData("\"version\":1", "\"version\":2")]
    [InlineData("\"s0\":3,", "")]
    [InlineData("\"s0\":3,", "\"s0\":3,\"more\":1,")]
    [InlineData("\"s0\":3,", "\"s0\":\"3\",")]
    [InlineData("\"s0\":3,", "\"s0\":3,\"s0\":3,")]
    [InlineData("\"tracer\":\"DOTATATE\"", "\"tracer\":\"FDG\"")]
    [InlineData("\"kind\":\"sst\"", "\"kind\":\"psma\"")]
    [InlineData("\"lesions\":[{", "\"lesions\":[null,{")]
    [InlineData("}}", "}")]
    public void A_foreign_or_damaged_file_is_refused(string from, string to)
    {
        var text = Encoding.UTF8.GetString(QuantificationJson.Write(Result));
        Assert.Contains(from, text, StringComparison.Ordinal);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        var refused = Assert.Throws<RefusedException>(() => QuantificationJson.Read(Encoding.UTF8.GetBytes(text[..at] + to + text[(at + from.Length)..])));
        Assert.Equal("E_PET_RESULT", refused.Problem.Code);
    }

    [Fact]
    public void Every_truncation_and_every_flipped_byte_is_refused_or_means_the_same()
    {
        var whole = QuantificationJson.Write(Result);
        var random = new Random(20261122);
        for (var i = 0; i < 300; i++)
        {
            var damaged = i < 100 ? whole[..random.Next(whole.Length)] : (byte[])whole.Clone();
            if (i >= 100)
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                Assert.Equal(whole, QuantificationJson.Write(QuantificationJson.Read(damaged)));
            }
            catch (RefusedException refused)
            {
                Assert.Equal("E_PET_RESULT", refused.Problem.Code);
            }
        }
    }

    [Fact]
    public void Another_programs_JSON_is_refused() => Assert.All(["{}", "[]", "1", "", "{\"format\":\"islet-pet-quantification\",\"version\":1,\"quantification\":{}}", "{\"format\":\"islet-pet-quantification\",\"version\":1,\"quantification\":null}"],
        text => Assert.Equal("E_PET_RESULT", Assert.Throws<RefusedException>(() => QuantificationJson.Read(Encoding.UTF8.GetBytes(text))).Problem.Code));
}
