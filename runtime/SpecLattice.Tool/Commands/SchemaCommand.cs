using System.CommandLine;
using SpecLattice.Catalog;
using SpecLattice.Tool.Output;
using SpecLattice.Tool.Schemas;
using SpecLattice.Tool.Targets;

namespace SpecLattice.Tool.Commands;

/// <summary><c>spec schema</c>: a version's schema for other tools.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var target = new TargetOptions();
        var family = CommonOptions.Family(target);
        var version = CommonOptions.OptionalVersion("VERSION", "The version, such as v3; without it, documents of any version, in their envelope.");
        var format = new Option<string>("--format") { Description = "json-schema, openapi, or text: the canonical form that the digest is made of.", DefaultValueFactory = _ => "json-schema" };
        format.AcceptOnlyFromAmong("json-schema", "openapi", "text");
        var json = CommonOptions.Json();
        var command = new Command("schema", "Print a version's schema.") { family, version, format, json };
        target.AddTo(command);
        command.SetAction(parsed =>
        {
            var found = target.Load(parsed).Family(parsed.GetRequiredValue(family));
            if (parsed.GetValue(version) is not { } given)
            {
                PrintFamily(found, parsed.GetValue(format));
                return;
            }

            var number = CommonOptions.ParseVersion(found, given);
            switch (parsed.GetValue(format))
            {
                case "openapi":
                    JsonOutput.Print(writer => SchemaDocument.WriteOpenApi(writer, found, number));
                    break;
                case "text" when !parsed.GetValue(json):
                    Console.WriteLine(found.GetSchema(number).TrimEnd('\n'));
                    break;
                default:
                    JsonOutput.Print(writer => SchemaDocument.WriteJsonSchema(writer, found, number));
                    break;
            }
        });
        return command;
    }

    private static void PrintFamily(SpecFamily family, string? format)
    {
        if (format != "json-schema")
        {
            throw new CommandException($"--format {format} is about one version: name it, such as v{family.Latest}");
        }

        JsonOutput.Print(writer => EnvelopeSchema.Write(writer, family));
    }
}
