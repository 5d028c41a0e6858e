package dev.sixphase.js;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The files that a program has open, by numbers that look like descriptors.
 *
 * <p><b>Threads.</b> Any.
 */
final class OpenFiles implements AutoCloseable {
    private static final int FIRST = 3;

    /** An open file and where it is. */
    record Entry(FileChannel channel, Path path) { }

    private final Map<Integer, Entry> files = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger(FIRST);

    int add(final FileChannel channel, final Path path) {
        final int number = next.getAndIncrement();
        files.put(number, new Entry(channel, path));
        return number;
    }

    Entry get(final int number, final String call) throws SystemCallException {
        final Entry entry = files.get(number);
        if (entry == null) {
            throw new SystemCallException(Errno.EBADF, call, Integer.toString(number), null);
        }
        return entry;
    }

    void close(final int number) throws java.io.IOException {
        get(number, "close").channel().close();
        files.remove(number);
    }

    @Override
    public void close() {
        files.forEach((number, entry) -> {
            try {
                entry.channel().close();
            } catch (final java.io.IOException ignored) {
                // The program has ended: nobody is left to tell, and the system frees the descriptor.
                System.getLogger("dev.sixphase.js").log(System.Logger.Level.DEBUG, "close", ignored);
            }
        });
        files.clear();
    }
}
