using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Migration;

/// <summary>A VM that was saved to a file: what a migration sends, in parts, each with a digest of all that comes before its end.</summary>
/// <remarks>
/// After the first line, <c>speclattice-vm/1</c>, a part is its kind (1 byte), the length of its body (4 bytes, little-endian), the body, and XxHash128 over the whole file up to there (16 bytes). The parts are the
/// instance's properties, the preamble, any number of pieces of memory (the number of the first page, 8 bytes, and up to 256 pages), the state of the devices, that of the server, and an end without a body.
/// </remarks>
public sealed class SavedVm
{
    private const int DigestBytes = 16;
    private const int HeadBytes = 5;
    private const int MaxBody = 64 << 20;

    /// <summary>The number of the protocol whose documents are in the files.</summary>
    internal const int Protocol = 2;

    private SavedVm(InstanceProperties properties, Preamble preamble, GuestRam ram, Phase devices, Phase server) =>
        (Properties, Preamble, Ram, Devices, Server) = (properties, preamble, ram, devices, server);

    /// <summary>What the instance is called, and whose it is.</summary>
    public InstanceProperties Properties { get; }

    internal Preamble Preamble { get; }

    internal GuestRam Ram { get; }

    internal Phase Devices { get; }

    internal Phase Server { get; }

    private static ReadOnlySpan<byte> FirstLine => "speclattice-vm/1\n"u8;

    private enum Part : byte
    {
        Properties = 1,
        Preamble,
        Memory,
        Devices,
        Server,
        End,
    }

    /// <summary>Reads a VM, all of it: whoever uses it then knows that nothing is missing or changed.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is damaged, cut off, or no saved VM; the message says where.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SavedVm Read(string path)
    {
        using var reader = new Reader(path);
        try
        {
            var properties = SpecJson.Deserialize<InstanceProperties>(reader.Next(Part.Properties));
            var preamble = SpecJson.Deserialize<Preamble>(reader.Next(Part.Preamble), AnySize);
            if (preamble.MemoryBytes is 0 or > GuestRam.MaxSize || preamble.MemoryBytes % GuestRam.Mebibyte != 0)
            {
                throw reader.Wrong("the memory has no size that a VM can have");
            }

            var ram = new GuestRam(preamble.MemoryBytes);
            var body = reader.Next(Part.Memory, Part.Devices, out var part);
            while (part == Part.Memory)
            {
                AddMemory(reader, ram, body);
                body = reader.Next(Part.Memory, Part.Devices, out part);
            }

            var devices = SpecJson.Deserialize<Phase>(body, AnySize);
            var server = SpecJson.Deserialize<Phase>(reader.Next(Part.Server), AnySize);
            reader.Next(Part.End);
            reader.RequireEnd();
            return new SavedVm(properties, preamble, ram, devices, server);
        }
        catch (SpecJsonException problem)
        {
            throw reader.Wrong(problem.Message);
        }
    }

    /// <summary>Writes a VM, and makes sure that the disk has it.</summary>
    internal static void Write(string path, InstanceProperties properties, Preamble preamble, GuestRam ram, Phase devices, Phase server)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var writer = new Writer(file);
        writer.Add(Part.Properties, SpecJson.SerializeToUtf8Bytes(properties));
        writer.Add(Part.Preamble, SpecJson.SerializeToUtf8Bytes(preamble, AnySize));
        var piece = new byte[sizeof(long) + (Reports.MigrationLimits.MaxFramePages * GuestRam.PageSize)];
        foreach (var range in ram.PopulatedPages())
        {
            for (var first = range.First; first < range.End; first += Reports.MigrationLimits.MaxFramePages)
            {
                var pages = new PageRange(first, Math.Min(Reports.MigrationLimits.MaxFramePages, range.End - first));
                BinaryPrimitives.WriteInt64LittleEndian(piece, first);
                var contents = piece.AsSpan(sizeof(long), (int)pages.Bytes);
                ram.ReadPages(pages, contents);
                if (contents.ContainsAnyExcept((byte)0))
                {
                    writer.Add(Part.Memory, piece.AsSpan(0, sizeof(long) + contents.Length));
                }
            }
        }

