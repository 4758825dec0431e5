using System.Diagnostics;
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

    /// <summary>
    /// Writes the file: a new one beside it first, down to the disk, which then takes its place. Whatever happens in between, the old file or the new one is there, whole. What a crash left of a new file
    /// is written over the next time.
    /// </summary>
    /// <param name="settings">What to write.</param>
    /// <param name="crashAfter">To try it: how many bytes of the new file are written before the process is killed.</param>
    public void Write(AnySettings settings, int? crashAfter = null)
    {
        var bytes = Encoding.UTF8.GetBytes(SpecJson.Serialize(settings, Options) + "\n");
        var made = $"{path}.new";
        try
        {
            using (var file = new FileStream(made, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                file.Write(bytes.AsSpan(0, Math.Clamp(crashAfter ?? bytes.Length, 0, bytes.Length)));
                file.Flush(flushToDisk: true);
            }

            if (crashAfter is not null)
            {
                Process.GetCurrentProcess().Kill();
            }

            File.Move(made, path, overwrite: true);
        }
        catch (IOException)
        {
            File.Delete(made);
            throw;
        }
    }
}
