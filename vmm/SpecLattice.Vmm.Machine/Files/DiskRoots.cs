using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace SpecLattice.Vmm.Machine.Files;

/// <summary>The directories of the host beneath which disks may be. No path of a spec leads anywhere else, whatever links and dots are in it.</summary>
/// <remarks>
/// A root is opened once, at the start; the kernel then resolves the rest of a path beneath it (<c>openat2</c> with <c>RESOLVE_BENEATH</c>), so that nothing that
/// changes meanwhile leads out. A kernel without that has no disk roots.
/// </remarks>
public sealed class DiskRoots : IDisposable
{
    private const int MaxPathCharacters = 4096;

    private static readonly SearchValues<char> NotInPaths = SearchValues.Create('\0');

    /// <summary>What is made by the kernel and no place for disks. Memory that is a file system is one.</summary>
    private static readonly string[] KernelDirectories = ["/proc", "/sys", "/dev"];

    private readonly List<(string Prefix, SafeFileHandle Directory)> _roots = [];

    private DiskRoots()
    {
    }

    /// <summary>No directory: every path is refused.</summary>
    public static DiskRoots None { get; } = new();

    /// <summary>Opens the directories.</summary>
    /// <param name="paths">Their paths, as specs begin with them.</param>
    /// <returns>The roots.</returns>
    /// <exception cref="DiskFileException">One cannot be a root.</exception>
    public static DiskRoots Open(IEnumerable<string> paths)
    {
        var roots = new DiskRoots();
        try
        {
            foreach (var path in paths)
            {
                roots.Add(path);
            }

            return roots;
        }
        catch
        {
            roots.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file beneath one of the directories. Never waits for a file that is no disk, such as a pipe.</summary>
    /// <param name="path">The path: that of a root and what is beneath it.</param>
    /// <param name="isReadOnly">Whether it is only read.</param>
    /// <returns>The file, which others may use too until it is claimed.</returns>
    /// <exception cref="DiskFileException">It cannot be opened, or is not beneath a root.</exception>
    public DiskFile OpenFile(string path, bool isReadOnly)
    {
        if (FindProblem(path) is { } problem)
        {
            throw new DiskFileException(problem);
        }

        foreach (var (prefix, directory) in _roots)
        {
            if (path.StartsWith(prefix, StringComparison.Ordinal))
            {
                return new DiskFile(NativeFile.OpenBeneath(directory, path[prefix.Length..], isReadOnly), isReadOnly);
            }
        }

        throw new DiskFileException(_roots.Count == 0
            ? "this server was started without --disk-root, so no disk can be in a file"
            : "the path is not beneath a disk root of this server (--disk-root)");
    }

    /// <summary>Closes the directories. Files that were opened stay open.</summary>
    public void Dispose()
    {
        foreach (var (_, directory) in _roots)
        {
            directory.Dispose();
        }
    }

    private static string? FindProblem(string path) =>
        path.Length == 0 ? "the path is empty"
        : path.AsSpan().ContainsAny(NotInPaths) ? "the path has a NUL character in it"
        : path[0] != '/' ? "the path must be absolute"
        : path.Length > MaxPathCharacters ? $"the path has more than {MaxPathCharacters} characters"
        : null;

    private void Add(string path)
    {
        if (FindProblem(path) is { } problem)
        {
            throw new DiskFileException($"{path}: {problem}");
        }

        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
        {
            throw new DiskFileException($"{path}: disks can be in files on 64-bit Linux only, whose kernel keeps paths beneath a directory");
        }

        var directory = NativeFile.OpenDirectory(path);
        _roots.Add((path.TrimEnd('/') + "/", directory));
        var real = NativeFile.RealPath(directory);
        if (real == "/" || KernelDirectories.Any(kernel => real == kernel || real.StartsWith(kernel + "/", StringComparison.Ordinal)) && !IsSharedMemory(real))
        {
            throw new DiskFileException($"{path}: a disk root cannot be {real}, where the host's own files are");
        }
    }

    private static bool IsSharedMemory(string path) => path == "/dev/shm" || path.StartsWith("/dev/shm/", StringComparison.Ordinal);
}
