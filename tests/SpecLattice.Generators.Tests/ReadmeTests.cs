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
            public static string Losses()
            {
                var older = new Shop.V1.Order { Customer = "ada", Items = [System.Collections.Generic.KeyValuePair.Create("mug", new Shop.V1.Item { Count = 2 })] };
                Shop.V2.Order newer = older.ToV2();
                var changed = newer with
                {
                    Coupon = "spring",
                    Items = newer.Items.SetItem("mug", newer.Items["mug"] with { Gift = false }),
                };
                Conversion<Shop.V1.Order> back = changed.ToV1();
                return back.Losses.ToString();
            }

            public static string Envelope() => SpecJson.Serialize<Shop.VersionedOrder>(new Shop.V2.Order { Customer = "ada", Items = [] });

            public static string Refusal()
            {
                try
                {
                    SpecJson.Deserialize<Shop.V1.Order>("{\"customer\":\"ada\",\n\"items\":{\"mug\":\n{\"count\":1, \"colour\":2}}}");
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

    [Fact]
    public void The_example_compiles_and_says_what_the_README_says()
    {
        var blocks = CodeBlock().Matches(Readme).Select(match => match.Groups[1].Value).ToList();
        var source = "using SpecLattice;\n[assembly: SpecJsonNaming(SpecNaming.SnakeCase)]\n" + Nest(blocks[0]) + Nest(blocks[1]) + Driver;
        var generation = Generation.Of(source);
        Assert.Empty(generation.CompilerDiagnostics);

        var driver = Load(generation).GetType("Driver")!;

        var shown = CommentedLoss().Matches(blocks[2]).Select(match => match.Groups[1].Value);
        Assert.Equal(shown, Call(driver, "Losses").Split('\n'));
        Assert.Equal("""{"version":"V2","spec":{"customer":"ada","items":{}}}""", Call(driver, "Envelope"));
        Assert.Contains($"  {Call(driver, "Refusal")}\n", Readme, StringComparison.Ordinal);
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

    private static string Nest(string block) => FileScopedNamespace().Replace(block, "namespace $1 {", 1) + "}\n";

    private static Assembly Load(Generation generation)
    {
        using var image = new MemoryStream();
        Assert.True(generation.Compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return Assembly.Load(image.ToArray());
    }

    private static string Call(Type driver, string method) => (string)driver.GetMethod(method)!.Invoke(null, null)!;

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("namespace ([A-Za-z0-9.]+);")]
    private static partial Regex FileScopedNamespace();

    [GeneratedRegex("^ +// (/.*)$", RegexOptions.Multiline)]
    private static partial Regex CommentedLoss();
}
