using Workshop.Alerts;

namespace Workshop.Core.Tests.Alerts;

public sealed class RedeliveryTests
{
    private static readonly DateTimeOffset Planned = new(2026, 12, 18, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 0.0, 4)]
    [InlineData(1, 1.0, 6)]
    [InlineData(2, 0.5, 10)]
    [InlineData(5, 0.5, 80)]
    [InlineData(9, 0.5, 900)]
    [InlineData(1_000_000, 0.5, 900)]
    public void Pauses_double_up_to_a_quarter_of_an_hour(int attempts, double chance, int seconds) =>
        Redelivery.Next(attempts, isRefusal: false, Planned, Planned, chance).ShouldBe(Planned.AddSeconds(seconds));

    [Fact]
    public void After_a_day_it_is_given_up()
    {
        Redelivery.Next(3, isRefusal: false, Planned, Planned.AddHours(23), 0.5).ShouldNotBeNull();
        Redelivery.Next(3, isRefusal: false, Planned, Planned.AddHours(24), 0.5).ShouldBeNull();
    }

    [Fact]
    public void What_the_receiver_does_not_want_is_given_up_after_a_few_attempts()
    {
        Redelivery.Next(4, isRefusal: true, Planned, Planned, 0.5).ShouldNotBeNull();
        Redelivery.Next(5, isRefusal: true, Planned, Planned, 0.5).ShouldBeNull();
    }
}
