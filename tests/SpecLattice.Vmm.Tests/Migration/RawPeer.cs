using System.Text;
using SpecLattice.Serialization;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Tests.Migration;

/// <summary>A peer that says what a test wants it to.</summary>
internal sealed class RawPeer(IMessageChannel channel) : IAsyncDisposable
{
    public async Task GreetAsync(TargetHello hello)
    {
        await TextAsync("speclattice-migrate-json/1");
        var answer = await channel.ReceiveAsync(Time());
        Assert.Equal("speclattice-migrate-json/1", Encoding.UTF8.GetString(answer.Bytes.Span));
        await DocumentAsync(hello);
    }

    public async Task TextAsync(string text) => await channel.SendAsync(ChannelMessageKind.Text, Encoding.UTF8.GetBytes(text), Time());

    public async Task BytesAsync(params byte[] bytes) => await channel.SendAsync(ChannelMessageKind.Binary, bytes, Time());

    public Task DocumentAsync<T>(T document)
        where T : ISpecJson<T> => BytesAsync([.. SpecJson.SerializeToUtf8Bytes(document), (byte)MessageTag.Serialized]);

    public async Task<MigrationMessage> ReceiveAsync() => MessageCodec.Decode(await channel.ReceiveAsync(Time()), new MigrationLimits());

    public async Task<T> DocumentAsync<T>()
        where T : ISpecJson<T>
    {
        var message = await ReceiveAsync();
        Assert.Equal(MessageTag.Serialized, message.Tag);
        return SpecJson.Deserialize<T>(message.Body.Span);
    }

    public async Task<MigrationError> ErrorAsync()
    {
        var message = await ReceiveAsync();
        Assert.Equal(MessageTag.Error, message.Tag);
        return ErrorDocuments.ToError(SpecJson.Deserialize<ErrorDocument>(message.Body.Span));
    }

    public ValueTask DisposeAsync() => channel.DisposeAsync();

    private static CancellationToken Time() => new CancellationTokenSource(TimeSpan.FromMinutes(5)).Token;
}
