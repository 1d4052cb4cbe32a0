using Workshop.Stats;
using Workshop.Vouchers;

namespace Workshop.Core.Tests.Vouchers;

/// <summary>Vouchers by cohort against tables worked out by hand.</summary>
public sealed class VoucherCohortsTests
{
    private static readonly DateOnly Monday = new(2026, 12, 14);

    private readonly VoucherCohorts _vouchers = new();

    [Fact]
    public void Without_vouchers_there_is_no_cohort()
    {
        Add(0, "voucher.booked", 3);
        _vouchers.Cohorts().ShouldBeEmpty();
        default(VoucherCohort).Rate.ShouldBeNull();
    }

    [Fact]
    public void What_is_booked_was_issued_last_and_what_is_cancelled_was_booked_last()
    {
        Add(0, "voucher.issued", 10);
        Add(0, "voucher.booked", 4);
        Add(1, "voucher.issued", 2);
        Add(1, "voucher.booked", 5); // both of Tuesday, and three of Monday
        Add(2, "voucher.cancelled", 3); // both of Tuesday, and one of Monday

        _vouchers.Cohorts().ShouldBe([new VoucherCohort(Monday, 10, 7, 1), new VoucherCohort(Monday.AddDays(1), 2, 2, 2)]);
        _vouchers.Cohorts().Select(cohort => cohort.Rate).ShouldBe([60m, 0m]);
    }

    [Fact]
    public void More_is_neither_booked_than_issued_nor_cancelled_than_booked()
    {
        Add(0, "voucher.issued", 2);
        Add(0, "voucher.booked", 9);
        Add(0, "voucher.cancelled", 9);

        _vouchers.Cohorts().ShouldBe([new VoucherCohort(Monday, 2, 2, 2)]);
    }

    [Fact]
    public void Late_entries_give_the_same_cohorts_as_early_ones()
    {
        Add(1, "voucher.booked", 5);
        Add(1, "voucher.issued", 2);
        Add(0, "voucher.issued", 10);

        _vouchers.Cohorts().ShouldBe([new VoucherCohort(Monday, 10, 3, 0), new VoucherCohort(Monday.AddDays(1), 2, 2, 0)]);
    }

    [Fact]
    public void An_entry_that_failed_moves_no_voucher()
    {
        Add(0, "voucher.issued", 4, errors: 1);
        Add(0, "voucher.booking.failure", 7);

        _vouchers.Cohorts().ShouldBe([new VoucherCohort(Monday, 3, 0, 0)]);
    }

    private void Add(int day, string type, long entries, long errors = 0) =>
        _vouchers.Add(Monday.AddDays(day), new Cell(Monday.AddDays(day), null, "voucher", type, new Counters { Entries = entries, Errors = errors }));
}
