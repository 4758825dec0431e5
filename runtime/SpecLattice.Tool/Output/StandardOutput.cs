using System.Text;

namespace SpecLattice.Tool.Output;

/// <summary>
/// The standard output. The console's own stream says nothing when the reader of a pipe has gone (<c>spec ... | head -1</c>), so the command would work on for nobody.
/// </summary>
internal static class StandardOutput
{
    /// <summary>Makes <see cref="Console.Out"/> end the command once nobody reads any longer.</summary>
    public static void Use()
    {
        if (Console.IsOutputRedirected)
        {
            // The console prepares the terminal when something is first written: now, and not in the middle of a line.
            Console.OpenStandardOutput().Write([]);
            Console.SetOut(new StreamWriter(Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true });
        }
    }

    /// <summary>Opens the standard output for bytes.</summary>
    public static Stream Open()
    {
        if (Console.IsOutputRedirected && !OperatingSystem.IsWindows())
        {
            // Only pipes: a file may be shared with the standard error, whose place in it the console's stream respects.
            var pipe = new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!pipe.CanSeek)
            {
                return new Pipe(pipe);
            }
        }

        return Console.OpenStandardOutput();
    }

    /// <summary>A pipe that tells a reader who has gone from other errors.</summary>
    private sealed class Pipe(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            try
            {
                inner.Write(buffer);
            }
            catch (IOException error)
            {
                throw new OutputClosedException(error);
            }
        }
    }
}

/// <summary>Nobody reads the output any longer.</summary>
internal sealed class OutputClosedException(Exception inner) : Exception("the output is closed", inner);
