using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Instances;

namespace SpecLattice.Vmm.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary>An option that names a server.</summary>
    public static Option<Uri> Server(string name, string description) => MayBeServer(name, description, isRequired: true);

    /// <summary>An option that names a server, and may be left out unless it is required.</summary>
    public static Option<Uri> MayBeServer(string name, string description, bool isRequired = false) => new(name)
    {
        Description = description,
        HelpName = "ADDR",
        Required = isRequired,
        CustomParser = ParseServer,
    };

    /// <summary>An option that takes an API version; null where it is not given.</summary>
    public static Option<int?> ApiVersion(string description) => new("--api-version")
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => ParseNumber(result, 1, VmmHostOptions.NewestApi),
    };

    /// <summary>An option that takes a number of a range.</summary>
    public static Option<int> Number(string name, string helpName, int least, int most, int standard, string description) => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => standard,
        CustomParser = result => ParseNumber(result, least, most) ?? standard,
    };

    /// <summary>An option that is there or not.</summary>
    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    private static int? ParseNumber(ArgumentResult result, int least, int most)
    {
        var text = result.Tokens[^1].Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        result.AddError($"{NameOf(result)}: expected a number from {least} to {most}, found `{text}`");
        return null;
    }

    private static Uri? ParseServer(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        var scheme = text.StartsWith("https://", StringComparison.Ordinal) ? "https" : text.StartsWith("http://", StringComparison.Ordinal) ? "http" : ClientAccess.Scheme;
        var address = text.StartsWith(scheme + "://", StringComparison.Ordinal) ? text[(scheme.Length + 3)..].TrimEnd('/') : text;
        if (SocketAddress.TryParse(address, out var parsed) && parsed.Port != 0)
        {
            return new Uri($"{scheme}://{parsed}/");
        }

        result.AddError($"{NameOf(result)}: expected an address such as 127.0.0.1:12400 or http://127.0.0.1:12400 (no host names), found `{text}`");
        return null;
    }

    private static string NameOf(ArgumentResult result) => result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name;
}
