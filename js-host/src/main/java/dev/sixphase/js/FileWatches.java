package dev.sixphase.js;

import dev.sixphase.api.AsyncHandle;
import dev.sixphase.api.EventLoop;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/**
 * The files that a program watches: one descriptor of inotify(7), and one thread that reads what it tells,
 * for as long as there is a watch.
 *
 * <p><b>Threads.</b> The loop's; the reader hands over what it has read.
 */
final class FileWatches implements AutoCloseable {
    private static final int CLOEXEC = 0x80000;
    private static final int MODIFY = 0x2;
    private static final int ATTRIBUTES = 0x4;
    /** The above, and whatever makes an entry come, go or get another name, the watched one included. */
    private static final int INTERESTING = MODIFY | ATTRIBUTES | 0x40 | 0x80 | 0x100 | 0x200 | 0x400 | 0x800;
    private static final int BUFFER_SIZE = 4096;

    private final EventLoop loop;
    /** The system gives one number to all watches of one file. */
    private final Map<Integer, List<Watch>> watches = new HashMap<>();
    private Reader reader;

    FileWatches(final EventLoop loop) {
        this.loop = loop;
    }

    /** What a watch tells. */
    @FunctionalInterface
    interface Listener {
        /**
         * Something has happened to the watched file, or to an entry of the watched directory.
         *
         * @param isRename whether an entry has come or gone, rather than changed
         * @param name its name, each byte a character; of a watched file its own
         */
        void happened(boolean isRename, String name);
    }

    /** One watch; its handle keeps the loop alive and does nothing else. */
    record Watch(int number, String name, Listener listener, AsyncHandle handle) { }

    /** Begins a watch. */
    Watch start(final byte[] path, final Listener listener) throws CallFailure {
        if (reader == null) {
            reader = new Reader((int) LibcNative.check(LibcNative.inotify_init1(CLOEXEC)));
            reader.start();
        }
        try {
            final int number =
                (int) LibcNative.check(LibcNative.inotify_add_watch(reader.descriptor, path, INTERESTING));
            final Watch watch = new Watch(number, lastName(path), listener, loop.newAsync(() -> { }));
            watches.computeIfAbsent(number, key -> new ArrayList<>()).add(watch);
            return watch;
        } finally {
            endReaderOfNothing();
        }
    }

    private static String lastName(final byte[] path) {
        final String text = new String(path, 0, path.length - 1, StandardCharsets.ISO_8859_1);
        final String trimmed = text.replaceFirst("/+$", "");
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    /** Ends a watch; one that has ended is left alone. */
    void stop(final Watch watch) {
        watch.handle().close();
        final List<Watch> ofFile = watches.get(watch.number());
        if (ofFile != null && ofFile.remove(watch) && ofFile.isEmpty()) {
            watches.remove(watch.number());
            LibcNative.inotify_rm_watch(reader.descriptor, watch.number());
            endReaderOfNothing();
        }
    }

    private void endReaderOfNothing() {
        if (watches.isEmpty()) {
            reader.end();
            reader = null;
        }
    }

    private void tell(final Reader from, final int number, final int what, final String name) {
        // What came from a descriptor before this one has no meaning any more.
        final List<Watch> ofFile = from == reader ? watches.getOrDefault(number, List.of()) : List.of();
        final boolean isRename = (what & ~(MODIFY | ATTRIBUTES)) != 0;
        if (!ofFile.isEmpty()) {
            // Each listener has a callback of its own.
            List.copyOf(ofFile.subList(1, ofFile.size())).forEach(watch ->
                loop.execute(() -> tell(watch, isRename, name)));
            tell(ofFile.get(0), isRename, name);
        }
    }

    private static void tell(final Watch watch, final boolean isRename, final String name) {
        if (watch.handle().isActive()) {
            watch.listener().happened(isRename, name.isEmpty() ? watch.name() : name);
        }
    }

    /** Ends all watches. */
    @Override
    public void close() {
        watches.values().stream().flatMap(List::stream).toList().forEach(this::stop);
    }

    /** The thread that waits for events. */
    private final class Reader extends Thread {
        private final int descriptor;
        private volatile boolean ended;

        Reader(final int descriptor) {
            super("file watches");
            setDaemon(true);
            this.descriptor = descriptor;
        }

        /** The end of a watch is an event, for which this thread waits. */
        void end() {
            ended = true;
            LibcNative.inotify_rm_watch(descriptor,
                LibcNative.inotify_add_watch(descriptor, new byte[] {'/', 0}, INTERESTING));
        }

        @Override
        public void run() {
            final byte[] bytes = new byte[BUFFER_SIZE];
            long count = 0;
            while (count >= 0 && !ended) {
                count = LibcNative.read(descriptor, bytes, bytes.length);
                handOver(ByteBuffer.wrap(bytes, 0, (int) Math.max(0, count)).order(ByteOrder.nativeOrder()));
            }
            LibcNative.close(descriptor);
        }

        /** Events are struct inotify_event: watch, what, cookie, length of the name, name. */
        private void handOver(final ByteBuffer events) {
            while (events.hasRemaining()) {
                final int number = events.getInt();
                final int what = events.getInt();
                events.getInt();
                final byte[] name = new byte[events.getInt() + 1];
                events.get(name, 0, name.length - 1);
                post(number, what, new String(PathOperations.upToZero(name), StandardCharsets.ISO_8859_1));
            }
        }

        private void post(final int number, final int what, final String name) {
            try {
                loop.execute(() -> tell(this, number, what, name));
            } catch (final RejectedExecutionException ignored) {
                // The loop is closed: nobody is left to tell.
                System.getLogger("dev.sixphase.js").log(System.Logger.Level.DEBUG, "watch", ignored);
            }
        }
    }
}
