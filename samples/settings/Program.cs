using System.CommandLine;
using Editor;
using Editor.Model;
using SpecLattice;

var file = new Argument<FileInfo>("file") { Description = "The settings file." };
var version = new Option<int>("--version") { Description = "The version to go back to.", DefaultValueFactory = _ => 1 };
var crash = new Option<int?>("--crash-after") { Description = "Kill the process, without any cleaning up, when so many bytes of the new file are written." };

var root = new RootCommand("A settings file with comments and settings of plugins, which older and newer releases share.")
{
    new Command("show", "Show the settings as the latest version.") { file },
    new Command("upgrade", "Write the file as the latest version.") { file, crash },
    new Command("downgrade", "Write the file as an older version, if that can hold it.") { file, version },
};
root.Subcommands[0].SetAction(parsed => Guarded(() => Convert(new SettingsFile(Path(parsed)).Read(), 3, settings => Console.WriteLine(SpecJson.Serialize(settings)))));
root.Subcommands[1].SetAction(parsed => Guarded(() =>
{
    var settings = new SettingsFile(Path(parsed));
    return Convert(settings.Read(), 3, newer => settings.Write(newer, parsed.GetValue(crash)));
}));
root.Subcommands[2].SetAction(parsed => Guarded(() =>
{
    var settings = new SettingsFile(Path(parsed));
    return Convert(settings.Read(), parsed.GetValue(version), older => settings.Write(older));
}));
return root.Parse(args).Invoke();

string Path(ParseResult parsed) => parsed.GetRequiredValue(file).FullName;

// What the authors of the versions discard may go, and is told; anything else that would be lost stops it.
static int Convert(AnySettings settings, int version, Action<AnySettings> use)
{
    if (!settings.ToVersion(version).Accept(LossPolicy.Declared).TryTake(out AnySettings? converted, out LossReport report))
    {
        Console.Error.WriteLine($"version {version} cannot hold these settings; the file is as it was:\n{report}");
        return 1;
    }

    use(converted);
    if (report.Count > 0)
    {
        Console.Error.WriteLine($"given up on purpose:\n{report}");
    }

    return 0;
}

static int Guarded(Func<int> action)
{
    try
    {
        return action();
    }
    catch (Exception wrong) when (wrong is SpecJsonException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(wrong.Message);
        return 2;
    }
}
