using Workshop.Corrections;
using Workshop.Entries;

namespace Workshop.Grains.Serialization;

[GenerateSerializer]
[Alias("Workshop.NameCorrection")]
internal struct NameCorrectionSurrogate
{
    [Id(0)] public int Number;
    [Id(1)] public Guid Id;
    [Id(2)] public NameKind Kind;
    [Id(3)] public string? From;
    [Id(4)] public string? To;
    [Id(5)] public DateTimeOffset At;
    [Id(6)] public string? By;
    [Id(7)] public string? Note;
}

[RegisterConverter]
internal sealed class NameCorrectionConverter : IConverter<NameCorrection, NameCorrectionSurrogate>
{
    public NameCorrection ConvertFromSurrogate(in NameCorrectionSurrogate surrogate) => new(
        surrogate.Number, surrogate.Id, surrogate.Kind, surrogate.From ?? "", surrogate.To, surrogate.At, surrogate.By ?? "", surrogate.Note);

    public NameCorrectionSurrogate ConvertToSurrogate(in NameCorrection value) => new()
    {
        Number = value.Number,
        Id = value.Id,
        Kind = value.Kind,
        From = value.From,
        To = value.To,
        At = value.At,
        By = value.By,
        Note = value.Note,
    };
}

[GenerateSerializer]
[Alias("Workshop.CorrectionRequest")]
internal struct CorrectionRequestSurrogate
{
    [Id(0)] public Guid Id;
    [Id(1)] public NameKind Kind;
    [Id(2)] public string? From;
    [Id(3)] public string? To;
    [Id(4)] public string? By;
    [Id(5)] public string? Note;
}

[RegisterConverter]
internal sealed class CorrectionRequestConverter : IConverter<CorrectionRequest, CorrectionRequestSurrogate>
{
    public CorrectionRequest ConvertFromSurrogate(in CorrectionRequestSurrogate surrogate) =>
        new(surrogate.Id, surrogate.Kind, surrogate.From ?? "", surrogate.To, surrogate.By ?? "", surrogate.Note);

    public CorrectionRequestSurrogate ConvertToSurrogate(in CorrectionRequest value) => new()
    {
        Id = value.Id,
        Kind = value.Kind,
        From = value.From,
        To = value.To,
        By = value.By,
        Note = value.Note,
    };
}

[GenerateSerializer]
[Alias("Workshop.CorrectionAnswer")]
internal struct CorrectionAnswerSurrogate
{
    [Id(0)] public CorrectionVerdict Verdict;
    [Id(1)] public NameCorrection? Correction;
}

[RegisterConverter]
internal sealed class CorrectionAnswerConverter : IConverter<CorrectionAnswer, CorrectionAnswerSurrogate>
{
    public CorrectionAnswer ConvertFromSurrogate(in CorrectionAnswerSurrogate surrogate) => new(surrogate.Verdict, surrogate.Correction);

    public CorrectionAnswerSurrogate ConvertToSurrogate(in CorrectionAnswer value) => new()
    {
        Verdict = value.Verdict,
        Correction = value.Correction,
    };
}
