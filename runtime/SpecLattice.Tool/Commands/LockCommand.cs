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
        var command = new Command("update", "Update the lock's unshipped section to what the code says. Shipped lines stay as they are.") { file, json };
        target.AddTo(command);
        command.SetAction(parsed =>
        {
            var catalog = target.Load(parsed);
            var path = LockStore.PathOf(parsed.GetValue(file), catalog);
            var before = LockStore.ReadForUpdate(path);
            var facts = LockStore.FactsOf(catalog);
            var broken = LockComparer.Compare(before, facts, []).Where(finding => LockReport.IsError(finding.Id)).ToList();
            LockStore.Write(path, LockEditor.Update(before, facts));
            var unshipped = facts.Select(fact => fact.Subject).Distinct().Count(subject => !before.Shipped.ContainsKey(subject));
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
        var command = new Command("ship", "Move the unshipped section into the shipped one. Do this when you release: shipped lines never change again.") { file, json };
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
            var catalog = target.Load(parsed);
            var path = LockStore.PathOf(parsed.GetValue(file), catalog);
            var findings = LockComparer.Compare(LockStore.Read(path), LockStore.FactsOf(catalog), []);
            LockReport.Print(findings, parsed.GetValue(json));
            return findings.Count == 0 ? ExitCodes.Done : ExitCodes.No;
        });
        return command;
    }

    private static Option<FileInfo?> LockOption() => new("--lock")
    {
        Description = "The lock file; by default specs.lock beside the project.",
        HelpName = "FILE",
    };
}
