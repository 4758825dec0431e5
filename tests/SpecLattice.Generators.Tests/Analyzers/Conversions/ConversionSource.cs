using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers.Conversions;

/// <summary>A small family with everything that conversions are about, and a model of it; tests add hand-written code to it.</summary>
internal static class ConversionSource
{
    public const string Specs = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using SpecLattice;

        namespace Vmm.V1
        {
            [SpecPart(1)]
            public sealed partial record Disk
            {
                public required string Path { get; init; }
            }

            [SpecPart(1)]
            [SpecUnion]
            [Case<Disk>]
            public readonly partial struct Component;

            [Spec("instance", 1)]
            public sealed partial record Instance
            {
                public required byte Cpus { get; init; }

                public required SpecList<Component> Components { get; init; }
            }
        }

        namespace Vmm.V2
        {
            [SpecPart(2)]
            public sealed partial record Socket
            {
                public required ulong GuestCid { get; init; }
            }

            [SpecPart(2)]
            [SpecUnion]
            [Case<V1.Disk>]
            [Case<Socket>]
            public readonly partial struct Component;

            [Spec("instance", 2)]
            public sealed partial record Instance
            {
                public required byte Cpus { get; init; }

                public required SpecList<Component> Components { get; init; }

                [Added]
                public string? Smbios { get; init; }
            }
        }

        namespace Vmm
        {
            [SpecModel]
            public sealed partial record Machine(Board Board, SpecList<Drive> Drives, string? Smbios);

            public sealed record Board(byte Cpus);

            public sealed record Drive(string Path);
        }

        """;

    /// <summary>Fails unless exactly the marked places of some code beside the specs are reported, by the given rules in their order.</summary>
    public static async Task AssertReportsAsync(string code, params string[] ids)
    {
        var marked = MarkedSource.Parse(Specs + code);
        var generation = Generation.Of(marked.Text);
        var (found, warnings) = await generation.CheckAsync();
        var errors = warnings.Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, generation.Explain(errors));

        var reported = found
            .OrderBy(one => one.Location.SourceSpan.Start)
            .ThenBy(one => one.Id, StringComparer.Ordinal);

        Assert.Equal(
            marked.Spans.Zip(ids, (span, id) => $"{id} `{marked.Text.Substring(span.Start, span.Length)}` at {span}"),
            reported.Select(one => $"{one.Id} `{marked.Text.Substring(one.Location.SourceSpan.Start, one.Location.SourceSpan.Length)}` at {one.Location.SourceSpan}"));
        Assert.Equal(marked.Spans.Count, ids.Length);
    }
}
