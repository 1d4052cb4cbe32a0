using System.Runtime.InteropServices;
using Workshop.Stats;

namespace Workshop.Vouchers;

/// <summary>
/// Vouchers by the day on which they were issued. Entries do not say which voucher they are about, so the ones issued last are taken to
/// be booked first, and those booked last to be cancelled first. So the cohorts follow from the sums of the days alone.
/// </summary>
public sealed class VoucherCohorts
{
    private readonly Dictionary<DateOnly, VoucherCounts> _days = [];

    /// <summary>Adds what a cell says of vouchers.</summary>
    public void Add(DateOnly day, in Cell cell)
    {
        var counts = VoucherCounts.Of(cell);
        if (counts != default)
            CollectionsMarshal.GetValueRefOrAddDefault(_days, day, out _) += counts;
    }

    /// <summary>Each day on which vouchers were issued, with what became of them until now, oldest first.</summary>
    public IReadOnlyList<VoucherCohort> Cohorts()
    {
        var cohorts = new List<VoucherCohort>();
        foreach (var (day, counts) in _days.OrderBy(static day => day.Key))
        {
            if (counts.Issued > 0)
                cohorts.Add(new VoucherCohort(day, counts.Issued, Booked: 0, Cancelled: 0));
            Take(cohorts, counts.Booked, static cohort => cohort.Issued - cohort.Booked, static (cohort, taken) => cohort with { Booked = cohort.Booked + taken });
            Take(cohorts, counts.Cancelled, static cohort => cohort.Converted, static (cohort, taken) => cohort with { Cancelled = cohort.Cancelled + taken });
        }

        return cohorts;
    }

    /// <summary>Shares out vouchers over the cohorts, the youngest first. Those for which no cohort has room were issued before anything is known, and are left out.</summary>
    private static void Take(List<VoucherCohort> cohorts, long count, Func<VoucherCohort, long> room, Func<VoucherCohort, long, VoucherCohort> take)
    {
        for (var i = cohorts.Count - 1; i >= 0 && count > 0; i--)
        {
            var taken = Math.Min(count, room(cohorts[i]));
            cohorts[i] = take(cohorts[i], taken);
            count -= taken;
        }
    }
}

/// <summary>The vouchers issued on a day.</summary>
/// <param name="Booked">Those of them that were booked, cancelled ones included.</param>
/// <param name="Cancelled">Those of the booked that were cancelled.</param>
public readonly record struct VoucherCohort(DateOnly Day, long Issued, long Booked, long Cancelled)
{
    /// <summary>Booked and not cancelled.</summary>
    public long Converted => Booked - Cancelled;

    /// <summary>100·converted/issued in percent; null if none was issued.</summary>
    public decimal? Rate => Kpis.Percent(Converted, Issued);
}
