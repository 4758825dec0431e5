using System.CommandLine;
using System.Globalization;
using SpecLattice.Catalog;
using SpecLattice.Tool.Targets;

namespace SpecLattice.Tool.Commands;

/// <summary>Options and arguments that several commands have.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    public static Option<FileInfo?> Output() => new("--output", "-o") { Description = "Write to a file.", HelpName = "FILE" };

    /// <summary>The most bytes of a document: a number, or one of KiB, MiB or GiB as <c>64M</c>.</summary>
    public static Option<int> MaxBytes() => new("--max-bytes")
    {
        Description = "The most bytes of a document, such as 64M.",
        HelpName = "BYTES",
        DefaultValueFactory = _ => SpecJsonOptions.Default.MaxBytes,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value.ToUpperInvariant();
            var shift = text.Length == 0 ? 0 : "KMG".IndexOf(text[^1], StringComparison.Ordinal) * 10 + 10;
            if (long.TryParse(shift > 0 ? text[..^1] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number is > 0 and <= int.MaxValue
                && number << shift is var bytes and <= int.MaxValue)
            {
                return (int)bytes;
            }

            result.AddError($"--max-bytes is {result.Tokens[0].Value}, expected 1 to {int.MaxValue}, or a number with K, M or G");
            return 0;
        },
    };

    /// <summary>The limits for documents.</summary>
    public static SpecJsonOptions Limits(int maxBytes) => SpecJsonOptions.Default with { MaxBytes = maxBytes };

    /// <summary>The argument that names a family. The shell completes it from the catalog, where the command line names one.</summary>
    public static Argument<string> Family(TargetOptions target)
    {
        var argument = new Argument<string>("FAMILY") { Description = "The family's name." };
        argument.CompletionSources.Add(context => NamesOf(target, context.ParseResult));
        return argument;
    }

    public static Argument<string> Version(string name, string description) => new(name) { Description = description };

    public static Argument<string?> OptionalVersion(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };

    /// <summary>A version as people write it: <c>3</c> or <c>v3</c>.</summary>
    public static int ParseVersion(SpecFamily family, string text) =>
        VersionText.ParseKnown(family.Name, [.. family.Versions.Select(known => known.Number)], text);

    private static IEnumerable<string> NamesOf(TargetOptions target, ParseResult parsed)
    {
        try
        {
            // Only an assembly: completion must not build a project.
            return parsed.GetValue(target.Assembly) is { } assembly ? LoadedCatalog.Of(assembly.FullName).Families.Select(family => family.Name) : [];
        }
        catch (CommandException)
        {
            return [];
        }
    }
}
