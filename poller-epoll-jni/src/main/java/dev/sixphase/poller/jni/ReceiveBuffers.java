package dev.sixphase.poller.jni;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The buffers that the kernel receives into: those of all sockets of a ring, which takes the next whoever is
 * received from. What it has put there is a <em>piece</em>, a number here; a buffer goes back to the kernel
 * once it has used it up and all pieces of it are read.
 *
 * <p>Where the kernel can (Linux 6.12), it uses a buffer up piece by piece: many small messages lie side by
 * side. Elsewhere each message takes a buffer, and they are smaller.
 *
 * <p>The kernel is offered few buffers at a time, first those that were read last: they are in the cache
 * still, and what was never needed takes no memory.
 */
final class ReceiveBuffers {
    /** The group of the buffers, which are the only ones. */
    static final int GROUP = 0;
    /** No piece. */
    static final int NONE = -1;

    private static final int TOTAL_BYTES = 2 * 1024 * 1024;
    private static final int OFFERED_BYTES = 256 * 1024;
    private static final int SHARED_BYTES = 32 * 1024;
    private static final int WHOLE_BYTES = 4 * 1024;
    private static final int FIRST_PIECES = 64;
    private static final int PAGE_BYTES = 4096;
    private static final VarHandle SHORTS =
        MethodHandles.byteBufferViewVarHandle(short[].class, ByteOrder.nativeOrder());

    private final UringMemory memory;
    private final UringMemory ring;
    private final int bufferBytes;
    private final int count;
    /** Of each buffer: where its next piece starts, how many pieces are unread, whether more may come. */
    private final int[] used;
    private final int[] unread;
    private final boolean[] isUsedUp;
    private int tail;
    private int offeredCount;
    /** A stack: the buffer that was read last is on top. */
    private final int[] spare;
    private int spareCount;
    private int[] pieceBuffer = new int[FIRST_PIECES];
    private int[] pieceStart = new int[FIRST_PIECES];
    private int[] pieceLength = new int[FIRST_PIECES];
    private int[] pieceNext = new int[FIRST_PIECES];
    private int freePiece = NONE;
    private int pieceCount;

    private ReceiveBuffers(final UringMemory memory, final UringMemory ring, final int bufferBytes) {
        this.memory = memory;
        this.ring = ring;
        this.bufferBytes = bufferBytes;
        count = TOTAL_BYTES / bufferBytes;
        used = new int[count];
        unread = new int[count];
        isUsedUp = new boolean[count];
        spare = new int[count];
    }

    static ReceiveBuffers open(final UringCalls calls, final int ringDescriptor) throws IOException {
        final UringMemory memory = UringMemory.map(calls, UringMemory.NO_RING, 0, TOTAL_BYTES);
        try {
            return open(calls, ringDescriptor, memory);
        } catch (final IOException e) {
            memory.unmap();
            throw e;
        }
    }

    private static ReceiveBuffers open(final UringCalls calls, final int ringDescriptor,
        final UringMemory memory) throws IOException {

        final int ringBytes = TOTAL_BYTES / WHOLE_BYTES * UringNative.BUFFER_BYTES;
        final UringMemory ring =
            UringMemory.map(calls, UringMemory.NO_RING, 0, Math.max(PAGE_BYTES, ringBytes));
        int bufferBytes = SHARED_BYTES;
        int result = register(calls, ringDescriptor, ring, bufferBytes, UringNative.BUFFER_RING_INCREMENTAL);
        if (result == -NativeErrno.EINVAL) {
            bufferBytes = WHOLE_BYTES;
            result = register(calls, ringDescriptor, ring, bufferBytes, 0);
        }
        if (result < 0) {
            ring.unmap();
            throw NativeErrno.failure(result, "io_uring_register", "a ring of buffers");
        }
        final ReceiveBuffers buffers = new ReceiveBuffers(memory, ring, bufferBytes);
        for (int buffer = buffers.count - 1; buffer >= 0; buffer--) {
            buffers.spare[buffers.spareCount++] = buffer;
        }
        return buffers;
    }

    private static int register(final UringCalls calls, final int ringDescriptor, final UringMemory ring,
        final int bufferBytes, final int flags) throws IOException {

        final UringMemory page = UringMemory.map(calls, UringMemory.NO_RING, 0, PAGE_BYTES);
        final ByteBuffer registration = page.bytes();
        registration.putLong(UringNative.BUFFER_RING_ADDRESS, ring.address());
        registration.putInt(UringNative.BUFFER_RING_ENTRIES, TOTAL_BYTES / bufferBytes);
        registration.putShort(UringNative.BUFFER_RING_GROUP, (short) GROUP);
        registration.putShort(UringNative.BUFFER_RING_FLAGS, (short) flags);
        final int result =
            calls.register(ringDescriptor, UringNative.REGISTER_BUFFER_RING, page.address(), 1);
        page.unmap();
        return result;
    }

