using Islet.Imaging;
using Islet.Imaging.Pictures;
using Islet.Imaging.Quantify;
using Islet.Tests.Imaging.Quantify;

namespace Islet.Tests.Imaging.Pictures;

public class LesionMarkTests
{
    [Theory]
    [InlineData("L7", 7), InlineData("L12", 12), InlineData("L", 2), InlineData("Lx", 2), InlineData("liver 3", 2)]
    public void A_lesion_has_the_number_of_its_identity_on_every_picture(string id, int number)
    {
        var image = Bodies.Image(Bodies.Grid(6, 6, 6), []);
        var region = Region.Of([new Voxel(3, 3, 3)]);
        Assert.Equal(number, LesionMark.Of(new MeasuredLesion(2, id, "2.25.1", region, LesionNumbers.Of(image, region)!, null, null, false)).Number);
    }
}
