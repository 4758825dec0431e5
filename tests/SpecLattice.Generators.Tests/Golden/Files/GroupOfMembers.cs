// shows: *.Conversions
using System.Collections.Generic;
using SpecLattice;

namespace Golden.V1
{
    [Spec("person", 1)]
    public sealed partial record Person
    {
        public required string FullName { get; init; }

        public required byte Age { get; init; }
    }
}

namespace Golden.V2
{
    [Spec("person", 2)]
    public sealed partial record Person
    {
        public required string GivenName { get; init; }

        public required string LastName { get; init; }

        public required int Age { get; init; }

        [SpecConversion(nameof(GivenName), nameof(LastName), From = [nameof(V1.Person.FullName)])]
        internal static Conversion<(string Given, string Last)> Split(string fullName) => fullName.Split(' ') is [var given, var last]
            ? (given, last)
            : Conversion.Refuse("it is not a given name and a last name");

        [SpecConversion(nameof(GivenName), nameof(LastName), From = [nameof(V1.Person.FullName)])]
        internal static string Join(string given, string last) => $"{given} {last}";
    }
}

namespace Golden
{
    public static class Example
    {
        public static IEnumerable<string> Run()
        {
            var person = new V1.Person { FullName = "Ada Lovelace", Age = 36 }.ToV2().GetValueOrThrow();
            yield return person.ToString(); //> Person { GivenName = Ada, LastName = Lovelace, Age = 36 }
            yield return person.ToV1().GetValueOrThrow().ToString(); //> Person { FullName = Ada Lovelace, Age = 36 }
            yield return new V1.Person { FullName = "Plato", Age = 80 }.ToV2().Losses.ToString();
            //> /FullName: it is not a given name and a last name (1 -> 2, person)
            yield return (person with { LastName = "King Noel", Age = 300 }).ToV1().Losses.ToString();
            //> /GivenName: converting down to before version 2 and back up gives a different value (2 -> 1, person)
            //> /Age: the number is not between 0 and 255, the range on the other side of version 2 (2 -> 1, person)
        }
    }
}
