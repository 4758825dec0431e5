using SpecLattice.Testing;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine.State;
using Api = SpecLattice.Vmm.Api;
using State = SpecLattice.Vmm.Machine.State;

namespace SpecLattice.Corpus.Tests.Fixtures;

/// <summary>A family that has documents in the corpus.</summary>
internal abstract record CorpusFamily
{
    /// <summary>The families, each with the types of its versions. A new family or version is added here, and to the writers in <c>fixtures/writers</c>.</summary>
    public static IReadOnlyList<CorpusFamily> All { get; } =
    [
        Of<VersionedInstanceSpec>(
            (1, DocumentType.Of<Api.V1.InstanceSpec>()),
            (2, DocumentType.Of<Api.V2.InstanceSpec>()),
            (3, DocumentType.Of<Api.V3.InstanceSpec>()),
            (6, DocumentType.Of<Api.V6.InstanceSpec>())),
        Of<VersionedInstanceEnsureRequest>(
            (1, DocumentType.Of<Api.V1.InstanceEnsureRequest>()),
            (2, DocumentType.Of<Api.V2.InstanceEnsureRequest>()),
            (3, DocumentType.Of<Api.V3.InstanceEnsureRequest>()),
            (6, DocumentType.Of<Api.V6.InstanceEnsureRequest>())),
        Of<VersionedInstanceSpecGetResponse>(
            (1, DocumentType.Of<Api.V1.InstanceSpecGetResponse>()),
            (2, DocumentType.Of<Api.V2.InstanceSpecGetResponse>()),
            (3, DocumentType.Of<Api.V3.InstanceSpecGetResponse>()),
            (6, DocumentType.Of<Api.V6.InstanceSpecGetResponse>())),
        Of<VersionedRiscvHartState>((1, DocumentType.Of<State.V1.RiscvHartState>())),
        Of<VersionedRiscvTimerState>((1, DocumentType.Of<State.V1.RiscvTimerState>())),
        Of<VersionedInterruptControllerState>((1, DocumentType.Of<State.V1.InterruptControllerState>())),
        Of<VersionedVmClockState>((1, DocumentType.Of<State.V1.VmClockState>())),
        Of<VersionedMemoryMapState>((1, DocumentType.Of<State.V1.MemoryMapState>())),
        Of<VersionedDoorbellState>((1, DocumentType.Of<State.V1.DoorbellState>())),
        Of<VersionedConsoleBufferState>((1, DocumentType.Of<State.V1.ConsoleBufferState>()), (2, DocumentType.Of<State.V2.ConsoleBufferState>())),
        Of<VersionedPvpanicState>((1, DocumentType.Of<State.V1.PvpanicState>())),
        Of<VersionedPciDeviceState>((1, DocumentType.Of<State.V1.PciDeviceState>())),
        Of<VersionedVirtioSocketState>((1, DocumentType.Of<State.V1.VirtioSocketState>())),
        Of<VersionedVirtioNicState>((1, DocumentType.Of<State.V1.VirtioNicState>())),
        Of<VersionedInMemoryBlockBackendState>((1, DocumentType.Of<State.V1.InMemoryBlockBackendState>())),
        Of<VersionedBlockFileState>((1, DocumentType.Of<State.V1.BlockFileState>())),
        Of<VersionedUart16550State>((1, DocumentType.Of<State.V1.Uart16550State>()), (2, DocumentType.Of<State.V2.Uart16550State>())),
        Of<VersionedRtcCmosState>((1, DocumentType.Of<State.V1.RtcCmosState>()), (2, DocumentType.Of<State.V2.RtcCmosState>())),
        Of<VersionedPciVirtioState>((1, DocumentType.Of<State.V1.PciVirtioState>()), (2, DocumentType.Of<State.V2.PciVirtioState>())),
        Of<VersionedNvmeControllerState>((1, DocumentType.Of<State.V1.NvmeControllerState>()), (2, DocumentType.Of<State.V2.NvmeControllerState>())),
    ];

    /// <summary>The family's name.</summary>
    public required string Name { get; init; }

    /// <summary>The versions that this build knows.</summary>
    public required IReadOnlyList<SpecVersion> Versions { get; init; }

    /// <summary>The types of the versions.</summary>
    public required IReadOnlyDictionary<int, DocumentType> Types { get; init; }

    /// <summary>The sum of all versions, in its envelope.</summary>
    public required DocumentType Sum { get; init; }

    /// <summary>A family by its name.</summary>
    public static CorpusFamily Named(string name) => All.Single(family => family.Name == name);

    /// <summary>Compares the family's documents with what they claim.</summary>
    public abstract FixtureCorpus Check(FixtureCorpus corpus);

    private static OfSum<TSum> Of<TSum>(params IEnumerable<(int Version, DocumentType Type)> types)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum> => new()
        {
            Name = TSum.Family,
            Versions = TSum.Versions,
            Types = types.ToDictionary(one => one.Version, one => one.Type),
            Sum = DocumentType.Of<TSum>(),
        };

    private sealed record OfSum<TSum> : CorpusFamily
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        public override FixtureCorpus Check(FixtureCorpus corpus) => corpus.Check<TSum>();
    }
}

/// <summary>A type that reads documents.</summary>
/// <param name="Read">Reads one.</param>
/// <param name="Rewrite">Reads one, and writes it again.</param>
internal sealed record DocumentType(Func<ReadOnlyMemory<byte>, object> Read, Func<ReadOnlyMemory<byte>, byte[]> Rewrite)
{
    /// <summary>The reader and writer of a type.</summary>
    public static DocumentType Of<T>()
        where T : class, ISpecJson<T> => new(
            json => SpecJson.Parse<T>(json.Span),
            json => SpecJson.Serialize(SpecJson.Parse<T>(json.Span)));
}
