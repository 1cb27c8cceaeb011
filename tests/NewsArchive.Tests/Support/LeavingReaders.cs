using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace NewsArchive.Tests.Support;

/// <summary>Holds an answer after its first piece until its reader has left, and counts what is written to it afterwards.</summary>
internal sealed class LeavingReaders : IStartupFilter
{
    /// <summary>The header by which such a reader is known.</summary>
    public const string Header = "X-Leaving";

    private readonly Channel<int> _writes = Channel.CreateUnbounded<int>();

    /// <summary>Waits until the site has finished with such a reader.</summary>
    public ValueTask<int> WritesAfterAsync() => _writes.Reader.ReadAsync();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            if (!context.Request.Headers.ContainsKey(Header))
            {
                await rest(context);
                return;
            }

            var body = new HeldBody(context.Response.Body, context.RequestAborted);
            context.Response.Body = body;
            try
            {
                await rest(context);
            }
            finally
            {
                _writes.Writer.TryWrite(body.Later);
            }
        });
        next(app);
    };

    private sealed class HeldBody(Stream answer, CancellationToken left) : MemoryStream
    {
        public int Later { get; private set; }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (left.IsCancellationRequested)
            {
                Later++;
                return;
            }

            await answer.WriteAsync(buffer, cancellationToken);
            await answer.FlushAsync(cancellationToken);
            var gone = new TaskCompletionSource();
            await using (left.Register(gone.SetResult))
                await gone.Task;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
