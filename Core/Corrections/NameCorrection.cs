using Workshop.Entries;

namespace Workshop.Corrections;

/// <summary>
/// Somebody has said that a team's or feature's name was misspelt: its entries count for another name, those of the past and those to
/// come. The log keeps what was sent.
/// </summary>
/// <param name="Number">1, 2, 3 … in the order in which they were made.</param>
/// <param name="Id">The request's: the same again is the same correction.</param>
/// <param name="Kind">Team or Feature.</param>
/// <param name="From">The misspelt name.</param>
/// <param name="To">The name that it counts for; null: from here on it stands for itself again.</param>
/// <param name="At">When, to the millisecond.</param>
/// <param name="By">The name of the key of who did it.</param>
public sealed record NameCorrection(int Number, Guid Id, NameKind Kind, string From, string? To, DateTimeOffset At, string By, string? Note);

/// <summary>Somebody wants to correct a name, see <see cref="NameCorrection"/>.</summary>
public sealed record CorrectionRequest(Guid Id, NameKind Kind, string From, string? To, string By, string? Note);

/// <summary>What became of a <see cref="CorrectionRequest"/>. The values travel and never change.</summary>
public enum CorrectionVerdict
{
    /// <summary>It holds, and every figure that is asked for from now on follows it.</summary>
    Done = 1,

    /// <summary>No entry has the name.</summary>
    Unknown = 2,

    /// <summary>The name is corrected already; that must be undone first.</summary>
    Corrected = 3,

    /// <summary>The name is not corrected, so nothing can be undone.</summary>
    NotCorrected = 4,

    /// <summary>The other name stands for this one.</summary>
    Circle = 5,

    /// <summary>Another correction has the id.</summary>
    IdUsed = 6,
}

/// <param name="Correction">The one that was made, or is in the way; null if there is none.</param>
public readonly record struct CorrectionAnswer(CorrectionVerdict Verdict, NameCorrection? Correction);
