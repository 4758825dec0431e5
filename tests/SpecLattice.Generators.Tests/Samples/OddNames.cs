#pragma warning disable CS8981
using System.Collections.Immutable;
using SpecLattice;

/// <summary>In no namespace.</summary>
[Spec("global", 1)]
public sealed partial record GlobalV1
{
    public required int Value { get; init; }

    public required Shade Shade { get; init; }
}

[Spec("global", 2)]
public sealed partial record GlobalV2
{
    public required long Value { get; init; }

    public required Shade Shade { get; init; }

    [Added]
    public GlobalNode? Node { get; init; }
}

[SpecPart(1)]
public enum Shade
{
    Dark,
}

[SpecPart(1)]
public sealed partial record GlobalNode
{
    public GlobalNode? Next { get; init; }

    public required SpecList<GlobalNode> Children { get; init; }
}

namespace Odd.@event.V1
{
    [Spec("odd", 1)]
    public sealed partial record @class
    {
        public required string @event { get; init; }

        public required int losses { get; init; }

        public required int start { get; init; }

        public required int mark { get; init; }

        public required int reader { get; init; }

        public required int Reader { get; init; }

        public required int tag { get; init; }

        public required int value { get; init; }

        public required int other { get; init; }

        public required int hash { get; init; }

        public required int field { get; init; }

        public required @enum? @enum { get; init; }

        public required @enum? Other { get; init; }

        public required int? @int { get; init; }

        public required int? @record { get; init; }

        public required @union @var { get; init; }

        [SpecDefault(V1.@enum.@default)]
        public @enum Second { get; init; }

        [SpecDefault(Member = nameof(@static))]
        public string Third { get; init; } = "x";

        internal static string @static => "x";

        public required SpecMap<string, @union?> Map { get; init; }

        public required SpecList<SpecList<@enum?>> Nested { get; init; }

        public string? losses2 { get; init; }
    }

    [SpecPart(1)]
    public enum @enum
    {
        @default,
        @class,
        Third,
    }

    [SpecPart(1)]
    public sealed partial record @base
    {
        public required int @this { get; init; }

        public string? @null { get; init; }
    }

    [SpecPart(1)]
    [SpecUnion(Tag = "type")]
    [Case<@base>("the \"base\"\n"), UnitCase("void"), UnitCase("state", Tag = "state")]
    public readonly partial struct @union;
}

namespace Odd.@event.V2
{
    [Spec("odd", 2)]
    [Removed("Second", When = V1.@enum.@class), Removed("Third", WhenMember = "static")]
    public sealed partial record @class
    {
        public required string @event { get; init; }

        public required byte losses { get; init; }

        public required byte start { get; init; }

        public required byte mark { get; init; }

        public required byte reader { get; init; }

        public required byte Reader { get; init; }

        public required byte tag { get; init; }

        public required byte value { get; init; }

        public required byte other { get; init; }

        public required byte hash { get; init; }

        public required byte field { get; init; }

        public required @enum @enum { get; init; }

        public required @enum? Other { get; init; }

        public required long? @int { get; init; }

        public required short? @record { get; init; }

        public required @union @var { get; init; }

        public required SpecMap<string, @union?> Map { get; init; }

        public required SpecList<SpecList<@enum?>> Nested { get; init; }

        public string? losses2 { get; init; }

        [Added]
        public string? some { get; init; }

        [Added(@enum.@default)]
        public required @enum item { get; init; }
    }

    [SpecPart(2)]
    [Removed("Third")]
    public enum @enum
    {
        @default,
        @class,
        Fourth,
    }

    [SpecPart(2)]
    public sealed partial record @base
    {
        public required short @this { get; init; }

        public string? @null { get; init; }
    }

    [SpecPart(2)]
    [SpecUnion(Tag = "type")]
    [Case<@base>("the \"base\"\n"), UnitCase("void")]
    [Removed("state")]
    public readonly partial struct @union;
}

namespace Odd.Nested
{
    internal static partial class @struct
    {
        internal static partial class V1
        {
            [Spec("nested", 1)]
            internal sealed partial record Inner
            {
                public required Kind Kind { get; init; }

                public required Choice Choice { get; init; }
            }

            [SpecPart(1)]
            internal enum Kind
            {
                One,
            }

            [SpecPart(1)]
            [SpecUnion]
            [UnitCase("One"), Case<Leaf>]
            internal readonly partial struct Choice;

            [SpecPart(1)]
            internal sealed partial record Leaf;
        }

        internal static partial class V2
        {
            [Spec("nested", 2)]
            internal sealed partial record Inner
            {
                public required Kind Kind { get; init; }

                public required Choice Choice { get; init; }
            }

            [SpecPart(2)]
            internal enum Kind
            {
                One,
                Two,
            }

            [SpecPart(2)]
            [SpecUnion]
            [UnitCase("One"), UnitCase("Two"), Case<V1.Leaf>]
            internal readonly partial struct Choice;
        }
    }
}
