package dev.sixphase.js;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the system tells of a file or of a file system, as a row of 64-bit numbers in the machine's order.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/statx.2.html">statx(2)</a>
 */
final class FileStatus {
    private static final int SIZE = 256;
    /** What stat(2) tells, and the time of birth. */
    private static final int MASK = 0xfff;
    private static final int FIELDS = 18;
    private static final int BLOCK_SIZE = 4;
    private static final int LINKS = 16;
    private static final int USER = 20;
    private static final int GROUP = 24;
    private static final int MODE = 28;
    private static final int NODE = 32;
    private static final int LENGTH = 40;
    private static final int BLOCKS = 48;
    private static final int ACCESSED = 64;
    private static final int BORN = 80;
    private static final int CHANGED = 96;
    private static final int MODIFIED = 112;
    private static final int DEVICE_KIND = 128;
    private static final int DEVICE = 136;

    /** type, bsize, blocks, bfree, bavail, files and ffree of struct statfs are its first words. */
    private static final int STATFS_FIELDS = 7;
    private static final long MICROS = 1_000_000;
    private static final long NANOS_PER_MICRO = 1000;

    private FileStatus() {
    }

    static ByteBuffer ofDescriptor(final int descriptor) throws CallFailure {
        return read(descriptor, new byte[1], LibcNative.AT_EMPTY_PATH);
    }

    static ByteBuffer ofPath(final byte[] path) throws CallFailure {
        return read(LibcNative.AT_FDCWD, path, 0);
    }

    static ByteBuffer ofLink(final byte[] path) throws CallFailure {
        return read(LibcNative.AT_FDCWD, path, LibcNative.AT_SYMLINK_NOFOLLOW);
    }

    /** {@return the mode among what one of the above gave} */
    static int mode(final ByteBuffer status) {
        return (int) status.getLong(Long.BYTES);
    }

    /** {@return device and node, by which two names are of one file} */
    static String identity(final ByteBuffer status) {
        final int node = 7;
        return status.getLong(0) + ":" + status.getLong(node * Long.BYTES);
    }

    private static ByteBuffer read(final int folder, final byte[] path, final int flags) throws CallFailure {
        final byte[] bytes = new byte[SIZE];
        LibcNative.check(LibcNative.statx(folder, path, flags, MASK, bytes));
        final ByteBuffer from = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        final ByteBuffer to = ByteBuffer.allocate(FIELDS * Long.BYTES).order(ByteOrder.nativeOrder());
        to.putLong(device(from, DEVICE)).putLong(from.getShort(MODE) & 0xffff)
            .putLong(unsigned(from, LINKS)).putLong(unsigned(from, USER)).putLong(unsigned(from, GROUP))
            .putLong(device(from, DEVICE_KIND)).putLong(unsigned(from, BLOCK_SIZE))
            .putLong(from.getLong(NODE)).putLong(from.getLong(LENGTH)).putLong(from.getLong(BLOCKS));
        for (final int time : new int[] {ACCESSED, MODIFIED, CHANGED, BORN}) {
            to.putLong(from.getLong(time)).putLong(unsigned(from, time + Long.BYTES));
        }
        return to.flip();
    }

    private static long unsigned(final ByteBuffer bytes, final int offset) {
        return Integer.toUnsignedLong(bytes.getInt(offset));
    }

    /** As makedev(3) puts the two halves together. */
    private static long device(final ByteBuffer bytes, final int offset) {
        final long major = unsigned(bytes, offset);
        final long minor = unsigned(bytes, offset + Integer.BYTES);
        return (major & 0xfff) << 8 | (major & ~0xfffL) << 32 | minor & 0xff | (minor & ~0xffL) << 12;
    }

    static ByteBuffer ofFileSystem(final byte[] path) throws CallFailure {
        final byte[] bytes = new byte[SIZE];
        LibcNative.check(LibcNative.statfs(path, bytes));
        return ByteBuffer.wrap(bytes, 0, STATFS_FIELDS * Long.BYTES).slice();
    }

    /** {@return two times in seconds as utimensat(2) takes them, cut off at microseconds as by libuv} */
    static long[] times(final double accessedSeconds, final double modifiedSeconds) {
        final long accessedMicros = micros(accessedSeconds);
        final long modifiedMicros = micros(modifiedSeconds);
        return new long[] {
            Math.floorDiv(accessedMicros, MICROS), Math.floorMod(accessedMicros, MICROS) * NANOS_PER_MICRO,
            Math.floorDiv(modifiedMicros, MICROS), Math.floorMod(modifiedMicros, MICROS) * NANOS_PER_MICRO};
    }

    private static long micros(final double seconds) {
        final long whole = (long) seconds;
        return whole * MICROS + (long) ((seconds - whole) * MICROS);
    }
}
