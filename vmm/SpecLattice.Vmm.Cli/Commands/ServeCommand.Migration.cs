using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Migration.Reports;

namespace SpecLattice.Vmm.Cli.Commands;

/// <content>What a server can be told of migrations.</content>
internal static partial class ServeCommand
{
    private static readonly Option<int> FramePages = CommonOptions.Number(
        "--frame-pages", "N", 1, MigrationLimits.MaxFramePages, MigrationLimits.MaxFramePages, "How many pages go into one message of a migration.");

    private static readonly Option<int> ProtocolMax = CommonOptions.Number(
        "--protocol-max", "N", 1, VmmHostOptions.NewestProtocol, VmmHostOptions.NewestProtocol, "The newest migration protocol to speak; 1 has no checksums.");

    private static readonly Option<int> PeerTimeout = CommonOptions.Number(
        "--peer-timeout", "SECONDS", 1, 3600, 30, "How long a migration waits for a peer that sends nothing.");

    private static readonly Option<ImmutableDictionary<string, int>> PayloadMax = new("--payload-max")
    {
        Description = "The newest version of a kind of device state to offer, read and send, such as uart-16550=1: so the server stands in for an older build. "
            + "May be given several times.",
        HelpName = "KIND=N",
        DefaultValueFactory = _ => ImmutableDictionary<string, int>.Empty,
        CustomParser = ParsePayloadMax,
    };

    private static readonly Option<LossPolicy> AllowDiscard = new("--allow-discard")
    {
        Description = "A member that may be discarded in a migration to a server that has no room for it, such as instance-spec.note: only where the authors of the versions discard it on purpose. "
            + "Without this, such a migration is refused. May be given several times.",
        HelpName = "FAMILY.MEMBER",
        DefaultValueFactory = _ => LossPolicy.Nothing,
        CustomParser = ParseAllowDiscard,
    };

    private static readonly Option<int> MaxDowntime = CommonOptions.Number(
        "--max-downtime", "MS", 0, 600_000, 50, "How long the guest should be paused at most, in milliseconds: memory is sent again while it runs, until what is left takes no longer.");

    private static readonly Option<int> MaxRounds = CommonOptions.Number(
        "--max-rounds", "N", 1, 1000, 8, "How many times memory is sent at most while the guest runs.");

    private static readonly Option<bool> RequireDowntime = CommonOptions.Flag(
        "--require-downtime", "Give a migration up, instead of pausing the guest for longer than --max-downtime, where --max-rounds were not enough.");

    private static readonly Option<int> PauseLimit = CommonOptions.Number(
        "--pause-limit", "SECONDS", 1, 3600, 10, "How long the guest is paused at most before the target is told to run it, however the target behaves; then the migration fails and the guest runs on.");

    private static readonly Option<bool> PreparedIds = CommonOptions.Flag(
        "--prepared-ids", "Send the VM only under an id that POST /instance/migrate, and so `vmm migrate`, has made at this server.");

    private static MigrationLimits ReadMigration(ParseResult parsed) => new()
    {
        FramePages = parsed.GetValue(FramePages),
        IdleTimeout = TimeSpan.FromSeconds(parsed.GetValue(PeerTimeout)),
        DowntimeBudget = TimeSpan.FromMilliseconds(parsed.GetValue(MaxDowntime)),
        MaxRounds = parsed.GetValue(MaxRounds),
        RequireDowntimeBudget = parsed.GetValue(RequireDowntime),
        PauseLimit = TimeSpan.FromSeconds(parsed.GetValue(PauseLimit)),
    };

    private static LossPolicy? ParseAllowDiscard(ArgumentResult result)
    {
        var allowed = LossPolicy.Nothing;
        foreach (var token in result.Tokens)
        {
            if (token.Value.Split('.') is not [var family, { Length: > 0 } member] || !VmmHostOptions.Families.Contains(family))
            {
                result.AddError($"--allow-discard: expected FAMILY.MEMBER, where families are {string.Join(", ", VmmHostOptions.Families)}; found `{token.Value}`");
                return null;
            }

            allowed = allowed.Or(LossPolicy.Member(family, member, $"--allow-discard {token.Value}").DeclaredOnly());
        }

        return allowed;
    }

    private static ImmutableDictionary<string, int>? ParsePayloadMax(ArgumentResult result)
    {
        var limits = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var token in result.Tokens)
        {
            var parts = token.Value.Split('=');
            if (parts is not [var kind, var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                || VmmHostOptions.PayloadKinds.GetValueOrDefault(kind) is not (> 0 and var newest) || version < 1 || version > newest)
            {
                var known = string.Join(", ", VmmHostOptions.PayloadKinds.Where(pair => pair.Value > 1).Select(pair => $"{pair.Key} (1 to {pair.Value})"));
                result.AddError($"--payload-max: expected KIND=N, where kinds with several versions are {known}; found `{token.Value}`");
                return null;
            }

            limits[kind] = version;
        }

        return limits.ToImmutable();
    }
}
