package dev.sixphase.http;

import dev.sixphase.http.HttpException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.apache.hc.core5.http.nio.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * The bytes of a connection as HttpCore's parsers want them: the loop's own read buffer while its callback
 * runs, and a copy of what that left over in between. It is where lines are counted, and where a line that
 * the peer's close cut off is refused; the parsers would take it for whole.
 */
final class ResponseInput implements SessionInputBuffer {
    /** What a line between chunks needs: 16 digits and two ends of lines. More of it is an extension. */
    private static final int PLAIN_CHUNK_LINE_BYTES = 20;
    private static final String TRUST = ": raise the limit if you trust the server";
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final HttpRequest request;
    private ByteBuffer bytes = NOTHING;
    private int headerBytesLeft;
    private boolean borrowed;
    private boolean ended;
    private boolean inBody;

    ResponseInput(final HttpRequest request) {
        this.request = request;
        this.headerBytesLeft = request.limits().maxHeaderBytes();
    }

    /** Adds bytes. They may be read in place until {@link #keep()}. */
    void add(final ByteBuffer fresh) {
        if (!bytes.hasRemaining()) {
            bytes = fresh;
            borrowed = true;
            return;
        }
        bytes = ByteBuffer.allocate(bytes.remaining() + fresh.remaining()).put(bytes).put(fresh).flip();
    }

    /** Copies what is left, because the buffer that it is in goes back to its owner. */
    void keep() {
        if (borrowed) {
            bytes = bytes.hasRemaining() ? ByteBuffer.allocate(bytes.remaining()).put(bytes).flip() : NOTHING;
            borrowed = false;
        }
    }

    /** The peer has sent its last byte. */
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    /** From here on lines are those between chunks and of trailers. */
    void startBody() {
        inBody = true;
    }

    /** {@return a channel that has nothing but the end to tell: the bytes are all here} */
    ReadableByteChannel channel() {
        return new End();
    }

    @Override
    public boolean hasData() {
        return bytes.hasRemaining();
    }

    @Override
    public int length() {
        return bytes.remaining();
    }

    @Override
    public int fill(final ReadableByteChannel source) throws IOException {
        return source.read(NOTHING);
    }

    @Override
    public int read() {
        return bytes.hasRemaining() ? bytes.get() & 0xff : -1;
    }

    @Override
    public int read(final ByteBuffer target, final int maxBytes) {
        final ByteBuffer part = part(Math.min(maxBytes, target.remaining()));
        final int count = part.remaining();
        target.put(part);
        bytes.position(bytes.position() + count);
        return count;
    }

    @Override
    public int read(final ByteBuffer target) {
        return read(target, target.remaining());
    }

    @Override
    public int read(final WritableByteChannel target, final int maxBytes) throws IOException {
        final int count = target.write(part(maxBytes));
        bytes.position(bytes.position() + count);
        return count;
    }

    @Override
    public int read(final WritableByteChannel target) throws IOException {
        return read(target, bytes.remaining());
    }

    @Override
    public boolean readLine(final CharArrayBuffer line, final boolean endOfStream) throws IOException {
        final int lineBytes = lineBytes();
        if (lineBytes == 0 && ended) {
            throw new HttpException(Kind.CONNECTION, request, "the server closed the connection inside "
                + (inBody ? "a body in chunks" : "the head") + " of its response: ask again", null);
        }
        requireWithinLimits(lineBytes == 0 ? bytes.remaining() : lineBytes);
        if (lineBytes == 0) {
            return false;
        }
        for (int i = 0; i < lineBytes; i++) {
            line.append((char) (bytes.get() & 0xff));
        }
        headerBytesLeft -= countedBytes(lineBytes);
        line.setLength(line.length() - 1);
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        requireUnsigned(line);
        return true;
    }

    private void requireWithinLimits(final int lineBytes) throws HttpException {
        final HttpLimits limits = request.limits();
        if (lineBytes > limits.maxLineBytes()) {
            throw new HttpException(Kind.HEADER_LIMIT, request, "a line of the response exceeds "
                + "maxLineBytes " + limits.maxLineBytes() + TRUST, null);
        }
        if (countedBytes(lineBytes) > headerBytesLeft) {
            throw new HttpException(Kind.HEADER_LIMIT, request, "the headers of the response exceed "
                + "maxHeaderBytes " + limits.maxHeaderBytes() + TRUST, null);
        }
    }

    private int countedBytes(final int lineBytes) {
        return inBody ? Math.max(0, lineBytes - PLAIN_CHUNK_LINE_BYTES) : lineBytes;
    }

    /**
     * ChunkDecoder reads sizes by Long.parseLong, which takes signs: "-1" would even be skipped without a
     * word.
     */
    private void requireUnsigned(final CharArrayBuffer line) throws HttpException {
        final String text = inBody ? line.substringTrimmed(0, line.length()) : "";
        final boolean signed = text.startsWith("-") || text.startsWith("+");
        final int colon = text.indexOf(':');
        final int semicolon = text.indexOf(';');
        final boolean isTrailer = colon >= 0 && (semicolon < 0 || colon < semicolon);
        if (signed && !isTrailer) {
            throw new HttpException(Kind.PROTOCOL, request, "a chunk of the response has a sign before "
                + "its size, " + Syntax.quoted(text) + ": the server is broken", null);
        }
    }

    private int lineBytes() {
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            if (bytes.get(i) == '\n') {
                return i - bytes.position() + 1;
            }
        }
        return 0;
    }

    private ByteBuffer part(final int maxBytes) {
        return bytes.slice(bytes.position(), Math.min(maxBytes, bytes.remaining()));
    }

    /** Where the decoders look once the buffer is empty. */
    private final class End implements ReadableByteChannel {
        @Override
        public int read(final ByteBuffer target) {
            return ended ? -1 : 0;
        }

        @Override
        public boolean isOpen() {
            return !ended;
        }

        @Override
        public void close() {
            ended = true;
        }
    }
}
