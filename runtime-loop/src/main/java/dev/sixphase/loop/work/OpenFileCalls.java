package dev.sixphase.loop.work;

import dev.sixphase.api.Errno;
import dev.sixphase.api.FileStatus;
import dev.sixphase.api.SystemCallException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Set;

import static dev.sixphase.loop.work.FileFailure.explained;

/**
 * The worker's half of an open file.
 *
 * <p><b>Threads.</b> Any, several at a time.
 */
final class OpenFileCalls {
    private final Path path;
    private final FileChannel channel;
    private final Object key;
    private final boolean isAppending;

    private OpenFileCalls(final Path path, final FileChannel channel, final Object key,
        final boolean isAppending) {

        this.path = path;
        this.channel = channel;
        this.key = key;
        this.isAppending = isAppending;
    }

    static OpenFileCalls open(final Path path, final Set<? extends OpenOption> options)
        throws SystemCallException {

        final FileChannel channel = explained("open", path, () -> FileChannel.open(path, options));
        // A file that is deleted when it is closed may have lost its name already.
        final boolean isNamed = !options.contains(StandardOpenOption.DELETE_ON_CLOSE);
        final boolean isAppending = options.contains(StandardOpenOption.APPEND);
        try {
            return new OpenFileCalls(path, channel, isNamed ? PathCalls.key(path) : null, isAppending);
        } catch (final NoSuchFileException removed) {
            return new OpenFileCalls(path, channel, null, isAppending);
        } catch (final IOException failure) {
            explained("close", path, () -> {
                channel.close();
                return null;
            });
            throw new SystemCallException(FileFailure.errnoOf(failure), "open", path.toString(), failure);
        }
    }

    Path path() {
        return path;
    }

    int read(final ByteBuffer target, final long position) throws SystemCallException {
        return permitted("read", () -> position < 0 ? channel.read(target) : channel.read(target, position));
    }

    long read(final ByteBuffer[] targets, final long position) throws SystemCallException {
        return permitted("read", () -> position < 0 ? channel.read(targets) : readAt(targets, position));
    }

    private long readAt(final ByteBuffer[] targets, final long position) throws SystemCallException {
        long total = 0;
        for (final ByteBuffer target : targets) {
            final int count = read(target, position + total);
            if (count < 0) {
                return total == 0 ? count : total;
            }
            total += count;
            if (target.hasRemaining()) {
                break;
            }
        }
        return total;
    }

    Void write(final ByteBuffer source, final long position) throws SystemCallException {
        return permitted("write", () -> {
            long next = position;
            while (source.hasRemaining()) {
                if (position < 0) {
                    channel.write(source);
                } else {
                    next += channel.write(source, next);
                }
            }
            return null;
        });
    }

    long transferTo(final long position, final long count, final OpenFileCalls target)
        throws SystemCallException {

        return permitted("sendfile", () -> {
            long done = 0;
            long some = 1;
            while (some > 0 && done < count) {
                some = channel.transferTo(position + done, count - done, target.channel);
                done += some;
            }
            return done;
        });
    }

    Void sync(final String call, final boolean withMetadata) throws SystemCallException {
        return permitted(call, () -> {
            channel.force(withMetadata);
            return null;
        });
    }

    Void truncate(final long sizeBytes) throws SystemCallException {
        return permitted("ftruncate", () -> {
            if (isAppending && sizeBytes > channel.size()) {
                throw new SystemCallException(Errno.ENOTSUP, "ftruncate",
                    path + " (opened for appending: open it for writing to make it longer)", null);
            }
            FileCalls.resize(channel, sizeBytes);
            return null;
        });
    }

    FileStatus stat() throws SystemCallException {
        requireName("fstat");
        return PathCalls.stat("fstat", path);
    }

    Void setPermissions(final Set<PosixFilePermission> permissions) throws SystemCallException {
        requireName("fchmod");
        return PathCalls.setPermissions("fchmod", path, permissions);
    }

    Void setTimes(final Instant accessed, final Instant modified) throws SystemCallException {
        requireName("futime");
        return PathCalls.setTimes("futime", path, accessed, modified);
    }

    /** The JDK asks by name alone, and would tell of another file that has the name by now. */
    private void requireName(final String call) throws SystemCallException {
        final Object found = explained(call, path, () -> PathCalls.key(path));
        if (key != null && !key.equals(found)) {
            throw new SystemCallException(Errno.ENOENT, call,
                path + " (another file has this name now)", null);
        }
    }

    Void close() throws SystemCallException {
        return explained("close", path, () -> {
            channel.close();
            return null;
        });
    }

    /** What the file was not opened for is a bad descriptor to a kernel. */
    private <T> T permitted(final String call, final FileFailure.Attempt<T> attempt)
        throws SystemCallException {

        try {
            return explained(call, path, attempt);
        } catch (final NonReadableChannelException | NonWritableChannelException failure) {
            throw new SystemCallException(Errno.EBADF, call,
                path + " (not opened for that: open it with another option)", failure);
        }
    }
}
