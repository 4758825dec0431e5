using SpecLattice.Packages.Tests.Pages;

namespace SpecLattice.Packages.Tests.Matrix;

/// <summary>The laws in tests of each framework: they hold, and when a conversion is broken, the test fails and says why.</summary>
internal static class TestFrameworks
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Setup> All { get; } =
    [
        Of("xunit v2", "dotnet test", "using Xunit;", "[Fact]", ("Microsoft.NET.Test.Sdk", "18.11.0"), ("xunit", "2.9.3"), ("xunit.runner.visualstudio", "3.1.5")),
        Of("xunit v3", "dotnet run", "using Xunit;", "[Fact]", ("xunit.v3", "4.0.2")),
        Of("MSTest", "dotnet test", "using Microsoft.VisualStudio.TestTools.UnitTesting;", "[TestMethod]", "[TestClass]\n", ("MSTest", "4.5.2")),
        Of("NUnit", "dotnet test", "using NUnit.Framework;", "[Test]", ("Microsoft.NET.Test.Sdk", "18.11.0"), ("NUnit", "4.6.1"), ("NUnit3TestAdapter", "6.3.1")),
        Of("TUnit", "dotnet run", "", "[Test]", ("TUnit", "1.81.10")),
    ];

    private static Setup Of(string name, string command, string usings, string attribute, params (string Id, string Version)[] packages) => Of(name, command, usings, attribute, "", packages);

    private static Setup Of(string name, string command, string usings, string attribute, string attributeOfClass, params (string Id, string Version)[] packages) => new(
        name,
        [
            Shop.Specs,
            new PageStep.WriteFile("OrderTests.cs", $$"""
                using SpecLattice.Testing;
                {{usings}}

                namespace Shop.Tests;

                {{attributeOfClass}}public sealed class OrderTests
                {
                    {{attribute}}
                    public void The_laws_hold() => SpecLaws.Check<VersionedOrder>(seed: 1);
                }

                """),
            Project(packages),
            Shop.Run(command),
            new PageStep.Edit("Specs.cs", "Down(string customer) => customer;", "Down(string customer) => customer.Trim('a');"),
            new PageStep.Run([command], Fails: true),
            new PageStep.Read("The_laws_hold\n/Customer\n"),
        ]);

    private static PageStep.WriteFile Project((string Id, string Version)[] packages) => new("Shop.Tests.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="SpecLattice.Testing" Version="0.1.0" />
        {string.Concat(packages.Select(package => $"    <PackageReference Include=\"{package.Id}\" Version=\"{package.Version}\" />\n"))}  </ItemGroup>
        </Project>

        """);
}
