using Workshop.Vouchers;

namespace Workshop.Grains.Serialization;

[GenerateSerializer]
[Alias("Workshop.VoucherCohort")]
internal struct VoucherCohortSurrogate
{
    [Id(0)] public DateOnly Day;
    [Id(1)] public long Issued;
    [Id(2)] public long Booked;
    [Id(3)] public long Cancelled;
}

[RegisterConverter]
internal sealed class VoucherCohortConverter : IConverter<VoucherCohort, VoucherCohortSurrogate>
{
    public VoucherCohort ConvertFromSurrogate(in VoucherCohortSurrogate surrogate) =>
        new(surrogate.Day, surrogate.Issued, surrogate.Booked, surrogate.Cancelled);

    public VoucherCohortSurrogate ConvertToSurrogate(in VoucherCohort value) => new()
    {
        Day = value.Day,
        Issued = value.Issued,
        Booked = value.Booked,
        Cancelled = value.Cancelled,
    };
}
