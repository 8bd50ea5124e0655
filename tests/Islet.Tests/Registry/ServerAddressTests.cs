using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

public class ServerAddressTests
{
    [Theory]
    [InlineData("postgres://anna:SECRET@db.example/islet", "db.example/islet")]
    [InlineData("postgresql://anna:SECRET@db.example:6000/islet?sslmode=verify-full", "db.example:6000/islet")]
    [InlineData("POSTGRES://db/islet", "db/islet")]
    [InlineData("postgres:///islet?host=/run/postgresql", "this computer/islet")]
    [InlineData("postgres://anna:SECRET@[::1]/islet", "::1/islet")]
    [InlineData("/srv/SECRET/islet.db", "islet.db")]
    public void A_registry_is_called_by_its_place_and_never_by_its_password(string registry, string name) => Assert.Equal(name, RegistryAddress.NameOf(registry));

    [Theory]
    [InlineData("postgres://anna:SECRET@db"), InlineData("postgres://anna:SECRET@db/"), InlineData("postgres://anna:SECRET@db/a/b"), InlineData("postgres://anna:SECRET@:x/islet")]
    [InlineData("postgres://anna:SECRET@db/islet?sslmode=perhaps"), InlineData("postgres://anna:SECRET@db/islet?pool=3"), InlineData("postgres://anna:SECRET@db/islet#x")]
    public void An_address_that_is_none_is_refused_unquoted(string address)
    {
        var refused = Assert.Throws<RefusedException>(() => FindingLog.Open(address, TimeProvider.System));
        Assert.Equal("E_REGISTRY_ADDRESS", refused.Problem.Code);
        Assert.DoesNotContain("SECRET", refused.ToString(), StringComparison.Ordinal);
    }
}
