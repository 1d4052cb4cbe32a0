using Workshop.WebFront.Outgoing;

namespace Workshop.WebFront.Tests.Observability;

public sealed class PrivateAddressesTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.31.255.255", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.0.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("::1", true)]
    [InlineData("::", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("::ffff:8.8.8.8", false)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("64:ff9b::a00:1", true)]
    [InlineData("2606:4700:4700::1111", false)]
    public void An_address_is_out_in_the_world_or_not(string address, bool isPrivate) =>
        PrivateAddresses.Contains(IPAddress.Parse(address)).ShouldBe(isPrivate);
}
