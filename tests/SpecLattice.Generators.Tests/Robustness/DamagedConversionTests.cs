using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Generators.Tests.Analyzers.Conversions;
using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Generators.Tests.RandomFamilies;

namespace SpecLattice.Generators.Tests.Robustness;

/// <summary>The rules about conversions look into bodies, so they meet what people are in the middle of typing.</summary>
public sealed class DamagedConversionTests
{
    private const string Code = """
        namespace Vmm
        {
            public static partial class Tool
            {
                public static V1.Instance Old(V2.Instance spec) => new() { Cpus = spec.Cpus, Components = Filter(spec.Components) };

                private static SpecList<V1.Component> Filter(SpecList<V2.Component> components)
                {
                    var list = new List<V1.Component>();
                    foreach (var component in components)
                    {
                        if (!component.ToV1().TryGetValue(out var older)) { continue; }
                        list.Add(older);
                    }

                    return SpecList.From(list.Concat(components.Where(c => c.Value is V1.Disk).Select(c => c.ToV1().GetValueOrThrow())));
                }

                public static Conversion<V2.Instance> ToApi(Machine machine)
                {
                    var (board, drives, _) = machine;
                    foreach (var (index, drive) in drives.ToDictionary(drive => 1)) { Console.WriteLine(index); }
                    machine.Deconstruct(out _, out var others, out var smbios);
                    return machine is var (first, _, third) ? new V2.Instance { Cpus = (byte)(board.Cpus + 300), Components = [], Smbios = third } : throw new InvalidOperationException();
                }

                public static V1.Component Convert(V2.Component component) => component.Value switch
                {
                    V1.Disk disk => disk,
                    V2.Socket socket => new V1.Disk { Path = $"{socket.GuestCid}" },
                    _ => throw new ArgumentException(),
                };

                public static V2.Instance Take(VersionedInstance received)
                {
                    try
                    {
                        received.ToLatest();
                        return received.Match(v1: old => throw new NotSupportedException(), v2: spec => spec, unknown: _ => received.ToLatest().GetValueOrThrow());
                    }
                    catch (SpecConversionException)
                    {
                        return received.ToLatest().Match(spec => spec, _ => new V2.Instance { Cpus = 0, Components = [] });
                    }
                }

                internal static V1.Instance? Find(V2.Instance spec) => spec.ToV1().TryGetValue(out var older) ? older : null;
            }

            [SpecModel]
            public sealed record Counter([NotProjected("")] int Count, [property: NotProjected] string? Name);
        }
        """;

    // Stays whole: the compiler itself falls over broken extension blocks.
    private const string Extension = """

        namespace Vmm
        {
            public static class Extensions
            {
                extension(V2.Instance spec)
                {
                    public V1.Instance Older => Tool.Find(spec)!;
                }
            }
        }
        """;

    [Fact]
    public async Task Nothing_crashes_on_damaged_code()
    {
        var tokens = CSharpSyntaxTree.ParseText(Code, Generation.ParseOptions, cancellationToken: TestContext.Current.CancellationToken)
            .GetRoot(TestContext.Current.CancellationToken)
            .DescendantTokens()
            .ToArray();
        for (var seed = 0; seed < RunSettings.DamagedConversions; seed++)
        {
            var random = new Random(seed);
            var gone = Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(tokens.Length)).ToHashSet();
            var damaged = string.Concat(tokens.Select((token, index) => gone.Contains(index) ? " " : token.ToFullString()));

            var reported = await Generation.Of(ConversionSource.Specs + damaged + Extension).AnalyzeAsync();

            Assert.True(reported.All(found => found.Id != "AD0001"), $"seed {seed}: {string.Join("\n", reported.Where(found => found.Id == "AD0001"))}");
        }
    }
}
