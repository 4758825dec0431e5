using System;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using SpecLattice;

[assembly: SpecJsonNaming(SpecNaming.SnakeCase)]

namespace Lab.V1
{
    [Spec("machine", 1, WireTag = "V0")]
    public sealed partial record Machine
    {
        public required string Name { get; init; }
        public required Guid Id { get; init; }
        public required byte Cpus { get; init; }
        public required int Level { get; init; }
        public required bool IsOn { get; init; }
        public required double Load { get; init; }
        public string? Note { get; init; }
        public string? Owner { get; init; }
        public required string? Host { get; init; }
        public required string? Zone { get; init; }
        public required Mode Mode { get; init; }
        public Mode? NextMode { get; init; }
        public required Board Board { get; init; }
        public Board? SpareBoard { get; init; }
        public required SpecMap<string, Component> Components { get; init; }
        public required SpecMap<uint, Disk> Slots { get; init; }
        public required SpecMap<Guid, SpecList<Disk?>> Pools { get; init; }
        public required SpecList<Component> Extras { get; init; }
        public required ImmutableArray<Disk> Shelf { get; init; }
        public ImmutableArray<int>? Ports { get; init; }
        public required SpecSet<Mode> Modes { get; init; }
        public required SpecSet<short> Codes { get; init; }
        public required Start Start { get; init; }
        public required Backend Backend { get; init; }
        public Backend? OtherBackend { get; init; }
        public required Wrapped Wrapped { get; init; }

        [SpecDefault(7)]
        public byte Priority { get; init; } = 7;

        [SpecDefault(Member = nameof(Board.Standard))]
        public Board Fallback { get; init; } = Board.Standard;

        [SpecDefault(Mode.Slow)]
        public Mode IdleMode { get; init; }

        [SpecDefault("none")]
        public string Label { get; init; } = "none";

        [SpecDefault(0.5)]
        public double Ratio { get; init; } = 0.5;

        [Sensitive]
        public string? Secret { get; init; }

        public int CpusTwice => Cpus * 2;
    }

    [SpecPart(1)]
    public enum Mode
    {
        Slow,
        Fast,

        [JsonStringEnumMemberName("turbo!")]
        Turbo,
    }

    [SpecPart(1)]
    public sealed partial record Board
    {
        public static Board Standard { get; } = new() { Chip = "standard" };

        public required string Chip { get; init; }
    }

    [SpecPart(1)]
    public sealed partial record Disk
    {
        public required ushort Size { get; init; }
    }

    [SpecPart(1)]
    public sealed partial record Nic
    {
        public required string Mac { get; init; }
    }

    [SpecPart(1)]
    [SpecUnion(Tag = "type", Content = "component")]
    [Case<Disk>, Case<Nic>("network"), UnitCase("Empty"), Case<SpecList<int>>("raw"), Case<Mode>("mode")]
    public readonly partial struct Component;

    [SpecPart(1)]
    [SpecUnion(Naming = SpecNaming.KebabCase)]
    [Case<Disk>("from-disk"), UnitCase("FromNetwork"), Case<string>("text"), Case<int>("number")]
    public readonly partial struct Start;

    [SpecPart(1)]
    [SpecUnion(Tag = "kind", Naming = SpecNaming.AsWritten)]
    [Case<Disk>("disk"), Case<Nic>("nic"), UnitCase("Nothing")]
    public readonly partial struct Backend;

    [SpecPart(1)]
    [SpecUnion(Tag = "version", Content = "spec")]
    [Case<Disk>("V0")]
    public readonly partial struct Wrapped;
}

namespace Lab.V2
{
    [Spec("machine", 2)]
    [Removed("Note"), Removed("IsOn", When = false)]
    public sealed partial record Machine
    {
        [Renamed("Name")]
        public required string Title { get; init; }
        public required Guid Id { get; init; }
        public required uint Cpus { get; init; }
        public required sbyte Level { get; init; }
        public required double Load { get; init; }
        public required string Owner { get; init; }
        public string? Host { get; init; }
        public required string? Zone { get; init; }
        public required V1.Mode Mode { get; init; }
        public V1.Mode? NextMode { get; init; }
        public required V1.Board Board { get; init; }
        public V1.Board? SpareBoard { get; init; }
        public required SpecMap<string, V1.Component> Components { get; init; }
        public required SpecMap<uint, V1.Disk> Slots { get; init; }
        public required SpecMap<Guid, SpecList<V1.Disk?>> Pools { get; init; }
        public required SpecList<V1.Component> Extras { get; init; }
        public required ImmutableArray<V1.Disk> Shelf { get; init; }
        public ImmutableArray<long>? Ports { get; init; }
        public required SpecSet<V1.Mode> Modes { get; init; }
        public required SpecSet<int> Codes { get; init; }
        public required V1.Start Start { get; init; }
        public required V1.Backend Backend { get; init; }
        public V1.Backend? OtherBackend { get; init; }
        public required V1.Disk Wrapped { get; init; }
        public required byte Priority { get; init; }
        public V1.Board? Fallback { get; init; }
        public required V1.Mode IdleMode { get; init; }

