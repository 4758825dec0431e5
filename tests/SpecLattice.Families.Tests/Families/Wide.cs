// Records with more members than a mask has bits, and unions with more cases.
using SpecLattice;

namespace SpecLattice.Families.Tests.Families.V1
{
    [Spec("wide", 1)]
    public sealed partial record Wide
    {
        public required int M00 { get; init; }

        public required int M01 { get; init; }

        public required int M02 { get; init; }

        public required int M03 { get; init; }

        public required int M04 { get; init; }

        public required int M05 { get; init; }

        public required int M06 { get; init; }

        public required int M07 { get; init; }

        public required int M08 { get; init; }

        public required int M09 { get; init; }

        public required int M10 { get; init; }

        public required int M11 { get; init; }

        public required int M12 { get; init; }

        public required int M13 { get; init; }

        public required int M14 { get; init; }

        public required int M15 { get; init; }

        public required int M16 { get; init; }

        public required int M17 { get; init; }

        public required int M18 { get; init; }

        public required int M19 { get; init; }

        public required int M20 { get; init; }

        public required int M21 { get; init; }

        public required int M22 { get; init; }

        public required int M23 { get; init; }

        public required int M24 { get; init; }

        public required int M25 { get; init; }

        public required int M26 { get; init; }

        public required int M27 { get; init; }

        public required int M28 { get; init; }

        public required int M29 { get; init; }

        public required int M30 { get; init; }

        public required int M31 { get; init; }

        public required int M32 { get; init; }

        public required int M33 { get; init; }

        public required int M34 { get; init; }

        public required int M35 { get; init; }

        public required int M36 { get; init; }

        public required int M37 { get; init; }

        public required int M38 { get; init; }

        public required int M39 { get; init; }

        public required int M40 { get; init; }

        public required int M41 { get; init; }

        public required int M42 { get; init; }

        public required int M43 { get; init; }

        public required int M44 { get; init; }

        public required int M45 { get; init; }

        public required int M46 { get; init; }

        public required int M47 { get; init; }

        public required int M48 { get; init; }

        public required int M49 { get; init; }

        public required int M50 { get; init; }

        public required int M51 { get; init; }

        public required int M52 { get; init; }

        public required int M53 { get; init; }

        public required int M54 { get; init; }

        public required int M55 { get; init; }

        public required int M56 { get; init; }

        public required int M57 { get; init; }

        public required int M58 { get; init; }

        public required int M59 { get; init; }

        public required int M60 { get; init; }

        public required int M61 { get; init; }

        public required int M62 { get; init; }

        public required int M63 { get; init; }

        public required int M64 { get; init; }

        public required int M65 { get; init; }

        public required int M66 { get; init; }

        public required int M67 { get; init; }

        public required int M68 { get; init; }

        public required int M69 { get; init; }

        public required int M70 { get; init; }

        public required int M71 { get; init; }

        public required int M72 { get; init; }

        public required int M73 { get; init; }

        public required int M74 { get; init; }

        public required int M75 { get; init; }

        public required int M76 { get; init; }

        public required int M77 { get; init; }

        public required int M78 { get; init; }

        public required int M79 { get; init; }

        public required SpecMap<string, Menu> Menus { get; init; }
    }

    [SpecPart(1)]
    public sealed partial record Dish
    {
        public required string Name { get; init; }
    }

    [SpecPart(1)]
    [SpecUnion(Tag = "kind", Content = "value")]
    [Case<Dish>("dish")]
    [UnitCase("C00")]
    [UnitCase("C01")]
    [UnitCase("C02")]
    [UnitCase("C03")]
    [UnitCase("C04")]
    [UnitCase("C05")]
    [UnitCase("C06")]
    [UnitCase("C07")]
    [UnitCase("C08")]
    [UnitCase("C09")]
    [UnitCase("C10")]
    [UnitCase("C11")]
    [UnitCase("C12")]
    [UnitCase("C13")]
    [UnitCase("C14")]
    [UnitCase("C15")]
    [UnitCase("C16")]
    [UnitCase("C17")]
    [UnitCase("C18")]
    [UnitCase("C19")]
    [UnitCase("C20")]
    [UnitCase("C21")]
    [UnitCase("C22")]
    [UnitCase("C23")]
    [UnitCase("C24")]
    [UnitCase("C25")]
    [UnitCase("C26")]
    [UnitCase("C27")]
    [UnitCase("C28")]
    [UnitCase("C29")]
    [UnitCase("C30")]
    [UnitCase("C31")]
    [UnitCase("C32")]
    [UnitCase("C33")]
    [UnitCase("C34")]
    [UnitCase("C35")]
    [UnitCase("C36")]
    [UnitCase("C37")]
    [UnitCase("C38")]
    [UnitCase("C39")]
    [UnitCase("C40")]
    [UnitCase("C41")]
    [UnitCase("C42")]
    [UnitCase("C43")]
    [UnitCase("C44")]
    [UnitCase("C45")]
    [UnitCase("C46")]
    [UnitCase("C47")]
    [UnitCase("C48")]
    [UnitCase("C49")]
    [UnitCase("C50")]
    [UnitCase("C51")]
    [UnitCase("C52")]
    [UnitCase("C53")]
    [UnitCase("C54")]
    [UnitCase("C55")]
    [UnitCase("C56")]
    [UnitCase("C57")]
    [UnitCase("C58")]
    [UnitCase("C59")]
    [UnitCase("C60")]
    [UnitCase("C61")]
    [UnitCase("C62")]
    [UnitCase("C63")]
    [UnitCase("C64")]
    [UnitCase("C65")]
    [UnitCase("C66")]
    [UnitCase("C67")]
    [UnitCase("C68")]
    [UnitCase("C69")]
    public readonly partial struct Menu;
}

