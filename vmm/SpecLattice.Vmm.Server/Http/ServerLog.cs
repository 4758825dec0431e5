namespace SpecLattice.Vmm.Server.Http;

/// <summary>What the server logs. Bodies and headers never are: specs hold keys and disk contents.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(1, LogLevel.Information, "{Method} {Path} -> {Status} {ErrorCode} in {Milliseconds:F1} ms (request {RequestId})")]
    public static partial void RequestDone(ILogger log, string requestId, string method, string path, int status, string? errorCode, double milliseconds);

    [LoggerMessage(2, LogLevel.Error, "request {RequestId} failed")]
    public static partial void RequestFailed(ILogger log, string requestId, Exception error);

    [LoggerMessage(3, LogLevel.Information, "migration {MigrationId} out ended in {State} {ErrorCode}: {Reason}")]
    public static partial void MigrationOutEnded(ILogger log, Guid migrationId, string state, string? errorCode, string? reason);

    [LoggerMessage(4, LogLevel.Information, "a connection to the serial console ended: {Reason}")]
    public static partial void SerialEnded(ILogger log, string reason);

    [LoggerMessage(5, LogLevel.Warning, "a connection was refused (request {RequestId}): {Most} are open")]
    public static partial void ConnectionRefused(ILogger log, string requestId, int most);

    [LoggerMessage(6, LogLevel.Information, "malformed request -> {Status} {ErrorCode} (request {RequestId})")]
    public static partial void Unreadable(ILogger log, int status, string? errorCode, string requestId);
}
