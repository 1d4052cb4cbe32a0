namespace Workshop.Storage.Tests;

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class FakeClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 12, 18, 9, 14, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
