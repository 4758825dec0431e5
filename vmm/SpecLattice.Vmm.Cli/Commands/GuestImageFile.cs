using System.Collections.Immutable;

namespace SpecLattice.Vmm.Cli.Commands;

/// <summary>A program in a file, for a guest.</summary>
internal static class GuestImageFile
{
    /// <summary>Reads it; null where no file is named.</summary>
    /// <exception cref="CommandException">It cannot be read, or is too large.</exception>
    public static ImmutableArray<byte>? Read(FileInfo? file)
    {
        const int MaxBytes = 64 << 20;
        if (file is null)
        {
            return null;
        }

        try
        {
            return file.Length is > 0 and <= MaxBytes
                ? [.. File.ReadAllBytes(file.FullName)]
                : throw CommandException.BadInput($"--guest-image: {file.FullName} has {file.Length} bytes, expected 1 to {MaxBytes}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CommandException.BadInput($"--guest-image: {error.Message}", error);
        }
    }
}
