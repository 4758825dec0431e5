using System.CommandLine;
using SpecLattice.Generators.Locking;
using SpecLattice.Tool.Locking;
using SpecLattice.Tool.Output;
using SpecLattice.Tool.Targets;

namespace SpecLattice.Tool.Commands;

/// <summary><c>spec lock</c>: keeps the file that remembers what shipped.</summary>
internal static class LockCommand
{
    public static Command Create() => new("lock", "Keep specs.lock, which remembers what shipped.") { Update(), Ship(), Check() };

    private static Command Update()
    {
        var target = new TargetOptions();
        var file = LockOption();
        var json = CommonOptions.Json();
        var command = new Command("update", "Bring what has not shipped in line with the code. Shipped lines stay as they are.") { file, json };
        target.AddTo(command);
        command.SetAction(parsed =>
        {
            var code = Read(target, parsed);
            var path = LockStore.PathOf(parsed.GetValue(file), code);
            var before = LockStore.ReadForUpdate(path, code.Facts);
            code.ThrowIfUnknown(before);
            var broken = LockComparer.Compare(before, code.Facts, code.Drafts).Where(finding => LockReport.IsError(finding.Id)).ToList();
            LockStore.Write(path, LockEditor.Update(before, code.Facts));
            var unshipped = code.Facts.Select(fact => fact.Subject).Distinct().Count(subject => !before.Shipped.ContainsKey(subject));
            if (parsed.GetValue(json))
            {
                LockReport.PrintJson(path, before.Shipped.Count, ("unshipped", unshipped), broken);
            }
            else
            {
                Console.WriteLine($"{path}: {Plural.Of(before.Shipped.Count, "version")} shipped, {unshipped} not shipped");
                LockReport.Print(broken, json: false);
            }

            return broken.Count == 0 ? ExitCodes.Done : ExitCodes.No;
        });
        return command;
    }

    private static Command Ship()
    {
        var file = LockOption();
        var project = new TargetOptions();
        var json = CommonOptions.Json();
        var command = new Command("ship", "Mark what has not shipped as shipped: from now on it stays.") { file, json };
        project.AddTo(command);
        command.SetAction(parsed =>
        {
            var catalog = project.Load(parsed);
            var path = LockStore.PathOf(parsed.GetValue(file), catalog);
            var before = LockStore.Read(path);
            var findings = LockComparer.Compare(before, LockStore.FactsOf(catalog), []);
            var isAgreed = findings.Count == 0;
            var (now, all) = isAgreed ? (before.Unshipped.Count, before.Shipped.Count + before.Unshipped.Count) : (0, before.Shipped.Count);
            if (isAgreed)
            {
                LockStore.Write(path, LockEditor.Ship(before));
            }

            if (parsed.GetValue(json))
            {
                LockReport.PrintJson(path, all, ("shipped_now", now), findings);
            }
            else if (isAgreed)
            {
                Console.WriteLine($"{path}: {Plural.Of(now, "version")} shipped now, {all} in all");
            }
            else
            {
                LockReport.Print(findings, json: false);
            }

            return isAgreed ? ExitCodes.Done : throw new CommandException("nothing was shipped: the lock and the code do not agree");
        });
        return command;
    }

    private static Command Check()
    {
        var target = new TargetOptions();
        var file = LockOption();
        var json = CommonOptions.Json();
        var command = new Command("check", "Compare the lock with the code, as the compiler does.") { file, json };
        target.AddTo(command);
        command.SetAction(parsed =>
        {
            var code = Read(target, parsed);
            var findings = LockComparer.Compare(LockStore.Read(LockStore.PathOf(parsed.GetValue(file), code)), code.Facts, code.Drafts);
            LockReport.Print(findings, parsed.GetValue(json));
            return findings.Count == 0 ? ExitCodes.Done : ExitCodes.No;
        });
        return command;
    }

    private static CodeFacts Read(TargetOptions target, ParseResult parsed) =>
        target.FindProject(parsed) is { } project ? CodeFacts.Of(ProjectSource.Read(project)) : CodeFacts.Of(target.Load(parsed));

    private static Option<FileInfo?> LockOption() => new("--lock")
    {
        Description = "The lock file; by default specs.lock beside the project.",
        HelpName = "FILE",
    };
}