namespace SpecLattice.Families.Tests.Families.V2
{
    [Spec("wide", 2)]
    public sealed partial record Wide
    {
        public required int M00 { get; init; }

        public required int M01 { get; init; }

        public required int M02 { get; init; }

        public required int M03 { get; init; }

        public required int M04 { get; init; }

        public required int M05 { get; init; }

        public required int M06 { get; init; }

        public required int M07 { get; init; }

        public required int M08 { get; init; }

        public required int M09 { get; init; }

        public required int M10 { get; init; }

        public required int M11 { get; init; }

        public required int M12 { get; init; }

        public required int M13 { get; init; }

        public required int M14 { get; init; }

        public required int M15 { get; init; }

        public required int M16 { get; init; }

        public required int M17 { get; init; }

        public required int M18 { get; init; }

        public required int M19 { get; init; }

        public required int M20 { get; init; }

        public required int M21 { get; init; }

        public required int M22 { get; init; }

        public required int M23 { get; init; }

        public required int M24 { get; init; }

        public required int M25 { get; init; }

        public required int M26 { get; init; }

        public required int M27 { get; init; }

        public required int M28 { get; init; }

        public required int M29 { get; init; }

        public required int M30 { get; init; }

        public required int M31 { get; init; }

        public required int M32 { get; init; }

        public required int M33 { get; init; }

        public required int M34 { get; init; }

        public required int M35 { get; init; }

        public required int M36 { get; init; }

        public required int M37 { get; init; }

        public required int M38 { get; init; }

        public required int M39 { get; init; }

        public required int M40 { get; init; }

        public required int M41 { get; init; }

        public required int M42 { get; init; }

        public required int M43 { get; init; }

        public required int M44 { get; init; }

        public required int M45 { get; init; }

        public required int M46 { get; init; }

        public required int M47 { get; init; }

        public required int M48 { get; init; }

        public required int M49 { get; init; }

        public required int M50 { get; init; }

        public required int M51 { get; init; }

        public required int M52 { get; init; }

        public required int M53 { get; init; }

        public required int M54 { get; init; }

        public required int M55 { get; init; }

        public required int M56 { get; init; }

        public required int M57 { get; init; }

        public required int M58 { get; init; }

        public required int M59 { get; init; }

        public required int M60 { get; init; }

        public required int M61 { get; init; }

        public required int M62 { get; init; }

        public required int M63 { get; init; }

        public required int M64 { get; init; }

        public required int M65 { get; init; }

        public required int M66 { get; init; }

        public required int M67 { get; init; }

        public required int M68 { get; init; }

        public required int M69 { get; init; }

        public required int M70 { get; init; }

        public required int M71 { get; init; }

        public required int M72 { get; init; }

        public required int M73 { get; init; }

        public required int M74 { get; init; }

        public required int M75 { get; init; }

        public required int M76 { get; init; }

        public required int M77 { get; init; }

        public required int M78 { get; init; }

        public required int M79 { get; init; }

        [Added(7)]
        public required int Extra { get; init; }

        public required SpecMap<string, Menu> Menus { get; init; }
    }

    [SpecPart(2)]
    [SpecUnion(Tag = "kind", Content = "value")]
    [Case<V1.Dish>("dish")]
    [UnitCase("C00")]
    [UnitCase("C01")]
    [UnitCase("C02")]
    [UnitCase("C03")]
    [UnitCase("C04")]
    [UnitCase("C05")]
    [UnitCase("C06")]
    [UnitCase("C07")]
    [UnitCase("C08")]
    [UnitCase("C09")]
    [UnitCase("C10")]
    [UnitCase("C11")]
    [UnitCase("C12")]
    [UnitCase("C13")]
    [UnitCase("C14")]
    [UnitCase("C15")]
    [UnitCase("C16")]
    [UnitCase("C17")]
    [UnitCase("C18")]
    [UnitCase("C19")]
    [UnitCase("C20")]
    [UnitCase("C21")]
    [UnitCase("C22")]
    [UnitCase("C23")]
    [UnitCase("C24")]
    [UnitCase("C25")]
    [UnitCase("C26")]
    [UnitCase("C27")]
    [UnitCase("C28")]
    [UnitCase("C29")]
    [UnitCase("C30")]
    [UnitCase("C31")]
    [UnitCase("C32")]
    [UnitCase("C33")]
    [UnitCase("C34")]
    [UnitCase("C35")]
    [UnitCase("C36")]
    [UnitCase("C37")]
    [UnitCase("C38")]
    [UnitCase("C39")]
    [UnitCase("C40")]
    [UnitCase("C41")]
    [UnitCase("C42")]
    [UnitCase("C43")]
    [UnitCase("C44")]
    [UnitCase("C45")]
    [UnitCase("C46")]
    [UnitCase("C47")]
    [UnitCase("C48")]
    [UnitCase("C49")]
    [UnitCase("C50")]
    [UnitCase("C51")]
    [UnitCase("C52")]
    [UnitCase("C53")]
    [UnitCase("C54")]
    [UnitCase("C55")]
    [UnitCase("C56")]
    [UnitCase("C57")]
    [UnitCase("C58")]
    [UnitCase("C59")]
    [UnitCase("C60")]
    [UnitCase("C61")]
    [UnitCase("C62")]
    [UnitCase("C63")]
    [UnitCase("C64")]
    [UnitCase("C65")]
    [UnitCase("C66")]
    [UnitCase("C67")]
    [UnitCase("C68")]
    [UnitCase("C69")]
    [UnitCase("C70")]
    public readonly partial struct Menu;
}