        [SpecDefault("none")]
        public string Label { get; init; } = "none";
        public required double Ratio { get; init; }
        public string? Secret { get; init; }

        [Added]
        public Smbios? Smbios { get; init; }

        [Added(true)]
        public required bool IsTracked { get; init; }

        [Added(V1.Mode.Fast)]
        public required V1.Mode BootMode { get; init; }

        [Added(Member = "Standard")]
        public required V1.Board Riser { get; init; }

        [Added(Member = "Empty")]
        public required V1.Component Tray { get; init; }

        [Added(Member = nameof(NoNames))]
        public required SpecList<string> Names { get; init; }

        [Added(-1)]
        public required long Offset { get; init; }

        [Added(5)]
        public int? Retries { get; init; }

        [Added(1.5)]
        public required double Scale { get; init; }

        internal static SpecList<string> NoNames { get; } = [];
    }

    [SpecPart(2)]
    public sealed partial record Smbios
    {
        public required string Vendor { get; init; }
    }
}

namespace Lab.V3
{
    [Spec("machine", 3)]
    [Removed("Offset", When = 4)]
    public sealed partial record Machine
    {
        public required string Title { get; init; }
        public required Guid Id { get; init; }
        public required uint Cpus { get; init; }
        public required short Level { get; init; }
        public required double Load { get; init; }
        public required string Owner { get; init; }
        public required string Host { get; init; }
        public string? Zone { get; init; }

        [Added]
        public string? Note { get; init; }
        public required Mode Mode { get; init; }
        public Mode? NextMode { get; init; }
        public required Board Board { get; init; }
        public Board? SpareBoard { get; init; }
        public required SpecMap<string, Component> Components { get; init; }
        public required SpecMap<uint, Disk> Slots { get; init; }
        public required SpecMap<Guid, SpecList<Disk?>> Pools { get; init; }
        public required SpecList<Component> Extras { get; init; }
        public required ImmutableArray<Disk> Shelf { get; init; }
        public required ImmutableArray<long> Ports { get; init; }
        public required SpecSet<Mode> Modes { get; init; }
        public required SpecSet<byte> Codes { get; init; }
        public required Start Start { get; init; }
        public required Backend Backend { get; init; }
        public Backend? OtherBackend { get; init; }
        public required Wrapped Wrapped { get; init; }
        public required byte Priority { get; init; }
        public Board? Fallback { get; init; }
        public required Mode IdleMode { get; init; }
        public required string Label { get; init; }
        public required double Ratio { get; init; }
        public required string Secret { get; init; }
        public V2.Smbios? Smbios { get; init; }
        public required bool IsTracked { get; init; }
        public required Mode BootMode { get; init; }
        public required Board Riser { get; init; }
        public required Component Tray { get; init; }
        public required SpecList<string> Names { get; init; }
        public required int Retries { get; init; }
        public required double Scale { get; init; }
    }

    [SpecPart(3)]
    [Removed("Slow")]
    public enum Mode
    {
        Fast,

        [Renamed("Turbo")]
        Boost,
        Eco,
    }

    [SpecPart(3)]
    public sealed partial record Board
    {
        public required string Chip { get; init; }

        [Added("none")]
        public required string Fan { get; init; }
    }

    [SpecPart(3)]
    public sealed partial record Disk
    {
        public required uint Size { get; init; }
    }

    [SpecPart(3)]
    [SpecUnion(Tag = "type", Content = "component")]
    [Case<Disk>, Case<V1.Nic>("nic", Renamed = "Nic"), UnitCase("Empty"), UnitCase("Fan"), Case<SpecList<int>>("raw"), Case<Mode>("mode")]
    public readonly partial struct Component;

    [SpecPart(3)]
    [SpecUnion(Naming = SpecNaming.KebabCase)]
    [Case<Disk>("from-disk"), UnitCase("FromNetwork"), Case<long>("number")]
    [Removed("String")]
    public readonly partial struct Start;

    [SpecPart(3)]
    [SpecUnion(Tag = "kind", Naming = SpecNaming.AsWritten)]
    [Case<Disk>("disk"), Case<V1.Nic>("nic"), UnitCase("Nothing")]
    public readonly partial struct Backend;

    [SpecPart(3)]
    [SpecUnion(Tag = "version", Content = "spec")]
    [Case<Disk>("V0")]
    public readonly partial struct Wrapped;
}