    /** Offers the kernel as many buffers as it should have, if there are. Returns whether it has any. */
    boolean offer() {
        while (offeredCount < OFFERED_BYTES / bufferBytes && spareCount > 0) {
            offer(spare[--spareCount]);
        }
        return offeredCount > 0;
    }

    /** Lets the kernel use a buffer, from its start. */
    private void offer(final int buffer) {
        used[buffer] = 0;
        isUsedUp[buffer] = false;
        final int entry = (tail & count - 1) * UringNative.BUFFER_BYTES;
        final ByteBuffer entries = ring.bytes();
        entries.putLong(entry + UringNative.BUFFER_ADDRESS, memory.address() + (long) buffer * bufferBytes);
        entries.putInt(entry + UringNative.BUFFER_LENGTH, bufferBytes);
        entries.putShort(entry + UringNative.BUFFER_ID, (short) buffer);
        tail++;
        offeredCount++;
        SHORTS.setRelease(entries, UringNative.BUFFER_TAIL, (short) tail);
    }

    /** What a completion says was received: so many bytes, perhaps none. Returns the piece, or NONE. */
    int received(final int length, final int completionFlags) {
        if ((completionFlags & UringNative.COMPLETION_HAS_BUFFER) == 0) {
            return NONE;
        }
        final int buffer = completionFlags >>> UringNative.COMPLETION_BUFFER_SHIFT;
        final boolean isLast = (completionFlags & UringNative.COMPLETION_BUFFER_GOES_ON) == 0;
        final int piece = length > 0 ? newPiece(buffer, length) : NONE;
        if (isLast) {
            isUsedUp[buffer] = true;
            offeredCount--;
            spareIfRead(buffer);
        }
        return piece;
    }

    private int newPiece(final int buffer, final int length) {
        final int piece;
        if (freePiece != NONE) {
            piece = freePiece;
            freePiece = pieceNext[piece];
        } else {
            piece = pieceCount++;
            if (piece == pieceBuffer.length) {
                pieceBuffer = Arrays.copyOf(pieceBuffer, piece * 2);
                pieceStart = Arrays.copyOf(pieceStart, piece * 2);
                pieceLength = Arrays.copyOf(pieceLength, piece * 2);
                pieceNext = Arrays.copyOf(pieceNext, piece * 2);
            }
        }
        pieceBuffer[piece] = buffer;
        pieceStart[piece] = used[buffer];
        pieceLength[piece] = length;
        pieceNext[piece] = NONE;
        used[buffer] += length;
        unread[buffer]++;
        return piece;
    }

    private void spareIfRead(final int buffer) {
        if (isUsedUp[buffer] && unread[buffer] == 0) {
            spare[spareCount++] = buffer;
        }
    }

    /** How many bytes of a piece are unread. */
    int length(final int piece) {
        return pieceLength[piece];
    }

    /** The piece that follows in its queue, or NONE. */
    int next(final int piece) {
        return pieceNext[piece];
    }

    void follow(final int piece, final int following) {
        pieceNext[piece] = following;
    }

    /** Moves as much as fits of a piece. Returns whether nothing of it is left, and it is gone. */
    boolean read(final int piece, final ByteBuffer target) {
        final int step = Math.min(pieceLength[piece], target.remaining());
        final int buffer = pieceBuffer[piece];
        target.put(target.position(), memory.bytes(), buffer * bufferBytes + pieceStart[piece], step);
        target.position(target.position() + step);
        pieceStart[piece] += step;
        pieceLength[piece] -= step;
        if (pieceLength[piece] > 0) {
            return false;
        }
        drop(piece);
        return true;
    }

    /** Nobody wants the rest of a piece. */
    void drop(final int piece) {
        final int buffer = pieceBuffer[piece];
        unread[buffer]--;
        spareIfRead(buffer);
        pieceNext[piece] = freePiece;
        freePiece = piece;
    }

    /** How many pieces are unread; for tests. */
    int unreadCount() {
        return Arrays.stream(unread).sum();
    }

    /** The kernel receives nothing any more. */
    void unmap() {
        ring.unmap();
        memory.unmap();
    }
}
