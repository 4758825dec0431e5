using System.ComponentModel;
using System.Diagnostics;

namespace SpecLattice.Tool.Targets;

/// <summary>Runs the SDK's <c>dotnet</c>.</summary>
internal static class DotnetCommand
{
    public static (int ExitCode, string Output, string Errors) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Start(start);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new CommandException("`dotnet` cannot be started");
        }
        catch (Win32Exception error)
        {
            throw new CommandException($"`dotnet` cannot be started, which comes with the .NET SDK and must be on the PATH: {error.Message}", error);
        }
    }
}
