using Workshop.Stats;

namespace Workshop.Vouchers;

/// <summary>What happened to vouchers on a day. One entry is one voucher.</summary>
public readonly record struct VoucherCounts(long Issued, long Booked, long Cancelled)
{
    /// <summary>The feature that vouchers belong to.</summary>
    public const string Feature = "voucher";

    private const string IssuedType = "voucher.issued";
    private const string BookedType = "voucher.booked";
    private const string CancelledType = "voucher.cancelled";

    /// <summary>What a cell says of vouchers; nothing if it is of something else. An error with such a type is an error and moves no voucher.</summary>
    public static VoucherCounts Of(in Cell cell)
    {
        var entries = cell.Counters.Entries - cell.Counters.Errors;
        return cell.Type switch
        {
            IssuedType => new VoucherCounts(entries, 0, 0),
            BookedType => new VoucherCounts(0, entries, 0),
            CancelledType => new VoucherCounts(0, 0, entries),
            _ => default,
        };
    }

    public static VoucherCounts operator +(in VoucherCounts a, in VoucherCounts b) =>
        new(a.Issued + b.Issued, a.Booked + b.Booked, a.Cancelled + b.Cancelled);
}