        writer.Add(Part.Devices, SpecJson.SerializeToUtf8Bytes(devices, AnySize));
        writer.Add(Part.Server, SpecJson.SerializeToUtf8Bytes(server, AnySize));
        writer.Add(Part.End, []);
        file.Flush(flushToDisk: true);
    }

    private static SpecJsonOptions AnySize { get; } = new() { MaxBytes = int.MaxValue };

    private static void AddMemory(Reader reader, GuestRam ram, ReadOnlySpan<byte> piece)
    {
        var pages = (piece.Length - sizeof(long)) / GuestRam.PageSize;
        if (piece.Length <= sizeof(long) || (piece.Length - sizeof(long)) % GuestRam.PageSize != 0)
        {
            throw reader.Wrong("a piece of memory is not of whole pages");
        }

        var first = BinaryPrimitives.ReadInt64LittleEndian(piece);
        if (first < 0 || first > ram.PageCount - pages)
        {
            throw reader.Wrong("a piece of memory is outside the VM's");
        }

        ram.WritePages(new PageRange(first, pages), piece[sizeof(long)..]);
    }

    private sealed class Writer
    {
        private readonly XxHash128 _digest = new();
        private readonly Stream _file;

        public Writer(Stream file)
        {
            _file = file;
            Put(FirstLine);
        }

        public void Add(Part part, ReadOnlySpan<byte> body)
        {
            Span<byte> head = stackalloc byte[HeadBytes];
            head[0] = (byte)part;
            BinaryPrimitives.WriteInt32LittleEndian(head[1..], body.Length);
            Put(head);
            Put(body);
            Put(_digest.GetCurrentHash());
        }

        private void Put(ReadOnlySpan<byte> bytes)
        {
            _file.Write(bytes);
            _digest.Append(bytes);
        }
    }

    private sealed class Reader : IDisposable
    {
        private readonly XxHash128 _digest = new();
        private readonly string _path;
        private readonly FileStream _file;
        private long _part;

        public Reader(string path)
        {
            (_path, _file) = (path, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16));
            var line = new byte[FirstLine.Length];
            if (_file.ReadAtLeast(line, line.Length, throwOnEndOfStream: false) < line.Length || !FirstLine.SequenceEqual(line))
            {
                _file.Dispose();
                throw new InvalidDataException($"{path}: at byte 0: no saved VM, or one of another version; expected it to begin with `speclattice-vm/1`");
            }

            _digest.Append(line);
        }

        public ReadOnlySpan<byte> Next(Part part) => Next(part, part, out _);

        public ReadOnlySpan<byte> Next(Part one, Part other, out Part found)
        {
            _part = _file.Position;
            var head = Take(HeadBytes);
            var length = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(1));
            if (length is < 0 or > MaxBody || length > _file.Length - _file.Position)
            {
                throw Wrong(length is < 0 or > MaxBody ? "the file is damaged: a part is larger than any can be" : "the file is cut off in this part");
            }

            var body = Take(length);
            var expected = _digest.GetCurrentHash();
            if (!Take(DigestBytes).AsSpan().SequenceEqual(expected))
            {
                throw Wrong("the file is damaged in this part: the digests differ");
            }

            found = (Part)head[0];
            return found == one || found == other ? body : throw Wrong($"a part of kind {head[0]} where one of kind {(byte)one} was expected");
        }

        public void RequireEnd()
        {
            if (_file.Position != _file.Length)
            {
                _part = _file.Position;
                throw Wrong("something comes after the end");
            }
        }

        public InvalidDataException Wrong(string problem) => new(string.Create(CultureInfo.InvariantCulture, $"{_path}: at byte {_part}: {problem}"));

        public void Dispose() => _file.Dispose();

        private byte[] Take(int count)
        {
            var bytes = new byte[count];
            if (_file.ReadAtLeast(bytes, count, throwOnEndOfStream: false) < count)
            {
                throw Wrong("the file is cut off in this part");
            }

            _digest.Append(bytes);
            return bytes;
        }
    }
}
