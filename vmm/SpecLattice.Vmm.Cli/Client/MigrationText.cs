using System.Globalization;
using SpecLattice.Vmm.Server.Bodies;

namespace SpecLattice.Vmm.Cli.Client;

/// <summary>Migrations in words.</summary>
internal static class MigrationText
{
    public static string Summary(MigrationReportEntry migration)
    {
        if (migration.Error is { } error)
        {
            return $"{migration.State}, {Describe(error)}";
        }

        var spec = migration.SpecVersion is { } version ? string.Create(CultureInfo.InvariantCulture, $", spec version {version}") : "";
        var downtime = migration.DowntimeUs is { } microseconds ? $", downtime {Milliseconds(microseconds)}" : "";
        return $"{migration.State}{spec}, {Bytes(migration.Bytes)} in {Rounds(migration.Rounds)}{downtime}";
    }

    public static string Describe(MigrationErrorEntry error)
    {
        var reporter = error.ReportedBy is { } side ? $"reported by the {side.ToLowerInvariant()}: " : "";
        var losses = error.Losses is { Count: > 0 } list ? "\n" + string.Join('\n', list.Select(loss => $"  {loss}")) : "";
        return $"{error.Code}: {reporter}{error.Message}{losses}";
    }

    public static string Bytes(ulong bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:F1} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024.0:F1} MiB"),
    };

    public static string Milliseconds(long microseconds) => string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1000.0:F1} ms");

    public static string Rounds(int rounds) => string.Create(CultureInfo.InvariantCulture, $"{rounds} {(rounds == 1 ? "round" : "rounds")}");
}
