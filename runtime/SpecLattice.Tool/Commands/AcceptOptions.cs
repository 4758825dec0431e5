using System.CommandLine;

namespace SpecLattice.Tool.Commands;

/// <summary>The options that say what a conversion may give up, and why.</summary>
internal sealed class AcceptOptions
{
    private readonly Option<string[]> _accept = new("--accept")
    {
        Description = "What may be given up: a member's JSON name, wherever it is, or a place such as /disks/*/label. May be given several times; needs --because.",
        HelpName = "MEMBER|PLACE",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<bool> _declared = new("--accept-declared") { Description = "Give up what the authors of the versions discard on purpose, for their reasons." };

    private readonly Option<bool> _all = new("--accept-all") { Description = "Give up whatever the version does not have; needs --because." };

    private readonly Option<string?> _because = new("--because") { Description = "Why it may be given up. The report repeats it.", HelpName = "REASON" };

    public void AddTo(Command command)
    {
        command.Add(_accept);
        command.Add(_declared);
        command.Add(_all);
        command.Add(_because);
    }

    /// <summary>What may be given up of documents of a family; null where nothing was named.</summary>
    /// <exception cref="CommandException">Something may be given up, and nothing says why; or a reason has nothing that it is for.</exception>
    public LossPolicy? PolicyFor(ParseResult parsed, string family)
    {
        var (named, all, reason) = (parsed.GetValue(_accept) ?? [], parsed.GetValue(_all), parsed.GetValue(_because));
        var needsReason = named.Length > 0 || all;
        if (needsReason && string.IsNullOrWhiteSpace(reason))
        {
            throw new CommandException($"{(all ? "--accept-all" : "--accept")} needs a reason: add --because \"...\", which the report repeats");
        }

        if (!needsReason && reason is not null)
        {
            throw new CommandException("--because gives a reason for nothing: say with --accept or --accept-all what may be given up");
        }

        var policies = named.Select(what => Named(family, what, reason!)).ToList();
        if (all)
        {
            policies.Add(LossPolicy.Family(family, reason!));
        }

        // Where both a caller and an author accept a loss, the report has the author's reason in any case.
        if (parsed.GetValue(_declared))
        {
            policies.Add(LossPolicy.Declared);
        }

        return policies.Count == 0 ? null : policies.Aggregate((one, other) => one.Or(other));
    }

    private static LossPolicy Named(string family, string what, string reason)
    {
        if (string.IsNullOrWhiteSpace(what))
        {
            throw new CommandException("--accept is empty, expected a member's JSON name or a place such as /disks/*/label");
        }

        try
        {
            return what.StartsWith('/') ? LossPolicy.Place(family, what, reason) : LossPolicy.Member(family, what, reason);
        }
        catch (ArgumentException)
        {
            throw new CommandException($"--accept `{what}` is not a place, expected a JSON pointer in which ~ is followed by 0 or 1, and * stands for any one name, key or index");
        }
    }
}
