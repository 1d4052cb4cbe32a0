namespace Workshop.WebFront.Problems;

/// <summary>What is wrong at one place of a request's body.</summary>
/// <param name="Pointer">The place, as a JSON pointer (RFC 6901).</param>
/// <param name="Code">For programs.</param>
/// <param name="Detail">For a person.</param>
internal sealed record BodyFault(string Pointer, string Code, string Detail);
