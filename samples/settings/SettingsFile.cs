using System.Text;
using Editor.Model;
using SpecLattice;

namespace Editor;

/// <summary>A settings file that people edit by hand. It is read with comments, and replaced as a whole or not at all.</summary>
internal sealed class SettingsFile(string path)
{
    private static readonly SpecJsonOptions Options = new() { AllowComments = true, AllowTrailingCommas = true, WriteIndented = true };

    /// <summary>Reads the file.</summary>
    /// <exception cref="SpecJsonException">It is not a settings file; the message says where and why.</exception>
    public AnySettings Read() => SpecJson.Deserialize<AnySettings>(File.ReadAllBytes(path), Options);

    /// <summary>Writes the file: a new one beside it first, down to the disk, which then takes its place. Whatever happens in between, the old file or the new one is there, whole.</summary>
    /// <param name="settings">What to write.</param>
    /// <param name="beforeRename">Called when the new file is complete and the old one still in its place.</param>
    public void Write(AnySettings settings, Action? beforeRename = null)
    {
        var made = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            using (var file = new FileStream(made, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(Encoding.UTF8.GetBytes(SpecJson.Serialize(settings, Options) + "\n"));
                file.Flush(flushToDisk: true);
            }

            beforeRename?.Invoke();
            File.Move(made, path, overwrite: true);
        }
        finally
        {
            File.Delete(made);
        }
    }
}
