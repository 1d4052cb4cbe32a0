using Microsoft.Extensions.Options;
using Workshop.Log;
using Workshop.Storage;

namespace Workshop.WebFront.Hosting;

/// <summary>Why the service could not start, in words for whoever started it instead of a stack trace.</summary>
internal static class StartFailure
{
    /// <summary>Null if it is a mistake of the program's own.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        OptionsValidationException invalid => string.Join(Environment.NewLine, invalid.Failures),
        // Settings of several sections.
        AggregateException several => several.InnerExceptions.Select(Explain).Contains(null) ? null : string.Join(Environment.NewLine, several.InnerExceptions.Select(Explain)),
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } unreadable => unreadable.Message,
        StorageUnavailableException { IsFull: true } => "There is no room where the data rests. Make room on that disk, and start again.",
        DatabaseRefusedException or StorageUnavailableException or UnauthorizedAccessException or IOException => exception.Message,
        _ => null,
    };
}
