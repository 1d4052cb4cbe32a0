namespace Workshop.WebFront.Outgoing;

/// <summary>A host has only addresses that the service must not connect to.</summary>
internal sealed class PrivateAddressException() : HttpRequestException("The host has only private addresses, and Workshop:Outgoing:AllowPrivate is not set.");
