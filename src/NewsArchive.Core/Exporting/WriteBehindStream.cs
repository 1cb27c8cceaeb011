using System.Buffers;

namespace NewsArchive.Exporting;

/// <summary>Collects what is written, synchronously or not, and passes it on in pieces, asynchronously only.</summary>
/// <remarks>
/// A response refuses synchronous writes, and the ZIP archives of .NET make some whatever is asked of them: closing an entry
/// purges its <c>DeflateStream</c> synchronously. What is written so waits here for the next asynchronous write. An entry leaves
/// a few hundred kilobytes at most, so memory stays flat however long the export is. Flushing passes nothing on: only whole
/// pieces and <see cref="CompleteAsync"/> do, so a failure in the first piece leaves the output untouched.
/// </remarks>
/// <param name="output">Where to; it is never closed.</param>
/// <param name="cancellation">From then on nothing is passed on, whoever writes: what is disposed writes its rest without being asked.</param>
internal sealed class WriteBehindStream(Stream output, CancellationToken cancellation) : Stream
{
    private const int Piece = 1 << 16;

    private readonly ArrayBufferWriter<byte> _waiting = new(Piece);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Passes the rest on: everything was written.</summary>
    public async Task CompleteAsync()
    {
        if (_waiting.WrittenCount == 0)
            return;
        await PassOnAsync(_waiting.WrittenMemory);
        _waiting.ResetWrittenCount();
    }

    public override void Write(ReadOnlySpan<byte> buffer) => _waiting.Write(buffer);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_waiting.WrittenCount + buffer.Length > Piece)
            await CompleteAsync();
        if (buffer.Length > Piece)
            await PassOnAsync(buffer);
        else
            Write(buffer.Span);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    // Writing to a reader who has left is no failure: it is asked about each time.
    private ValueTask PassOnAsync(ReadOnlyMemory<byte> piece)
    {
        cancellation.ThrowIfCancellationRequested();
        return output.WriteAsync(piece, cancellation);
    }
}
