using System.Diagnostics;
using SpecLattice.Packages.Tests.Pages;
using SpecLattice.Packages.Tests.Support;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Packages.Tests;

/// <summary>What somebody sees while typing, in an editor that runs a language server and knows the package only.</summary>
public sealed class EditorTests(Feed feed)
{
    private const int Families = 100;
    private const int Completions = 21;

    private const string First = "using SpecLattice;\n\nnamespace Shop.V1;\n\n[Spec(\"order\", 1)]\npublic sealed partial record Order(string Customer);\n";
    private const string Second = "using SpecLattice;\n\nnamespace Shop.V2;\n\n[Spec(\"order\", 2)]\npublic sealed partial record Order(string Customer, string? Coupon);\n";

    // Installs the server, so it is for the night. This server shows what analyzers of packages report; their fixes it does not load. docs/editors.md says so.
    [Fact]
    public async Task Mistakes_are_shown_while_typing_and_go_when_they_are_fixed()
    {
        using var server = await StartAsync(new PageStep.WriteFile("V1.cs", First), new PageStep.WriteFile("V2.cs", Second));
        await server.OpenAsync("V2.cs", Second);
        Assert.Equal("SPEC0007@6", await server.DiagnosticsAsync("V2.cs", found => found.Length > 0));
        Assert.DoesNotContain(await server.ActionsAsync("V2.cs", 6), title => title.Contains("[Added", StringComparison.Ordinal));

        await server.TypeAsync("V2.cs", Second.Replace("string? Coupon", "[Added] string? Coupon", StringComparison.Ordinal), version: 2);
        Assert.Equal("", await server.DiagnosticsAsync("V2.cs", found => found.Length == 0));

        await server.TypeAsync("V2.cs", Second.Replace("string? Coupon", "[Added] int Coupon", StringComparison.Ordinal), version: 3);
        Assert.Equal("SPEC0005@6", await server.DiagnosticsAsync("V2.cs", found => found.Length > 0));
    }

    // The one program at hand that finds fixes in packages, as editors do.
    [Fact]
    public async Task Fixes_of_the_package_are_found_and_applied()
    {
        Assert.SkipUnless(Depth.IsNightly, "Loads a workspace: SPECLATTICE_NIGHTLY=1 runs it.");
        var reader = feed.NewReader();

        await reader.FollowAsync(
        [
            new PageStep.Run(["dotnet new console -o Shop", "cd Shop", "dotnet add package SpecLattice"], Fails: false),
            new PageStep.WriteFile("V1.cs", First),
            new PageStep.WriteFile("V2.cs", Second),
            new PageStep.Run(["dotnet build"], Fails: true),
            new PageStep.Run(["dotnet format analyzers --diagnostics SPEC0007 --severity error", "dotnet build"], Fails: false),
        ]);

        Assert.Equal(
            Second.Replace("string? Coupon", "[Added] string? Coupon", StringComparison.Ordinal),
            await File.ReadAllTextAsync(Path.Combine(reader.Folder, "V2.cs"), TestContext.Current.CancellationToken));
    }

    // Prints how long it takes; how long it may take depends on the machine.
    [Fact]
    public async Task Generated_members_are_completed_in_a_project_with_a_hundred_families()
    {
        var families = string.Concat(Enumerable.Range(1, Families).Select(number => $$"""

            namespace Shop.V1 { [SpecLattice.Spec("thing-{{number}}", 1)] public sealed partial record Thing{{number}}(string Name, int Size); }
            namespace Shop.V2 { [SpecLattice.Spec("thing-{{number}}", 2)] public sealed partial record Thing{{number}}(string Name, int Size, [SpecLattice.Added] string? Note = null); }
            """));
        using var server = await StartAsync(new PageStep.WriteFile("Families.cs", families), new PageStep.WriteFile("Use.cs", Use(0)));
        await server.OpenAsync("Use.cs", Use(0));
        await server.DiagnosticsAsync("Use.cs", found => found.Length > 0);

        var times = new List<TimeSpan>();
        for (var i = 1; i <= Completions; i++)
        {
            await server.TypeAsync("Use.cs", Use(i), version: i + 1);
            var watch = Stopwatch.StartNew();
            var completed = await server.CompletionsAsync("Use.cs", 5, $"        thing.".Length);
            times.Add(watch.Elapsed);
            Assert.Contains("ToV2", completed);
        }

        times.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine($"completion with {Families} families, after an edit each: median {times[Completions / 2].TotalMilliseconds:F0} ms, slowest {times[^1].TotalMilliseconds:F0} ms");

        static string Use(int edit) => $"public static class Use\n{{\n    public static void Edit{edit}(Shop.V1.Thing7 thing)\n    {{\n        thing.\n    }}\n}}\n";
    }

    private async Task<LanguageServer> StartAsync(params PageStep[] files)
    {
        Assert.SkipUnless(Depth.IsNightly, "Installs a language server: SPECLATTICE_NIGHTLY=1 runs it.");
        var (reader, tools) = (feed.NewReader(), feed.NewFolder());
        await reader.FollowAsync(
        [
            new PageStep.Run([$"dotnet tool install csharp-ls --version 0.28.0 --tool-path {tools}", "dotnet new console -o Shop", "cd Shop", "dotnet add package SpecLattice"], Fails: false),
            .. files,
        ]);
        return await LanguageServer.StartAsync(Path.Combine(tools, "csharp-ls"), reader.Folder, feed.Restored);
    }
}
