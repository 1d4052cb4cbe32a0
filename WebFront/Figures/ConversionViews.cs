using Workshop.Stats;
using Workshop.Vouchers;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Figures;

/// <summary>What became of vouchers (K16), by the day on which they were issued.</summary>
/// <param name="Rate">Percent of the issued that are booked and not cancelled, one decimal; null if none was issued.</param>
/// <param name="Days">Each day on which vouchers were issued, oldest first.</param>
internal sealed record ConversionView(long Issued, long Booked, long Cancelled, double? Rate, IReadOnlyList<ConversionDay> Days)
{
    public static ConversionView Of(IReadOnlyList<VoucherCohort> cohorts)
    {
        var whole = cohorts.Aggregate(default(VoucherCohort), static (sum, cohort) => new VoucherCohort(
            default, sum.Issued + cohort.Issued, sum.Booked + cohort.Booked, sum.Cancelled + cohort.Cancelled));
        return new ConversionView(
            whole.Issued, whole.Booked, whole.Cancelled, Kpis.Round(whole.Rate, 1), [.. cohorts.Select(static cohort => new ConversionDay(cohort))]);
    }
}

/// <summary>The vouchers issued on a day, and what became of them until now.</summary>
internal sealed record ConversionDay
{
    public ConversionDay(VoucherCohort cohort)
    {
        Day = Words.Of(cohort.Day);
        Issued = cohort.Issued;
        Booked = cohort.Booked;
        Cancelled = cohort.Cancelled;
        Rate = Kpis.Round(cohort.Rate, 1);
    }

    public string Day { get; }

    public long Issued { get; }

    /// <summary>Those of them that were booked, cancelled ones included.</summary>
    public long Booked { get; }

    public long Cancelled { get; }

    /// <summary>Percent, one decimal.</summary>
    public double? Rate { get; }
}
