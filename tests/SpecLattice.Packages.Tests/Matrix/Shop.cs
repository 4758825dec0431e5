using SpecLattice.Packages.Tests.Pages;

namespace SpecLattice.Packages.Tests.Matrix;

/// <summary>The files that the setups have in common.</summary>
internal static class Shop
{
    /// <summary>What the program prints.</summary>
    public const string Output = """
        {"version":"V2","spec":{"Customer":"ada","Items":[{"Name":"mug","Count":2}],"Coupon":"spring"}}
        /Coupon: `Coupon` exists since version 2; only null can be left out (2 -> 1, order)

        """;

    /// <summary>Two versions of an order. Version 2 converts its customer by hand, so that there is something that could be wrong.</summary>
    public static readonly PageStep Specs = new PageStep.WriteFile("Specs.cs", """
        #nullable enable
        using System;
        using SpecLattice;

        namespace Shop.V1
        {
            /// <summary>An order.</summary>
            [Spec("order", 1)]
            public sealed partial record Order(string Customer, SpecList<Item> Items);

            /// <summary>What is ordered.</summary>
            [SpecPart(1)]
            public sealed partial record Item(string Name, int Count);
        }

        namespace Shop.V2
        {
            /// <summary>An order that may have a coupon.</summary>
            [Spec("order", 2)]
            public sealed partial record Order([SemanticChange("trimmed")] string Customer, SpecList<V1.Item> Items, [Added] string? Coupon = null)
            {
                [SpecConversion(nameof(Customer), Direction = SpecDirection.Up, Lossless = true)]
                internal static string Up(string customer) => customer;

                [SpecConversion(nameof(Customer), Direction = SpecDirection.Down, Lossless = true)]
                internal static string Down(string customer) => customer;
            }
        }

        """);

    /// <summary>A program that refuses to lose the coupon.</summary>
    public static readonly PageStep Program = new PageStep.WriteFile("Program.cs", """
        using System;
        using Shop;
        using SpecLattice;
        using V1 = Shop.V1;
        using V2 = Shop.V2;

        V2.Order order = SpecJson.Deserialize<V1.Order>("{\"Customer\":\"ada\",\"Items\":[{\"Name\":\"mug\",\"Count\":2}]}").ToV2() with { Coupon = "spring" };
        VersionedOrder any = order;
        Console.WriteLine(SpecJson.Serialize(any));
        Console.WriteLine(order.ToV1().TryGetValue(out var older, out var losses) ? older.ToString() : losses.ToString());

        """);

    /// <summary>A project for that program, with more in it.</summary>
    /// <param name="properties">Properties that are not usual.</param>
    /// <param name="items">References besides the package.</param>
    /// <param name="sdk">The project's SDK.</param>
    public static PageStep Project(string properties = "", string items = "", string sdk = "Microsoft.NET.Sdk") => new PageStep.WriteFile("Shop.csproj", $"""
        <Project Sdk="{sdk}">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {(items.Length == 0 ? Package : items)}
          </ItemGroup>
        </Project>

        """);

    /// <summary>The reference to the package.</summary>
    public const string Package = """<PackageReference Include="SpecLattice" Version="0.1.0" />""";

    /// <summary>Commands that succeed.</summary>
    public static PageStep Run(params string[] commands) => new PageStep.Run(commands, Fails: false);

    /// <summary>What the last command printed is what the program prints.</summary>
    public static readonly PageStep ReadOutput = new PageStep.Read(Output.ReplaceLineEndings("\n"));
}
