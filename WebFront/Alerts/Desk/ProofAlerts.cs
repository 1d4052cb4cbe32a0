using System.Globalization;
using Workshop.Alerts;
using Workshop.Closing;
using Workshop.Proofs;

namespace Workshop.WebFront.Alerts.Desk;

/// <summary>Tells of proofs that found a difference, once for each day and proof. They are kept, so that none is missed whichever process has proven.</summary>
internal sealed class ProofAlerts(IDayStore days)
{
    private const int Latest = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private DateTimeOffset _lookedAt;

    /// <param name="since">What was found before is history.</param>
    /// <param name="now">The present time.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    public async Task<IReadOnlyList<Alert>> TakeAsync(DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now - _lookedAt < Interval)
            return [];
        var found = await days.ListFindingsAsync(Latest, cancellationToken);
        _lookedAt = now;
        return
        [
            .. found.Where(finding => finding.At >= since && finding.Finding.Kind is (FindingKind.Repaired or FindingKind.Different))
                .DistinctBy(static finding => (finding.Day, finding.At))
                .Select(finding => Alert.ProofDiffers(finding.Day, string.Create(CultureInfo.InvariantCulture, $"{finding.Day:O}:{finding.At.ToUnixTimeMilliseconds()}"), now)),
        ];
    }
}
