using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Serialization;

namespace SpecLattice.Vmm.Api;

/// <summary>
/// Where a PCI device is attached: <c>{"bus":0,"device":16,"function":0}</c> in JSON, <c>0.16.0</c> as text. Ordered by bus, device, function.
/// </summary>
/// <remarks>
/// Unknown members are refused, as everywhere inside a spec, and so is an array; the original server drops the former and reads the latter.
/// </remarks>
[SpecScalar("object: bus 0-255, device 0-31, function 0-7", Examples =
[
    """{"bus":0,"device":0,"function":0}""",
    """{"bus":0,"device":16,"function":3}""",
    """{"bus":255,"device":31,"function":7}""",
])]
[JsonConverter(typeof(SpecJsonConverter<PciPath>))]
public readonly record struct PciPath : ISpecJson<PciPath>, IComparable<PciPath>, ISpanFormattable
{
    private const byte MaxDevice = 31;
    private const byte MaxFunction = 7;

    /// <summary>Makes a path.</summary>
    /// <param name="bus">The bus, 0 to 255.</param>
    /// <param name="device">The device, 0 to 31.</param>
    /// <param name="function">The function, 0 to 7.</param>
    /// <exception cref="ArgumentOutOfRangeException">The device or the function is out of range.</exception>
    public PciPath(byte bus, byte device, byte function)
    {
        if (device > MaxDevice)
        {
            throw new ArgumentOutOfRangeException(nameof(device), DeviceOutOfRange(device));
        }

        if (function > MaxFunction)
        {
            throw new ArgumentOutOfRangeException(nameof(function), FunctionOutOfRange(function));
        }

        (Bus, Device, Function) = (bus, device, function);
    }

    /// <summary>The bus, 0 to 255.</summary>
    public byte Bus { get; }

    /// <summary>The device, 0 to 31.</summary>
    public byte Device { get; }

    /// <summary>The function, 0 to 7.</summary>
    public byte Function { get; }

    /// <summary>Whether the left path comes first.</summary>
    /// <param name="left">A path.</param>
    /// <param name="right">Another path.</param>
    public static bool operator <(PciPath left, PciPath right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left path comes first or is the right one.</summary>
    /// <param name="left">A path.</param>
    /// <param name="right">Another path.</param>
    public static bool operator <=(PciPath left, PciPath right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the right path comes first.</summary>
    /// <param name="left">A path.</param>
    /// <param name="right">Another path.</param>
    public static bool operator >(PciPath left, PciPath right) => left.CompareTo(right) > 0;

    /// <summary>Whether the right path comes first or is the left one.</summary>
    /// <param name="left">A path.</param>
    /// <param name="right">Another path.</param>
    public static bool operator >=(PciPath left, PciPath right) => left.CompareTo(right) >= 0;

    /// <summary>Reads a path's text, such as <c>0.16.0</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The path.</returns>
    /// <exception cref="FormatException">The text is not a path.</exception>
    public static PciPath Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var path)
            ? path
            : throw new FormatException("expected a PCI path: bus.device.function in decimal, with bus 0-255, device 0-31, function 0-7");
    }

    /// <summary>Reads a path's text, such as <c>0.16.0</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The path.</param>
    /// <returns>Whether the text is a path.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out PciPath path)
    {
        path = default;
        if (text?.Split('.') is not [var busText, var deviceText, var functionText]
            || !TryParsePart(busText, byte.MaxValue, out var bus)
            || !TryParsePart(deviceText, MaxDevice, out var device)
            || !TryParsePart(functionText, MaxFunction, out var function))
        {
            return false;
        }

        path = new PciPath(bus, device, function);
        return true;
    }

    /// <inheritdoc/>
    public static PciPath ReadJson(ref Utf8JsonReader reader)
    {
        const string What = "PciPath";
        byte? bus = null, device = null, function = null;
        var start = SpecJsonRead.StartObject(ref reader, What);
        while (SpecJsonRead.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("bus"u8))
            {
                bus = ReadPart(ref reader, "bus", bus);
            }
            else if (reader.ValueTextEquals("device"u8))
            {
                device = ReadPart(ref reader, "device", device);
                Check(ref reader, device <= MaxDevice, DeviceOutOfRange, device);
            }
            else if (reader.ValueTextEquals("function"u8))
            {
                function = ReadPart(ref reader, "function", function);
                Check(ref reader, function <= MaxFunction, FunctionOutOfRange, function);
            }
            else
            {
                throw SpecJsonRead.UnknownMember(ref reader, What, "`bus`, `device`, `function`");
            }
        }

        return new PciPath(
            bus ?? throw SpecJsonRead.MissingMember(start, What, "bus"),
            device ?? throw SpecJsonRead.MissingMember(start, What, "device"),
            function ?? throw SpecJsonRead.MissingMember(start, What, "function"));
    }

    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, PciPath value)
    {
        writer.WriteStartObject();
        writer.WriteNumber("bus"u8, value.Bus);
        writer.WriteNumber("device"u8, value.Device);
        writer.WriteNumber("function"u8, value.Function);
        writer.WriteEndObject();
    }

    static bool ISpecJson<PciPath>.TryRead(ref SpecFastReader reader, out PciPath value)
    {
        byte bus = 0, device = 0, function = 0;
        var isPath = reader.Begin()
            && reader.Member("bus"u8) && reader.Byte(out bus)
            && reader.Member("device"u8) && reader.Byte(out device)
            && reader.Member("function"u8) && reader.Byte(out function)
            && reader.End()
            && device <= MaxDevice
            && function <= MaxFunction;
        value = isPath ? new PciPath(bus, device, function) : default;
        return isPath;
    }

    static bool ISpecJson<PciPath>.TryWrite(ref SpecFastWriter writer, PciPath value) =>
        writer.Begin()
        && writer.Member("bus"u8) && writer.Byte(value.Bus)
        && writer.Member("device"u8) && writer.Byte(value.Device)
        && writer.Member("function"u8) && writer.Byte(value.Function)
        && writer.End();

    /// <inheritdoc/>
    public int CompareTo(PciPath other) => Packed.CompareTo(other.Packed);

    /// <summary>The path's text, such as <c>0.16.0</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Bus}.{Device}.{Function}");

    /// <summary>The path's text, such as <c>0.16.0</c>.</summary>
    /// <param name="format">Ignored: there is one format.</param>
    /// <param name="formatProvider">Ignored: the text is the same everywhere.</param>
    /// <returns>The text.</returns>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>Writes the path's text, such as <c>0.16.0</c>.</summary>
    /// <param name="destination">Where to write.</param>
    /// <param name="charsWritten">The number of characters written.</param>
    /// <param name="format">Ignored: there is one format.</param>
    /// <param name="provider">Ignored: the text is the same everywhere.</param>
    /// <returns>Whether the text fitted.</returns>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        destination.TryWrite(CultureInfo.InvariantCulture, $"{Bus}.{Device}.{Function}", out charsWritten);

    private int Packed => (Bus << 16) | (Device << 8) | Function;

    private static bool TryParsePart(string text, byte max, out byte part) =>
        byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out part) && part <= max;

    private static byte ReadPart(ref Utf8JsonReader reader, string name, byte? found)
    {
        if (found is not null)
        {
            throw SpecJsonRead.DuplicateMember(ref reader, name);
        }

        reader.Read();
        return SpecJsonRead.Byte(ref reader);
    }

    private static void Check(ref Utf8JsonReader reader, bool inRange, Func<byte, string> message, byte? part)
    {
        if (!inRange)
        {
            throw SpecJsonRead.At(reader.TokenStartIndex, message(part.GetValueOrDefault()));
        }
    }

    private static string DeviceOutOfRange(byte device) => $"PCI device {device} outside range of 0-{MaxDevice}";

    private static string FunctionOutOfRange(byte function) => $"PCI function {function} outside range of 0-{MaxFunction}";
}
