using System.Text.Json;
using SpecLattice.CompilerServices;

namespace SpecLattice.Tests;

/// <summary>What a device of any version may hold.</summary>
public sealed record Disk(string Path);

/// <inheritdoc cref="Disk"/>
public sealed record Nic(int Port);

/// <inheritdoc cref="Disk"/>
public sealed record Socket(uint Cid);

/// <summary>An empty slot.</summary>
public readonly record struct NoDevice;

/// <summary>A union as the generator writes it: disks, NICs and empty slots.</summary>
public readonly struct OldDevice : ISpecUnion<OldDevice>, IEquatable<OldDevice>
{
    public const ulong DiskBit = 1;
    public const ulong NicBit = 2;
    public const ulong EmptyBit = 4;

    private readonly object? _payload;

    private OldDevice(object payload) => _payload = payload;

    public static OldDevice Empty { get; } = new(SpecUnits.Of(default(NoDevice)));

    public object Access => SpecUnionAccess<OldDevice>.Instance;

    public object Payload => _payload ?? throw new InvalidOperationException("default(OldDevice)");

    public static bool operator ==(OldDevice left, OldDevice right) => left.Equals(right);

    public static bool operator !=(OldDevice left, OldDevice right) => !left.Equals(right);

    public static implicit operator OldDevice(Disk disk) => new(disk);

    public static implicit operator OldDevice(Nic nic) => new(nic);

    public static OldDevice FromPayload(object payload) => new(payload);

    public static ulong CaseBit(object payload) => payload switch
    {
        Disk => DiskBit,
        Nic => NicBit,
        NoDevice => EmptyBit,
        _ => throw new InvalidCastException(),
    };

    public bool Equals(OldDevice other) => Equals(_payload, other._payload);

    public override bool Equals(object? obj) => obj is OldDevice other && Equals(other);

    public override int GetHashCode() => _payload?.GetHashCode() ?? 0;
}

/// <summary>The next version of <see cref="OldDevice"/>: has sockets too, and something beyond the 64th case.</summary>
public readonly struct NewDevice : ISpecUnion<NewDevice>, IEquatable<NewDevice>
{
    public const ulong SocketBit = 8;

    private readonly object? _payload;

    private NewDevice(object payload) => _payload = payload;

    public object Access => SpecUnionAccess<NewDevice>.Instance;

    public object Payload => _payload ?? throw new InvalidOperationException("default(NewDevice)");

    public static bool operator ==(NewDevice left, NewDevice right) => left.Equals(right);

    public static bool operator !=(NewDevice left, NewDevice right) => !left.Equals(right);

    public static implicit operator NewDevice(Disk disk) => new(disk);

    public static implicit operator NewDevice(Nic nic) => new(nic);

    public static implicit operator NewDevice(Socket socket) => new(socket);

    public static NewDevice FromPayload(object payload) => new(payload);

    public static ulong CaseBit(object payload) => payload switch
    {
        Socket => SocketBit,
        JsonElement => 0,
        _ => OldDevice.CaseBit(payload),
    };

    /// <summary>As the generator writes a conversion to the version before.</summary>
    public static OldDevice ToOld(NewDevice value, ref LossCollector losses)
    {
        if (value.Payload is Socket)
        {
            losses.Add(LossKind.CaseNotRepresentable, 3, "socket exists since version 3");
            return default;
        }

        return OldDevice.FromPayload(value.Payload);
    }

    public bool Equals(NewDevice other) => Equals(_payload, other._payload);

    public override bool Equals(object? obj) => obj is NewDevice other && Equals(other);

    public override int GetHashCode() => _payload?.GetHashCode() ?? 0;
}
