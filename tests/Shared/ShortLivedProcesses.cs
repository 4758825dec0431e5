using System.Runtime.CompilerServices;

namespace SpecLattice.Tests.Shared;

/// <summary>The processes that tests start run for a short time, as the tests do: what is said of those in their projects is said to these here.</summary>
internal static class ShortLivedProcesses
{
    [ModuleInitializer]
    public static void Configure()
    {
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
        Environment.SetEnvironmentVariable("DOTNET_gcConcurrent", "0");
    }
}
