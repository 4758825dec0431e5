using System.Reflection;
using System.Text.RegularExpressions;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests;

/// <summary>The worked examples of the READMEs, as a reader would try them.</summary>
public partial class ReadmeTests
{
    private const string Driver = """

        public static class Driver
        {
            public static string Refusal()
            {
                try
                {
                    SpecJson.Deserialize<Shop.V1.Order>("{\"Customer\":\"ada\",\n\"Items\":[\n  {\"Count\":1, \"Colour\":2}]}");
                    return "";
                }
                catch (SpecJsonException refused)
                {
                    return refused.Message;
                }
            }
        }
        """;

    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    // The program itself is run with the packages, by their tests.
    [Fact]
    public void What_the_README_says_of_an_unknown_member_is_what_is_said()
    {
        var program = CodeBlock().Match(Readme).Groups[1].Value;
        var generation = Generation.Of("using SpecLattice;\n" + program[program.IndexOf("namespace Shop.V1", StringComparison.Ordinal)..] + Driver);
        Assert.Empty(generation.CompilerDiagnostics);

        Assert.Contains($"  {Call(Load(generation).GetType("Driver")!, "Refusal")}\n", Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_the_package_compiles_and_says_what_it_says()
    {
        var blocks = CodeBlock().Matches(File.ReadAllText(Path.Combine(Repository.Root, "runtime", "SpecLattice", "README.md"))).Select(match => match.Groups[1].Value).ToList();
        var generation = Generation.Of(blocks[0] + """

            public static class Driver
            {
                public static string Losses()
                {
                    var older = new Shop.V1.Order { Customer = "ada" };
                    Shop.V2.Order newer = older.ToV2();
                    Conversion<Shop.V1.Order> back = (newer with { Coupon = "spring" }).ToV1();
                    return back.Losses.ToString();
                }
            }
            """);
        Assert.Empty(generation.CompilerDiagnostics);

        Assert.Equal(CommentedLoss().Matches(blocks[1]).Single().Groups[1].Value, Call(Load(generation).GetType("Driver")!, "Losses"));
    }

    private static Assembly Load(Generation generation)
    {
        using var image = new MemoryStream();
        Assert.True(generation.Compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return Assembly.Load(image.ToArray());
    }

    private static string Call(Type driver, string method) => (string)driver.GetMethod(method)!.Invoke(null, null)!;

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("^ +// (/.*)$", RegexOptions.Multiline)]
    private static partial Regex CommentedLoss();
}
