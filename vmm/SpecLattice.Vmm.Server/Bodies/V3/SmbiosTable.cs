using System.Globalization;
using SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Server.Bodies.V3;

/// <summary>
/// The answer to <c>GET /debug/smbios</c>: the guest's SMBIOS type 1 table as a guest would see it, filled in by the server where the spec leaves it to that. What the server fills in depends on the instance, and
/// the spec does not hold that, so the conversions take it as well.
/// </summary>
[Spec("smbios-table", 3, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record SmbiosTable
{
    /// <summary>The system's manufacturer.</summary>
    public required string Manufacturer { get; init; }

    /// <summary>The system's product name.</summary>
    public required string ProductName { get; init; }

    /// <summary>The system's serial number.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>The system's version; null where there is none.</summary>
    public string? SystemVersion { get; init; }

    /// <summary>Whether it is the server that says so, and not the spec.</summary>
    public required bool IsFilledIn { get; init; }

    [SpecConversion]
    internal static SmbiosTable Fill(V2.SmbiosTable older, InstanceProperties instance) => older.Input is not { } input ? Standard(instance) : new()
    {
        Manufacturer = input.Manufacturer,
        ProductName = input.ProductName,
        SerialNumber = input.SerialNumber,
        SystemVersion = input.Version.ToString(CultureInfo.InvariantCulture),
        IsFilledIn = false,
    };

    [SpecConversion]
    internal static Conversion<V2.SmbiosTable> Empty(SmbiosTable newer, InstanceProperties instance)
    {
        if (newer.IsFilledIn)
        {
            return newer == Standard(instance) ? new V2.SmbiosTable() : Conversion.Refuse("/serial_number", "it is not what a server fills in for this instance");
        }

        return ulong.TryParse(newer.SystemVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new V2.SmbiosTable
            {
                Input = new() { Manufacturer = newer.Manufacturer, ProductName = newer.ProductName, SerialNumber = newer.SerialNumber, Version = version },
            }
            : Conversion.Refuse("/system_version", "expected a number in decimal digits");
    }

    /// <summary>What the original server says where the spec says nothing.</summary>
    private static SmbiosTable Standard(InstanceProperties instance) => new()
    {
        Manufacturer = "Oxide",
        ProductName = "OxVM",
        SerialNumber = instance.Id.ToString("D"),
        IsFilledIn = true,
    };
}
