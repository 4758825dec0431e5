using System.Diagnostics;
using SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Migration.Reports;

/// <summary>Keeps a migration's report up to date and says so.</summary>
/// <param name="initial">The first report.</param>
/// <param name="publish">Called with each new report, one at a time.</param>
internal sealed class MigrationTracker(MigrationReport initial, Action<MigrationReport> publish)
{
    private readonly Lock _gate = new();
    private readonly long _start = Stopwatch.GetTimestamp();
    private MigrationReport _report = initial;

    public MigrationReport Report
    {
        get
        {
            lock (_gate)
            {
                return _report;
            }
        }
    }

    public void Enter(MigrationState state) => Update(report =>
        report.State == state ? report : report with { State = state, History = report.History.Add(state) });

    public void Finish() => Update(report => With(report, MigrationState.Finish, null));

    public void Fail(MigrationError error) => Update(report => With(report, MigrationState.Error, error));

    public void Update(Func<MigrationReport, MigrationReport> change)
    {
        lock (_gate)
        {
            _report = change(_report);
            publish(_report);
        }
    }

    private MigrationReport With(MigrationReport report, MigrationState state, MigrationError? error) => report with
    {
        State = state,
        History = report.State == state ? report.History : report.History.Add(state),
        Error = error,
        Duration = Stopwatch.GetElapsedTime(_start),
    };
}
