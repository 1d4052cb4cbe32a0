namespace Workshop.Grains.Views;

/// <summary>
/// Knows which days and features somebody has asked for lately, so that silos tell only those of new entries; there is one, with
/// the key 0. A silo that knows too little or too much does no harm: a view finds what it was not told of.
/// </summary>
[Alias("Workshop.ActiveViews")]
public interface IActiveViewsGrain : IGrainWithIntegerKey
{
    /// <summary>The day is active for <see cref="ActiveViews.Lease"/>.</summary>
    [Alias("RenewDay")]
    ValueTask RenewAsync(DateOnly day);

    /// <summary>The feature is active for <see cref="ActiveViews.Lease"/>.</summary>
    [Alias("RenewFeature")]
    ValueTask RenewAsync(string feature);

    [Alias("List")]
    ValueTask<ActiveViews> ListAsync();
}

/// <summary>Views that want to be told of new entries.</summary>
[GenerateSerializer]
[Immutable]
[Alias("Workshop.ActiveViewsList")]
public sealed class ActiveViews
{
    /// <summary>How long a view is taken for active without saying so again.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    [Id(0)]
    public required DateOnly[] Days { get; init; }

    [Id(1)]
    public required string[] Features { get; init; }
}
