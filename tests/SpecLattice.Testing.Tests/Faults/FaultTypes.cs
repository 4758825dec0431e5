namespace SpecLattice.Testing.Tests.Faults;

/// <summary>Each fault as a type.</summary>
public static class FaultTypes
{
    public sealed class None : IFault
    {
        public static Fault Fault => Faults.Fault.None;
    }

    public sealed class AcceptedChangesNumber : IFault
    {
        public static Fault Fault => Faults.Fault.AcceptedChangesNumber;
    }

    public sealed class AcceptedForgetsMore : IFault
    {
        public static Fault Fault => Faults.Fault.AcceptedForgetsMore;
    }

    public sealed class UpChangesNumber : IFault
    {
        public static Fault Fault => Faults.Fault.UpChangesNumber;
    }

    public sealed class UpMergesNumbers : IFault
    {
        public static Fault Fault => Faults.Fault.UpMergesNumbers;
    }

    public sealed class DownDropsLabel : IFault
    {
        public static Fault Fault => Faults.Fault.DownDropsLabel;
    }

    public sealed class DownForgetsTags : IFault
    {
        public static Fault Fault => Faults.Fault.DownForgetsTags;
    }

    public sealed class DirectAcceptsTags : IFault
    {
        public static Fault Fault => Faults.Fault.DirectAcceptsTags;
    }

    public sealed class DirectRefusesEverything : IFault
    {
        public static Fault Fault => Faults.Fault.DirectRefusesEverything;
    }

    public sealed class ReportNamesWrongPlace : IFault
    {
        public static Fault Fault => Faults.Fault.ReportNamesWrongPlace;
    }

    public sealed class ReportNamesTooMuch : IFault
    {
        public static Fault Fault => Faults.Fault.ReportNamesTooMuch;
    }

    public sealed class ReportNamesTooLittle : IFault
    {
        public static Fault Fault => Faults.Fault.ReportNamesTooLittle;
    }

    public sealed class ReportNamesThePlaceAround : IFault
    {
        public static Fault Fault => Faults.Fault.ReportNamesThePlaceAround;
    }

    public sealed class ReportLeadsNowhere : IFault
    {
        public static Fault Fault => Faults.Fault.ReportLeadsNowhere;
    }

    public sealed class ReportHasWrongAbsentValue : IFault
    {
        public static Fault Fault => Faults.Fault.ReportHasWrongAbsentValue;
    }

    public sealed class ReportHasWrongKind : IFault
    {
        public static Fault Fault => Faults.Fault.ReportHasWrongKind;
    }

    public sealed class ReportHasWrongVersions : IFault
    {
        public static Fault Fault => Faults.Fault.ReportHasWrongVersions;
    }

    public sealed class ReportHasWrongStep : IFault
    {
        public static Fault Fault => Faults.Fault.ReportHasWrongStep;
    }

    public sealed class ReaderTruncatesNumber : IFault
    {
        public static Fault Fault => Faults.Fault.ReaderTruncatesNumber;
    }

    public sealed class ReaderRefusesLongLabel : IFault
    {
        public static Fault Fault => Faults.Fault.ReaderRefusesLongLabel;
    }

    public sealed class WriterForgetsLabel : IFault
    {
        public static Fault Fault => Faults.Fault.WriterForgetsLabel;
    }

    public sealed class WriterAddsMember : IFault
    {
        public static Fault Fault => Faults.Fault.WriterAddsMember;
    }

    public sealed class WriterDiffersEachTime : IFault
    {
        public static Fault Fault => Faults.Fault.WriterDiffersEachTime;
    }

    public sealed class WriterSortsTagsAway : IFault
    {
        public static Fault Fault => Faults.Fault.WriterSortsTagsAway;
    }

    public sealed class EqualityIgnoresTags : IFault
    {
        public static Fault Fault => Faults.Fault.EqualityIgnoresTags;
    }

    public sealed class UnknownIsWrittenAgain : IFault
    {
        public static Fault Fault => Faults.Fault.UnknownIsWrittenAgain;
    }

    public sealed class FloorIsTooLow : IFault
    {
        public static Fault Fault => Faults.Fault.FloorIsTooLow;
    }

    public sealed class FloorIsTooHigh : IFault
    {
        public static Fault Fault => Faults.Fault.FloorIsTooHigh;
    }

    public sealed class ConversionChangesItsInput : IFault
    {
        public static Fault Fault => Faults.Fault.ConversionChangesItsInput;
    }

    public sealed class ConversionThrows : IFault
    {
        public static Fault Fault => Faults.Fault.ConversionThrows;
    }
}
