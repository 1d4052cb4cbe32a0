using System.Text.Json;
using System.Text.Json.Serialization;
using Workshop.Entries;
using Workshop.WebFront.Alerts;
using Workshop.WebFront.Audit;
using Workshop.WebFront.Closing;
using Workshop.WebFront.Backups;
using Workshop.WebFront.Corrections;
using Workshop.WebFront.Figures;
using Workshop.WebFront.Health;
using Workshop.WebFront.Incidents;
using Workshop.WebFront.Keys;
using Workshop.WebFront.Live;
using Workshop.WebFront.Preflight;
using Workshop.WebFront.Security;
using Workshop.WebFront.Stress;
using Workshop.WebFront.Settings;
using Workshop.WebFront.Utilisation;

namespace Workshop.WebFront.Json;

/// <summary>Every type that is serialised whole. Entries and problems are written by hand.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, Converters = [typeof(EntryJsonConverter)])]
[JsonSerializable(typeof(DashboardView))]
[JsonSerializable(typeof(DashboardState))]
[JsonSerializable(typeof(DashboardMessage))]
[JsonSerializable(typeof(IReadOnlyList<TeamView>))]
[JsonSerializable(typeof(TeamHistoryView))]
[JsonSerializable(typeof(IReadOnlyList<FeatureView>))]
[JsonSerializable(typeof(FeatureHistoryView))]
[JsonSerializable(typeof(IReadOnlyList<DayTotals>))]
[JsonSerializable(typeof(DayView))]
[JsonSerializable(typeof(VerifyLine))]
[JsonSerializable(typeof(ProofStateView))]
[JsonSerializable(typeof(ConversionView))]
[JsonSerializable(typeof(IReadOnlyList<UtilisationView>))]
[JsonSerializable(typeof(CalendarView))]
[JsonSerializable(typeof(CalendarBody))]
[JsonSerializable(typeof(IReadOnlyList<DailyStatsRow>))]
[JsonSerializable(typeof(IReadOnlyList<Entry>))]
[JsonSerializable(typeof(IReadOnlyList<IncidentView>))]
[JsonSerializable(typeof(IncidentDetailView))]
[JsonSerializable(typeof(IncidentNote))]
[JsonSerializable(typeof(IReadOnlyList<AlertRecordView>))]
[JsonSerializable(typeof(IReadOnlyList<ChannelView>))]
[JsonSerializable(typeof(RehearsalView))]
[JsonSerializable(typeof(AlertPush))]
[JsonSerializable(typeof(IReadOnlyList<CorrectionView>))]
[JsonSerializable(typeof(CorrectionView))]
[JsonSerializable(typeof(CorrectionBody))]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(SignIn))]
[JsonSerializable(typeof(ClaimRequest))]
[JsonSerializable(typeof(Claimed))]
[JsonSerializable(typeof(ReadinessView))]
[JsonSerializable(typeof(PreflightLine))]
[JsonSerializable(typeof(StressView))]
[JsonSerializable(typeof(IReadOnlyList<KeyView>))]
[JsonSerializable(typeof(NewKeyView))]
[JsonSerializable(typeof(KeyRequest))]
[JsonSerializable(typeof(RotateRequest))]
[JsonSerializable(typeof(IReadOnlyList<AuditView>))]
[JsonSerializable(typeof(BackupView))]
[JsonSerializable(typeof(IReadOnlyList<BackupView>))]
[JsonSerializable(typeof(RestoreView))]
[JsonSerializable(typeof(IReadOnlyList<SettingView>))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
