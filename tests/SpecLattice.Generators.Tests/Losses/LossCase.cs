using SpecLattice.Generators.Tests.CodeFixes;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Losses;

/// <summary>
/// A way in which a real virtual machine monitor lost data, written again in C#: hand-written code beside the versions of an instance spec,
/// with the place marked where the loss is.
/// </summary>
internal sealed class LossCase
{
    private const string Specs = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using SpecLattice;

        namespace Vmm.V1
        {
            [SpecPart(1)]
            public sealed partial record Board
            {
                public required byte Cpus { get; init; }
            }

            [SpecPart(1)]
            public sealed partial record SerialPort
            {
                public required byte Number { get; init; }
            }

            [SpecPart(1)]
            [SpecUnion]
            [Case<SerialPort>]
            public readonly partial struct Component;

            [SpecPart(1), SpecEnum]
            public enum LogLevel
            {
                Info,
                Warning,
            }

            [Spec("instance-spec", 1)]
            public sealed partial record InstanceSpec
            {
                public required Board Board { get; init; }

                public required SpecList<Component> Components { get; init; }
            }
        }

        namespace Vmm.V2
        {
            [Spec("instance-spec", 2)]
            public sealed partial record InstanceSpec
            {
                public required V1.Board Board { get; init; }

                public required SpecList<V1.Component> Components { get; init; }

                [Added]
                public string? Smbios { get; init; }
            }
        }

        namespace Vmm.V3
        {
            [SpecPart(3)]
            public sealed partial record VirtioSocket
            {
                public required ulong GuestCid { get; init; }
            }

            [SpecPart(3)]
            [SpecUnion]
            [Case<V1.SerialPort>]
            [Case<VirtioSocket>]
            public readonly partial struct Component;

            [SpecPart(3), SpecEnum]
            public enum LogLevel
            {
                [Added]
                Trace,
                Info,
                Warning,
            }

            [Spec("instance-spec", 3)]
            public sealed partial record InstanceSpec
            {
                public required V1.Board Board { get; init; }

                public required SpecList<Component> Components { get; init; }

                public string? Smbios { get; init; }
            }
        }

        namespace Vmm
        {
            /// <summary>The internal spec.</summary>
            [SpecModel]
            public sealed record Machine(V1.Board Board, SpecList<V3.Component> Components, string? Smbios);
        }

        public static class Example
        {
            public static Vmm.V2.InstanceSpec Two(string? smbios) =>
                new() { Board = new() { Cpus = 4 }, Components = [new Vmm.V1.SerialPort { Number = 1 }], Smbios = smbios };

            public static Vmm.V3.InstanceSpec Three(ulong? cid, string? smbios = null) => new()
            {
                Board = new() { Cpus = 4 },
                Components = cid is { } guest
                    ? [new Vmm.V1.SerialPort { Number = 1 }, new Vmm.V3.VirtioSocket { GuestCid = guest }]
                    : [new Vmm.V1.SerialPort { Number = 1 }],
                Smbios = smbios,
            };
        }

        namespace Vmm
        {
            CODE
        }

        """;

    private readonly MarkedSource _marked;

    private LossCase(MarkedSource marked) => _marked = marked;

    public static LossCase Of(string code) => new(MarkedSource.Parse(Specs.Replace("CODE", code, StringComparison.Ordinal)));

    /// <summary>Fails unless the rules report the marked places and nothing else.</summary>
    public async Task AssertReportedAsync(params string[] ids)
    {
        var reported = await FixProject.Of(_marked.Text).AnalyzeAsync();
        Assert.Equal(
            _marked.Spans.Zip(ids, (span, id) => $"{id} at `{_marked.Text.Substring(span.Start, span.Length)}` {span}"),
            reported.Select(found =>
                $"{found.Id} at `{_marked.Text.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length)}` {found.Location.SourceSpan}"));
    }

    /// <summary>The code after a fix; it compiles without a warning, and no rule has anything to say.</summary>
    public async Task<string> MendAsync(string id, string way)
    {
        var repaired = await FixProject.Of(_marked.Text).FixAsync(id, way);
        await repaired.AssertCleanAsync();
        return repaired.Text;
    }

    /// <summary>What expressions over some code give.</summary>
    public static string[] Run(string code, params string[] expressions) => SpecProgram.Evaluate(code, expressions);

    /// <summary>What expressions over the unmended code give: the loss itself.</summary>
    public string[] RunUnmended(params string[] expressions) => SpecProgram.Evaluate(_marked.Text, expressions);
}
