namespace Workshop.WebFront.Outgoing;

/// <summary>Section <c>Workshop:Outgoing</c>: where the service itself may send requests.</summary>
internal sealed class OutgoingOptions
{
    public const string Section = "Workshop:Outgoing";

    /// <summary>Whether also to private addresses: this machine, the local network, a cloud's metadata service.</summary>
    public bool AllowPrivate { get; set; }
}
