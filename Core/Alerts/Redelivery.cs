namespace Workshop.Alerts;

/// <summary>When a message that did not get through is tried again.</summary>
public static class Redelivery
{
    /// <summary>After this time a message is given up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <summary>A message that the receiver itself refuses is given up after so many attempts.</summary>
    public const int Refusals = 5;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>Doubling pauses from 5 seconds to 15 minutes, each a fifth shorter or longer by chance, so that several do not come at once.</summary>
    /// <param name="attempts">How many there were, this one included.</param>
    /// <param name="isRefusal">Whether the receiver has understood the message and does not want it.</param>
    /// <param name="plannedAt">When the message was made.</param>
    /// <param name="now">The present time.</param>
    /// <param name="chance">0 to 1.</param>
    /// <returns>When; null: it is given up.</returns>
    public static DateTimeOffset? Next(int attempts, bool isRefusal, DateTimeOffset plannedAt, DateTimeOffset now, double chance)
    {
        if ((isRefusal && attempts >= Refusals) || now - plannedAt >= Patience)
            return null;
        var pause = First * Math.Pow(2, Math.Min(attempts - 1, 20));
        pause = pause > Longest ? Longest : pause;
        return now + pause * (0.8 + 0.4 * chance);
    }
}
