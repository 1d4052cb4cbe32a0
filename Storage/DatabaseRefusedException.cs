namespace Workshop.Storage;

/// <summary>The database cannot be used as it is; the message says why and what to do, and is fit for a person at a console.</summary>
public sealed class DatabaseRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
