namespace Workshop.WebFront.Tests.Workshops;

/// <summary>One service for all tests of a class, which keep out of each other's way by using teams of their own.</summary>
public sealed class SharedWorkshop : IAsyncLifetime
{
    private int _teams;

    public TestWorkshop Workshop { get; } = new();

    /// <summary>A team that no other test uses.</summary>
    public string NewTeam() => $"Team {Interlocked.Increment(ref _teams)}";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => Workshop.DisposeAsync();
}
