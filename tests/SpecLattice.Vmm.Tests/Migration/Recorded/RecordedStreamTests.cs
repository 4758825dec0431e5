using System.Collections.Immutable;
using System.Text;
using SpecLattice.Vmm.Migration.Payloads;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;
using SpecLattice.Vmm.Migration.Wire;

namespace SpecLattice.Vmm.Tests.Migration.Recorded;

/// <summary>What an earlier build sent is read, and written byte for byte as that build wrote it.</summary>
public sealed class RecordedStreamTests
{
    public static TheoryData<string> Names => [.. RecordedStream.Names];

    /// <summary>The migrations that came as far as the devices' state.</summary>
    public static TheoryData<string> NamesWithState =>
        [.. RecordedStream.Names.Where(name => RecordedStream.Read(name).Any(message => message.Document == "phase" && message.Body.AsSpan().IndexOf("\"payloads\""u8) >= 0))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_message_is_read_and_written_as_it_was(string name)
    {
        var stream = RecordedStream.Read(name);
        Assert.NotEmpty(stream);
        foreach (var message in stream.Where(message => message.Kind == ChannelMessageKind.Binary))
        {
            var read = MessageCodec.Decode(new ChannelMessage(message.Kind, message.Bytes), new MigrationLimits());
            Assert.Equal(message.Tag, read.Tag);
            Assert.Equal(message.Bytes, read switch
            {
                { Pages: { } pages } => MessageCodec.Encode(read.Tag, read.Range, pages),
                { Tag: MessageTag.MemQuery or MessageTag.MemEnd } => MessageCodec.Encode(read.Tag, read.Range),
                _ => [.. read.Body.Span, (byte)read.Tag],
            });
        }

        Assert.All(stream.Where(message => message.Kind == ChannelMessageKind.Text), message =>
        {
            var text = Encoding.UTF8.GetString(message.Bytes);
            Assert.Equal(text, ProtocolOffer.Format(ProtocolOffer.Parse(text)));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_document_is_read_and_written_as_it_was(string name)
    {
        var documents = RecordedStream.Read(name).Where(message => message.Kind == ChannelMessageKind.Binary && message.Document is not null).ToList();
        Assert.NotEmpty(documents);
        Assert.All(documents, message =>
            Assert.Equal(Encoding.UTF8.GetString(message.Body), Encoding.UTF8.GetString(DocumentRewriting.Rewrite(message.Document!, message.Body))));
    }

    [Fact]
    public void The_recordings_have_every_document_and_every_message()
    {
        var messages = RecordedStream.Names.SelectMany(name => RecordedStream.Read(name)).ToList();
        Assert.Equal(["error", "hello", "phase", "preamble"], messages.Select(message => message.Document).OfType<string>().Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            Enum.GetValues<MessageTag>().Except([MessageTag.Challenge, MessageTag.Ready]),
            messages.Where(message => message.Kind == ChannelMessageKind.Binary).Select(message => message.Tag).Distinct().Order());
        Assert.Contains(messages, message => message is { FromSource: true, Document: "error" });
        Assert.Contains(messages, message => message is { FromSource: false, Document: "error" });
        Assert.Contains(messages, message => message.Connection == 2);
    }

    /// <summary>From what is read to the state of a machine, and back with the version chosen by what the target offered.</summary>
    [Theory]
    [MemberData(nameof(NamesWithState))]
    public void Every_state_is_chosen_and_written_as_it_was(string name)
    {
        var stream = RecordedStream.Read(name);
        var sent = stream.Where(message => message is { Document: "phase" }).SelectMany(message => DocumentRewriting.Payloads(message.Body)).ToList();
        Assert.NotEmpty(sent);
        var own = name.StartsWith("older-payloads", StringComparison.Ordinal) ? StreamRecorder.Old : ImmutableDictionary<string, int>.Empty;
        var offer = DocumentRewriting.Offer(stream.First(message => message.Document == "hello").Body);
        var announced = DocumentRewriting.Inventory(stream.First(message => message.Document == "preamble").Body);
        var choices = new MachinePayloads(own).Choose(MachinePayloads.Join(sent, announced), offer);
        Assert.All(choices, choice => Assert.Null(choice.Refusal));
        Assert.Equal(sent.Select(DocumentRewriting.Text), choices.Select(choice => DocumentRewriting.Text(choice.Payload!)));
    }

    [Fact]
    public void Odd_and_hostile_documents_are_understood_or_refused_as_they_were()
    {
        var outcomes = RecordedStream.ReadOutcomes();
        Assert.Equal(DocumentInputs.All.Count, outcomes.Count);
        Assert.All(DocumentInputs.All.Zip(outcomes), pair =>
        {
            var ((document, json), outcome) = pair;
            var now = DocumentRewriting.Outcome(document, json);
            if (outcome.StartsWith("refused ", StringComparison.Ordinal))
            {
                // The words may differ, not the verdict. A message says where, and has an end.
                Assert.StartsWith("refused ", now, StringComparison.Ordinal);
                Assert.Contains(" (at ", now, StringComparison.Ordinal);
                Assert.InRange(now.Length, 20, 600);
                return;
            }

            Assert.Equal(outcome, now);
        });
    }
}
