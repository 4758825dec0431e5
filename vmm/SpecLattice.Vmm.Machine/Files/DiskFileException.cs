namespace SpecLattice.Vmm.Machine.Files;

/// <summary>A file cannot hold a disk's contents. The message says why, and nothing about files outside the disk roots.</summary>
/// <param name="message">What is wrong.</param>
public sealed class DiskFileException(string message) : Exception(message);
