using SpecLattice.Families.Tests.Families;
using SpecLattice.Schemas;
using SpecLattice.Testing.Tests.Zoo;
using SpecLattice.Vmm.Api;

namespace SpecLattice.Testing.Tests;

/// <summary>What sums say of their schemas, which values are made from.</summary>
public sealed class SchemaTests
{
    [Fact]
    public void Odd_names_and_defaults_cannot_be_misread()
    {
        Assert.Equal(
            """
            record unknown=refused
              Cages: map<string,#1> required
              Counts: map<uuid,list<int32?>> required
              Even: scalar(integer: an even number from 0 to 254) optional=Zero
              Gates: map<int64,#2> required
              Note: string optional="n/a\u000a\"none\""
              Small: sbyte required
              Words: set<string> required
            union Internal tag="kind of" content= unknown=refused
              animal: #3
              "empty cage": unit
            union External tag= content= unknown=refused
              Closed: unit
              animal: #3
            record unknown=refused
              Mood: #4 optional="very-calm"
              Weight: double? optional=null
              "pet name: \"x\"": string required
            enum
              "a b:c"
              very-calm

            """.ReplaceLineEndings("\n"),
            VersionedZoo.SchemaOf(1));
        var schema = SpecSchema.Parse(VersionedZoo.SchemaOf(2));
        var animal = schema.Types.OfType<SpecSchemaRecord>().Single(record => record.Members.Any(member => member.Name == "Height"));
        Assert.Contains(animal.Members, member => member.Name == "pet name: \"x\"");
        Assert.Contains(schema.Types.OfType<SpecSchemaRecord>().SelectMany(record => record.Members), member => member is { Name: "Size", Default: "1.5" });
        Assert.Contains(((SpecSchemaRecord)schema.Root).Members, member => member is { Name: "Note", Default: "\"n/a\\u000a\\\"none\\\"\"" });
    }

    [Fact]
    public void Examples_come_from_the_scalars_attributes_and_are_in_no_digest()
    {
        var even = Assert.Single(VersionedZoo.ScalarExamples);

        Assert.Equal("integer: an even number from 0 to 254", even.Scalar);
        Assert.Equal(["0", "2", "254"], even.Examples);
        Assert.Equal(4, AnyInstanceSpec.ScalarExamples.Length);
    }

    [Fact]
    public void Parts_of_other_assemblies_bring_their_schemas()
    {
        Assert.Contains("part:SpecLattice.ForeignParts.Drive@2", VersionedVehicle.SchemaOf(2), StringComparison.Ordinal);
        Assert.Equal(
            ["Drive 1", "Drive 2", "Gear 1", "Gear 2", "Motor 1", "Motor 2"],
            VersionedVehicle.ForeignParts.Select(part => $"{part.Name.Split('.')[^1]} {part.Version}"));
        Assert.Equal(
            "union Adjacent tag=kind content=value unknown=refused\n  Motor: #1\n  None: unit\n"
            + "record unknown=refused\n  Maker: string? optional=null\n  Power: int64 required\n",
            VersionedVehicle.ForeignParts.Single(part => part is { Name: "part:SpecLattice.ForeignParts.Drive", Version: 2 }).Schema);
    }

    [Fact]
    public void A_loss_gives_the_absent_value_as_JSON()
    {
        VersionedZoo zoo = new Zoo.V2.Zoo
        {
            Cages = SpecMap.Create<string, Zoo.V2.Cage>(new KeyValuePair<string, Zoo.V2.Cage>("a", new Zoo.V2.Animal { Name = "b", Height = 2, Usually = Zoo.V2.Mood.Wild })),
            Gates = SpecMap<long, Zoo.V2.Gate>.Empty,
            Counts = SpecMap<Guid, SpecList<int?>>.Empty,
            Words = SpecSet<string>.Empty,
            Small = 0,
            Odder = new Even(2),
            Annex = SpecMap<uint, Zoo.V2.Cage>.Empty,
        };

        Assert.Equal(
            ["/Annex null", "/Cages/a/Height 0", "/Cages/a/Usually \"a b:c\"", "/Odder 0"],
            zoo.ToVersion(1).Losses.Select(loss => $"{loss.Pointer} {loss.AbsentValue}").Order(StringComparer.Ordinal));
    }
}
