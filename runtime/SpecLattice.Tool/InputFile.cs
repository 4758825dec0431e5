namespace SpecLattice.Tool;

/// <summary>A file that the command line names.</summary>
internal static class InputFile
{
    /// <summary>Makes sure that a file is there to be read.</summary>
    /// <exception cref="CommandException">It is not.</exception>
    public static void Require(string path)
    {
        if (Directory.Exists(path))
        {
            throw new CommandException($"{path} is a directory, expected a file");
        }

        if (!File.Exists(path))
        {
            throw new CommandException($"there is no file {path}");
        }
    }
}
