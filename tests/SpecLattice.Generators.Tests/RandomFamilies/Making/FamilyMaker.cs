using SpecLattice.Generators.Tests.RandomFamilies.Shapes;

namespace SpecLattice.Generators.Tests.RandomFamilies.Making;

/// <summary>Makes a random family: its first version, and a history.</summary>
internal sealed class FamilyMaker
{
    private readonly Random _random;
    private readonly FamilyShape _family;
    private readonly Dictionary<int, List<TypeVersion>> _worlds = [];
    private int _lineages;

    private FamilyMaker(Random random, string name)
    {
        _random = random;
        _family = new FamilyShape { Name = name };
    }

    /// <summary>Makes a family.</summary>
    /// <param name="seed">What it is made from.</param>
    /// <param name="name">Its name.</param>
    /// <param name="count">How many versions it has; few unless given.</param>
    public static FamilyShape Make(int seed, string name, int? count = null)
    {
        var maker = new FamilyMaker(new Random(seed), name);
        maker.Begin();

        // Conversions grow with the square of the versions: most families are short.
        var few = maker._random.Pick([2, 2, 2, 3, 3, 3, 4, 4, 5, 6]);
        var versions = count ?? few;
        var previous = 1;
        for (var i = 1; i < versions; i++)
        {
            // Sparse, and now and then a branch beside the last version.
            var version = maker._worlds.Keys.Max() + (maker._random.Chance(0.2) ? 2 : 1);
            var after = maker._random.Chance(0.15) ? maker._random.Pick(maker._worlds.Keys.ToList()) : previous;
            maker.Evolve(after, version);
            previous = version;
        }

        maker.AddShortcut();
        return maker._family;
    }

    /// <summary>Now and then a hand-written conversion from the newest version to the one before its predecessor: no other pair has a shorter way by it.</summary>
    private void AddShortcut()
    {
        var newest = _family.Versions[^1];
        if (_random.Chance(0.2) && newest.Older?.Older is RecordVersion older)
        {
            _family.Shortcuts.Add((older, newest));
        }
    }

    /// <summary>Makes the first version: the spec, and the parts behind it, which it and those before them can hold.</summary>
    private void Begin()
    {
        List<TypeVersion> world = [new RecordVersion(new Lineage(Lineage.Root, _family.Name), 1, null)];
        var parts = _random.Next(2, 5);
        for (var i = 0; i < parts; i++)
        {
            world.Add(NewPart(1));
        }

        for (var i = world.Count - 1; i >= 0; i--)
        {
            new TypeEditor(_random, world, i).Fill();
        }

        Finish(1, world, world);
    }

    private void Evolve(int after, int version)
    {
        var old = _worlds[after];
        var edited = old.Select((_, i) => i == 0 || _random.Chance(0.35)).ToList();
        var changed = Spread(old, edited);
        var world = old.Select((type, i) => changed[i] ? type.Next(version) : type).ToList();
        if (_random.Chance(0.3))
        {
            world.Add(NewPart(version));
        }

        for (var i = world.Count - 1; i >= 0; i--)
        {
            var editor = new TypeEditor(_random, world, i);
            if (i >= old.Count)
            {
                editor.Fill();
            }
            else if (changed[i])
            {
                editor.CarryOn();
                if (edited[i])
                {
                    editor.Edit();
                }
            }
        }

        Finish(version, world, world.Where(type => !old.Contains(type)));
    }

    /// <summary>A type changes where one that it holds changes.</summary>
    private static List<bool> Spread(List<TypeVersion> world, List<bool> edited)
    {
        var changed = edited.ToList();
        var before = -1;
        while (before != changed.Count(flag => flag))
        {
            before = changed.Count(flag => flag);
            for (var i = 0; i < world.Count; i++)
            {
                changed[i] = changed[i] || world[i].Types.SelectMany(Parts).Any(part => changed[world.IndexOf(part)]);
            }
        }

        return changed;
    }

    /// <summary>The parts inside a type.</summary>
    public static IEnumerable<TypeVersion> Parts(TypeShape type) => type switch
    {
        PartShape part => [part.Version],
        NullableShape nullable => Parts(nullable.Inner),
        ItemsShape items => Parts(items.Item),
        MapShape map => Parts(map.Item),
        _ => [],
    };

    private TypeVersion NewPart(int version)
    {
        _lineages++;
        var number = _lineages.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return _random.Next(5) switch
        {
            0 or 1 => new RecordVersion(new Lineage("Part" + number, _family.Name), version, null),
            2 or 3 => new UnionVersion(new Lineage("Union" + number, _family.Name), version, null, _random.Pick(Enum.GetValues<Layout>())),
            _ => new EnumVersion(new Lineage("Enum" + number, _family.Name), version, null),
        };
    }

    private void Finish(int version, List<TypeVersion> world, IEnumerable<TypeVersion> made)
    {
        _worlds.Add(version, world);
        _family.Types.AddRange(made);
        _family.Versions.Add((RecordVersion)world[0]);
    }
}
