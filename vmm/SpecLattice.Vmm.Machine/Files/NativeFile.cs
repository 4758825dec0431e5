using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SpecLattice.Vmm.Machine.Files;

/// <summary>The calls of 64-bit Linux that open and lock disks.</summary>
internal static partial class NativeFile
{
    /// <summary>The number of <c>openat2</c>, the same on all processors.</summary>
    private const nint OpenAt2Number = 437;

    private const ulong ReadOnly = 0;
    private const ulong ReadWrite = 2;
    private const ulong NoControllingTerminal = 0x100;
    private const ulong NonBlocking = 0x800;
    private const ulong CloseOnExec = 0x80000;
    private const ulong PathOnly = 0x200000;
    private const ulong NoMagicLinks = 0x02;
    private const ulong Beneath = 0x08;

    private const int CurrentDirectory = -100;
    private const int EmptyPath = 0x1000;
    private const uint TypeWanted = 1;
    private const int StatBytes = 256;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xf000;
    private const int Directory = 0x4000;
    private const int RegularFile = 0x8000;

    private const int SetLock = 37;

    /// <summary>Opens a directory to look for files beneath.</summary>
    /// <exception cref="DiskFileException">There is none, or the kernel cannot look beneath it.</exception>
    public static SafeFileHandle OpenDirectory(string path)
    {
        var directory = OpenAt2(CurrentDirectory, path, PathOnly | CloseOnExec, resolve: 0);
        if (directory.IsInvalid)
        {
            var error = Marshal.GetLastPInvokeError();
            throw new DiskFileException(error == Errno.NotImplemented
                ? $"{path}: disks cannot be in files on this host: its kernel cannot keep paths beneath a directory (openat2, Linux 5.6)"
                : $"{path}: the disk root cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}");
        }

        if (TypeOf(directory) != Directory)
        {
            directory.Dispose();
            throw new DiskFileException($"{path}: the disk root is not a directory");
        }

        return directory;
    }

    /// <summary>The path of what is open, without links.</summary>
    public static string RealPath(SafeFileHandle file) => File.ResolveLinkTarget($"/proc/self/fd/{file.DangerousGetHandle()}", returnFinalTarget: false)?.FullName ?? "/";

    /// <summary>Opens a regular file beneath a directory.</summary>
    /// <exception cref="DiskFileException">It cannot be opened.</exception>
    public static SafeFileHandle OpenBeneath(SafeFileHandle directory, string path, bool isReadOnly)
    {
        var file = OpenAt2(
            directory.DangerousGetHandle(), path, (isReadOnly ? ReadOnly : ReadWrite) | NonBlocking | NoControllingTerminal | CloseOnExec, Beneath | NoMagicLinks);
        if (file.IsInvalid)
        {
            throw new DiskFileException(Explain(Marshal.GetLastPInvokeError()));
        }

        if (TypeOf(file) == RegularFile)
        {
            return file;
        }

        file.Dispose();
        throw new DiskFileException(NotRegular);
    }

    /// <summary>Locks a byte of a file against those who have it open elsewhere, in this process too. Does not wait.</summary>
    /// <exception cref="DiskFileException">It is locked.</exception>
    public static void Lock(SafeFileHandle file, long position, bool shared)
    {
        if (!TrySetLock(file, shared ? LockType.Read : LockType.Write, position))
        {
            var error = Marshal.GetLastPInvokeError();
            throw new DiskFileException(error is Errno.TryAgain or Errno.NotAllowed
                ? "the file is in use by another disk, of this VM or another one"
                : $"the file cannot be locked: {Marshal.GetPInvokeErrorMessage(error)}");
        }
    }

    /// <summary>Unlocks a byte of a file.</summary>
    public static void Unlock(SafeFileHandle file, long position) => TrySetLock(file, LockType.None, position);

    private const string NotRegular = "it is not a regular file";

    private static string Explain(int error) => error switch
    {
        Errno.NoEntry or Errno.NotDirectory => "there is no such file",
        Errno.CrossesOut or Errno.Loop => "the path leads out of its disk root, or in a circle",
        Errno.NotAllowed or Errno.NotPermitted or Errno.ReadOnlySystem => "the server may not open it",
        Errno.IsDirectory or Errno.NoDevice or Errno.NoSuchDevice => NotRegular,
        Errno.TryAgain or Errno.Busy => "the file is in use by another program",
        _ => $"it cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}",
    };

    private static SafeFileHandle OpenAt2(nint directory, string path, ulong flags, ulong resolve)
    {
        var how = new OpenHow { Flags = flags, Resolve = resolve };
        return new SafeFileHandle(OpenAt2(OpenAt2Number, directory, path, how, (nuint)Marshal.SizeOf<OpenHow>()), ownsHandle: true);
    }

    /// <summary>The type of what is open: some bits of its mode; 0 where that cannot be found out.</summary>
    private static int TypeOf(SafeFileHandle file)
    {
        Span<byte> state = stackalloc byte[StatBytes];
        return Stat(file, "", EmptyPath, TypeWanted, state) == 0 ? MemoryMarshal.Read<ushort>(state[ModeOffset..]) & TypeMask : 0;
    }

    private static bool TrySetLock(SafeFileHandle file, LockType type, long position) =>
        SetFileLock(file, SetLock, new FileLock { Type = type, Start = position, Length = 1 }) == 0;

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenAt2(nint number, nint directory, string path, in OpenHow how, nuint size);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(SafeFileHandle file, string path, int flags, uint mask, Span<byte> state);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int SetFileLock(SafeFileHandle file, int command, in FileLock description);

    [StructLayout(LayoutKind.Sequential)]
    private struct OpenHow
    {
        public ulong Flags;
        public ulong Mode;
        public ulong Resolve;
    }

    /// <summary>The kernel's <c>struct flock</c>. Locks belong to what was opened, not to the process.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct FileLock
    {
        public LockType Type;
        public short Whence;
        public long Start;
        public long Length;
        public int Process;
    }

    private enum LockType : short
    {
        Read = 0,
        Write = 1,
        None = 2,
    }

    private static class Errno
    {
        public const int NotPermitted = 1;
        public const int NoEntry = 2;
        public const int NoDevice = 6;
        public const int TryAgain = 11;
        public const int NotAllowed = 13;
        public const int Busy = 16;
        public const int CrossesOut = 18;
        public const int NoSuchDevice = 19;
        public const int NotDirectory = 20;
        public const int IsDirectory = 21;
        public const int ReadOnlySystem = 30;
        public const int NotImplemented = 38;
        public const int Loop = 40;
    }
}
