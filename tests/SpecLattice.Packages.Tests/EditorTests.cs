using SpecLattice.Packages.Tests.Pages;
using SpecLattice.Packages.Tests.Support;

namespace SpecLattice.Packages.Tests;

/// <summary>What somebody sees while typing, in an editor that runs a language server and knows the package only.</summary>
public sealed class EditorTests(Feed feed)
{
    private const string First = "using SpecLattice;\n\nnamespace Shop.V1;\n\n[Spec(\"order\", 1)]\npublic sealed partial record Order(string Customer);\n";
    private const string Second = "using SpecLattice;\n\nnamespace Shop.V2;\n\n[Spec(\"order\", 2)]\npublic sealed partial record Order(string Customer, string? Coupon);\n";

    // Installs the server, so it is for the night. This server shows what analyzers of packages report; their fixes it does not load.
    [Fact]
    public async Task Mistakes_are_shown_while_typing_and_go_when_they_are_fixed()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SPECLATTICE_NIGHTLY") == "1", "Installs a language server: SPECLATTICE_NIGHTLY=1 runs it.");
        var (reader, tools) = (feed.NewReader(), feed.NewFolder());
        await reader.FollowAsync(
        [
            new PageStep.Run([$"dotnet tool install csharp-ls --version 0.28.0 --tool-path {tools}", "dotnet new console -o Shop", "cd Shop", "dotnet add package SpecLattice"], Fails: false),
            new PageStep.WriteFile("V1.cs", First),
            new PageStep.WriteFile("V2.cs", Second),
        ]);

        using var server = await LanguageServer.StartAsync(Path.Combine(tools, "csharp-ls"), reader.Folder, feed.Restored);
        await server.OpenAsync("V2.cs", Second);
        Assert.Equal("SPEC0007@6", await server.DiagnosticsAsync("V2.cs", found => found.Length > 0));

        await server.TypeAsync("V2.cs", Second.Replace("string? Coupon", "[Added] string? Coupon", StringComparison.Ordinal), version: 2);
        Assert.Equal("", await server.DiagnosticsAsync("V2.cs", found => found.Length == 0));

        await server.TypeAsync("V2.cs", Second.Replace("string? Coupon", "[Added] int Coupon", StringComparison.Ordinal), version: 3);
        Assert.Equal("SPEC0005@6", await server.DiagnosticsAsync("V2.cs", found => found.Length > 0));
    }
}
