using SpecLattice.Packages.Tests.Pages;
using static SpecLattice.Packages.Tests.Matrix.Shop;

namespace SpecLattice.Packages.Tests.Matrix;

/// <summary>The setups in which the packages are known to work. Each is a row of docs/works-with.md.</summary>
internal static class Setups
{
    private const string Published = "./published/Shop";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Setup> All { get; } =
    [
        new("A console project", [Specs, Program, Project("<Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>"), Run("dotnet run"), ReadOutput]),
        new("No nullable annotations, no implicit usings", [Specs, Program, Project(), Run("dotnet run"), ReadOutput]),
        new("A library with the specs, an app that uses it", LibraryAndApp),
        new("Central package management", CentralVersions),
        new("Warnings as errors, all analyzers of .NET", [Specs, Program, Strict, Run("dotnet run"), ReadOutput]),
        new("`LangVersion` 13.0", [Specs, Program, Project("<LangVersion>13.0</LangVersion>"), Run("dotnet run"), ReadOutput]),
        new("`LangVersion` 14.0", [Specs, Program, Project("<LangVersion>14.0</LangVersion>"), Run("dotnet run"), ReadOutput]),
        new("`LangVersion` preview", [Specs, Program, Project("<LangVersion>preview</LangVersion>"), Run("dotnet run"), ReadOutput]),
        new("A file without a project (`dotnet run shop.cs`)", SingleSource),
        new("Trimmed", [Specs, Program, Project("<PublishTrimmed>true</PublishTrimmed>"), Run("dotnet publish -o published -v q -warnaserror", Published), ReadOutput]),
        new("One file (`PublishSingleFile`)", [Specs, Program, Project("<PublishSingleFile>true</PublishSingleFile>"), Run("dotnet publish -o published -v q -warnaserror --self-contained", Published), ReadOutput]),
        new("NativeAOT", [Specs, Program, Project("<PublishAot>true</PublishAot>"), Run("dotnet publish -o published -v q -warnaserror", Published), ReadOutput]),
        new("ASP.NET Core, a minimal API", WebApi),
        new("F#, with the specs in C#", FSharp),
        .. TestFrameworks.All,
    ];

    /// <summary>The setup that needs a linker of the machine.</summary>
    public const string Native = "NativeAOT";

    private static PageStep Strict => Project("""
        <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>
            <Nullable>enable</Nullable>
            <AnalysisLevel>latest-all</AnalysisLevel>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
            <Features>strict</Features>
            <IsAotCompatible>true</IsAotCompatible>
            <InvariantGlobalization>true</InvariantGlobalization>
            <!-- About the example alone: an app whose types are public. -->
            <NoWarn>CA1515</NoWarn>
        """);

    private static PageStep[] LibraryAndApp =>
    [
        Run("dotnet new classlib -o Shop.Specs", "cd Shop.Specs"),
        Specs,
        Run("dotnet add package SpecLattice", "cd ..", "dotnet new console -o Shop", "cd Shop", "dotnet add reference ../Shop.Specs"),
        Program,
        Run("dotnet run"),
        ReadOutput,
        // The rules reach the app too, although only the library names the package.
        new PageStep.WriteFile("Ignoring.cs", "internal static class Ignoring\n{\n    public static void Convert(Shop.V2.Order order) => order.ToV1();\n}\n"),
        new PageStep.Run(["dotnet build"], Fails: true),
        new PageStep.Read("Ignoring.cs(3,63): error SPEC1002"),
    ];

    private static PageStep[] CentralVersions =>
    [
        new PageStep.WriteFile("Directory.Packages.props", """
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                <CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>
              </PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="SpecLattice" Version="0.1.0" />
              </ItemGroup>
            </Project>

            """),
        Specs, Program, Project(items: """<PackageReference Include="SpecLattice" />"""), Run("dotnet run"), ReadOutput,
    ];

    private static PageStep[] SingleSource =>
    [
        new PageStep.WriteFile(
            "shop.cs",
            "#:package SpecLattice@0.1.0\n" + ((PageStep.WriteFile)Program).Text + ((PageStep.WriteFile)Specs).Text.Replace("using System;\nusing SpecLattice;\n", "", StringComparison.Ordinal)),
        Run("dotnet run shop.cs"),
        ReadOutput,
    ];

    // It starts, asks itself, and ends.
    private static PageStep[] WebApi =>
    [
        Specs,
        new PageStep.WriteFile("Program.cs", """"
            using System.Net;
            using System.Text;
            using Microsoft.AspNetCore.Hosting.Server;
            using Microsoft.AspNetCore.Hosting.Server.Features;
            using Shop;
            using SpecLattice;
            using V2 = Shop.V2;

            var builder = WebApplication.CreateBuilder(args);
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            await using var app = builder.Build();
            app.MapPost("/orders", (V2.Order order) => Results.Text(SpecJson.Serialize<VersionedOrder>(order with { Coupon = "spring" }), "application/json"));
            app.MapPost("/older", (V2.Order order) => order.ToV1().TryGetValue(out var older, out var losses) ? Results.Ok(older) : Results.Conflict(losses.ToString()));
            await app.StartAsync();

            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            await AskAsync("/orders", """{"Customer":"ada","Items":[{"Name":"mug","Count":2}]}""");
            await AskAsync("/older", """{"Customer":"ada","Items":[],"Coupon":"spring"}""");
            await AskAsync("/orders", """{"Customer":7}""");

            async Task AskAsync(string path, string body)
            {
                using var answer = await client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
                Console.WriteLine($"{(int)answer.StatusCode} {(answer.StatusCode == HttpStatusCode.BadRequest ? "" : await answer.Content.ReadAsStringAsync())}".TrimEnd());
            }

            """"),
        Project("<Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>", sdk: "Microsoft.NET.Sdk.Web"),
        Run("dotnet run"),
        new PageStep.Read("""
            200 {"version":"V2","spec":{"Customer":"ada","Items":[{"Name":"mug","Count":2}],"Coupon":"spring"}}
            409 "/Coupon: \u0060Coupon\u0060 exists since version 2; only null can be left out (2 -\u003E 1, order)"
            400

            """.ReplaceLineEndings("\n")),
        // A sum as a result would lose its mark.
        new PageStep.Edit("Program.cs", "Results.Text(SpecJson.Serialize<VersionedOrder>(order with { Coupon = \"spring\" }), \"application/json\")", "Results.Ok<VersionedOrder>(order)"),
        new PageStep.Run(["dotnet build"], Fails: true),
        new PageStep.Read("error SPEC0092"),
    ];

    private static PageStep[] FSharp =>
    [
        Run("dotnet new classlib -o Shop.Specs", "cd Shop.Specs"),
        Specs,
        Run("dotnet add package SpecLattice", "cd ..", "dotnet new console -lang F# -o Shop", "cd Shop", "dotnet add reference ../Shop.Specs"),
        new PageStep.WriteFile("Program.fs", """"
            open SpecLattice
            open Shop

            let older = SpecJson.Deserialize<V1.Order> """{"Customer":"ada","Items":[{"Name":"mug","Count":2}]}"""
            let order = V2.Order(older.Customer, older.Items, "spring")
            printfn "%s" (SpecJson.Serialize<VersionedOrder> order)
            printfn "%O" (order.ToV1().Losses)

            """"),
        Run("dotnet run"),
        ReadOutput,
    ];
}
