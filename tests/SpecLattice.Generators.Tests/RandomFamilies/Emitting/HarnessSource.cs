using SpecLattice.Generators.Tests.RandomFamilies.Checking;
using SpecLattice.Generators.Tests.RandomFamilies.Shapes;
using static SpecLattice.Generators.Tests.RandomFamilies.Emitting.CodeText;

namespace SpecLattice.Generators.Tests.RandomFamilies.Emitting;

/// <summary>Writes what makes random values of a family's types, and hands them to a visitor that knows their type.</summary>
internal static class HarnessSource
{
    public const string EntryType = "Harness";
    public const string EntryMethod = "Visit";

    private const string Dice = "global::SpecLattice.Generators.Tests.RandomFamilies.Checking.ValueDice";
    private const string Visitor = "global::SpecLattice.Generators.Tests.RandomFamilies.Checking.IValueVisitor";

    /// <summary>The entry point for all families of a compilation: <c>Visit(family, version, dice, visitor)</c>.</summary>
    public static string WriteEntry(IReadOnlyList<FamilyShape> families)
    {
        var code = new CodeText();
        code.Open($"public static class {EntryType}");
        code.Open($"public static void {EntryMethod}(string family, int version, {Dice} dice, {Visitor} visitor)");
        code.Open("switch (family, version)");
        foreach (var family in families)
        {
            foreach (var version in family.Versions)
            {
                code.Line($"case (\"{family.Name}\", {Number(version.Version)}):");
                code.Line($"    visitor.Visit<global::{family.Name}.VersionedRoot>(global::{family.Name}.Makers.{MakerOf(version)}(dice));");
                code.Line("    break;");
            }
        }

        code.Line("default: throw new global::System.ArgumentOutOfRangeException(nameof(family));");
        code.Close();
        code.Close();
        code.Close();
        return code.ToString();
    }

    public static string WriteMakers(FamilyShape family)
    {
        var code = new CodeText();
        var declared = new DeclaredValues(family);
        code.Open($"namespace {family.Name}");
        code.Open("internal static class Makers");
        foreach (var type in family.Types)
        {
            code.Open($"internal static {type.Reference} {MakerOf(type)}({Dice} d)");
            switch (type)
            {
                case RecordVersion record:
                    WriteRecord(code, record, declared);
                    break;
                case UnionVersion union:
                    WriteChoice(code, union.Cases.Select(candidate => candidate.Payload is { } payload
                        ? $"new {union.Reference}({Make(payload)})"
                        : $"new {union.Reference}(new {union.Reference}.{candidate.Name}())").ToList());
                    break;
                case EnumVersion choice:
                    WriteChoice(code, choice.Members.Select(member => $"{choice.Reference}.{member.Name}").ToList());
                    break;
            }

            code.Close();
        }

        code.Close();
        code.Close();
        return code.ToString();
    }

    private static void WriteRecord(CodeText code, RecordVersion record, DeclaredValues declared)
    {
        code.Open($"return new {record.Reference}");
        foreach (var member in record.Members)
        {
            var constants = declared.Of(member)
                .Select(value => DeclaredCode.Expression(value, member.Type, record.Reference, member.Name))
                .Distinct()
                .ToList();
            var made = Make(member.Type);
            code.Line(constants.Count == 0
                ? $"{member.Name} = {made},"
                : $"{member.Name} = d.Plain() ? d.Of<{member.Type.Code}>({string.Join(", ", constants)}) : {made},");
        }

        code.Close(";");
    }

    private static void WriteChoice(CodeText code, List<string> choices)
    {
        code.Open($"return d.Choice({Number(choices.Count)}) switch");
        for (var i = 0; i < choices.Count; i++)
        {
            code.Line($"{(i == choices.Count - 1 ? "_" : Number(i))} => {choices[i]},");
        }

        code.Close(";");
    }

    private static string Make(TypeShape type) => type switch
    {
        LeafShape { Keyword: "bool" } => "d.Bool()",
        LeafShape { Keyword: "double" } => "d.Fraction()",
        LeafShape { Keyword: "string" } => "d.Text()",
        LeafShape => "d.Uuid()",
        IntegerShape integer => $"d.Number<{integer.Keyword}>()",
        PartShape part => $"{MakerOf(part.Version)}(d)",
        NullableShape nullable => $"d.{(IsValueType(nullable.Inner) ? "OrNullValue" : "OrNull")}<{nullable.Inner.Code}>(static d => {Make(nullable.Inner)})",
        ItemsShape items => $"d.{items.Kind}<{items.Item.Code}>(static d => {Make(items.Item)})",
        MapShape map => $"d.Map<{map.Key.Code}, {map.Item.Code}>(static d => {(map.Key is LeafShape { Keyword: "string" } ? "d.Key()" : Make(map.Key))}, static d => {Make(map.Item)})",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Cannot be made."),
    };

    private static bool IsValueType(TypeShape type) => type switch
    {
        LeafShape leaf => leaf.Keyword != "string",
        IntegerShape => true,
        PartShape part => part.Version is not RecordVersion,
        ItemsShape items => items.Kind == CollectionKind.Array,
        _ => false,
    };

    private static string MakerOf(TypeVersion type) => $"{type.Lineage.Name}V{Number(type.Version)}";
}

/// <summary>The values that matter to conversions of a member: whatever is declared for it in any version.</summary>
internal sealed class DeclaredValues
{
    private readonly Dictionary<Member, List<(Value Value, TypeShape Type)>> _values = [];

    public DeclaredValues(FamilyShape family)
    {
        foreach (var record in family.Types.OfType<RecordVersion>())
        {
            foreach (var member in record.Members)
            {
                Add(member, member.Absent, member.Type);
                Add(member, member.Default, member.Type);
            }

            foreach (var (member, absent) in record.Removed)
            {
                Add(member, absent, member.Type);
            }
        }
    }

    public IEnumerable<Value> Of(Member member) => _values.TryGetValue(First(member), out var values)
        ? values.Where(value => value.Type.Equals(member.Type)).Select(value => value.Value)
        : [];

    private void Add(Member member, Value? value, TypeShape type)
    {
        if (value is not null)
        {
            var first = First(member);
            _values.TryAdd(first, []);
            _values[first].Add((value, type));
        }
    }

    private static Member First(Member member) => member.Older is { } older ? First(older) : member;
}
