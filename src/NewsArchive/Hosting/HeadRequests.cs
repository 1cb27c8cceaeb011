using Microsoft.AspNetCore.Http.Features;

namespace NewsArchive.Hosting;

/// <summary>Answers HEAD with the status and headers of GET: the endpoint runs as for GET until its body begins, and is then stopped.</summary>
internal sealed class HeadRequests(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        var (answer, reader) = (context.Features.GetRequiredFeature<IHttpResponseBodyFeature>(), context.RequestAborted);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(reader);
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(new NoBody(answer, enough), answer));
        context.RequestAborted = enough.Token;
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested && !reader.IsCancellationRequested)
        {
            // The headers went out, which was all that was wanted.
        }
        finally
        {
            context.Features.Set(answer);
            context.RequestAborted = reader;
        }
    }

    // With the first byte of the body the headers are final: they go out, and the endpoint is asked to stop. An endpoint that
    // writes on all the same, because the rest of its body is at hand, does so in vain.
    private sealed class NoBody(IHttpResponseBodyFeature answer, CancellationTokenSource enough) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (enough.IsCancellationRequested || buffer.IsEmpty)
                return;
            await answer.StartAsync(cancellationToken);
            await enough.CancelAsync();
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        // As a real response has it.
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("A response is written asynchronously.");

        public override void Flush()
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
