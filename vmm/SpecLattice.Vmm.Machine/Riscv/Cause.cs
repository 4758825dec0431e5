namespace SpecLattice.Vmm.Machine.Riscv;

/// <summary>The values of <c>mcause</c>.</summary>
internal static class Cause
{
    /// <summary>The bit that tells interrupts from exceptions.</summary>
    public const ulong Interrupt = 1UL << 63;

    public const ulong InstructionAddressMisaligned = 0;
    public const ulong InstructionAccess = 1;
    public const ulong IllegalInstruction = 2;
    public const ulong Breakpoint = 3;
    public const ulong LoadAddressMisaligned = 4;
    public const ulong LoadAccess = 5;
    public const ulong StoreAddressMisaligned = 6;
    public const ulong StoreAccess = 7;
    public const ulong EnvironmentCall = 11;
    public const ulong SoftwareInterrupt = Interrupt | 3;
    public const ulong TimerInterrupt = Interrupt | 7;
    public const ulong ExternalInterrupt = Interrupt | 11;
    public const ulong NonMaskableInterrupt = Interrupt | 16; // the first one that the architecture leaves to platforms

    /// <summary>The host has no memory left to back the guest's: one of the codes that the manual leaves to implementations.</summary>
    public const ulong HostMemoryExhausted = 24;

    /// <summary>A cause in words.</summary>
    public static string Describe(ulong cause) => cause switch
    {
        InstructionAddressMisaligned => "instruction address misaligned",
        InstructionAccess => "instruction access fault",
        IllegalInstruction => "illegal instruction",
        Breakpoint => "breakpoint",
        LoadAddressMisaligned => "load address misaligned",
        LoadAccess => "load access fault",
        StoreAddressMisaligned => "store address misaligned",
        StoreAccess => "store access fault",
        EnvironmentCall => "environment call",
        HostMemoryExhausted => "host memory exhausted",
        SoftwareInterrupt or TimerInterrupt or ExternalInterrupt => "interrupt without a handler",
        _ => $"exception {cause}",
    };
}
