package dev.sixphase.js;

import com.sun.jna.Platform;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.spi.WorkerPool;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.graalvm.polyglot.Value;

/** File operations for {@code lib/internal/file_calls.js}: at once, or on a worker. */
final class FileBinding implements AutoCloseable {
    private final EventLoop loop;
    private final Entry entry;
    private final WorkingDirectory here = new WorkingDirectory();
    private final Descriptors descriptors = new Descriptors();
    private final DirectoryOperations directories = new DirectoryOperations(here);
    private final FileWatches watches;
    private final Map<String, FileOperation> operations = new HashMap<>();
    /** The file creation mask before the program changed it, for it is the process's; or -1. */
    private int maskBefore = -1;

    FileBinding(final EventLoop loop, final Entry entry, final Streams streams) {
        if (!Platform.isLinux()) {
            throw new UnsupportedOperationException("the module fs asks the C library of Linux, and this is "
                + System.getProperty("os.name") + ": run programs here that do without files");
        }
        LibcNative.load();
        this.loop = loop;
        this.entry = entry;
        watches = new FileWatches(loop);
        new DescriptorOperations(descriptors, streams).addTo(operations);
        new PathOperations(here, descriptors).addTo(operations);
        directories.addTo(operations);
    }

    Binding binding() {
        return new Binding("fs")
            .action("runSync", a -> runSync(a[0].asString(), a[1], rest(a)))
            .action("run", a -> run(a[0].asString(), a[1], rest(a)))
            .action("changeDirectory", a -> here.set(a[0].asString()))
            .function("changeMask", a -> changeMask(a[0].asInt()))
            .function("watch", a -> watch(here.pathOf(a[0]), a[1].asBoolean(), a[2]));
    }

    private static Value[] rest(final Value... arguments) {
        return Arrays.copyOfRange(arguments, 2, arguments.length);
    }

    private Callable<Object> prepare(final String name, final Value... arguments) {
        return operations.get(name).prepare(arguments);
    }

    private void runSync(final String name, final Value callback, final Value... arguments) {
        final Callable<Object> work = prepare(name, arguments);
        Object result = null;
        Object failure = null;
        try {
            result = work.call();
        } catch (final Exception failed) {
            failure = Failure.describe(failed);
        }
        callback.executeVoid(failure, result);
    }

    private void run(final String name, final Value callback, final Value... arguments) {
        loop.submit(WorkerPool.Kind.FAST_IO, prepare(name, arguments), (failure, result) ->
            entry.call(callback, failure == null ? null : Failure.describe(failure), result));
    }

    private int changeMask(final int mask) {
        final int before = LibcNative.umask(mask);
        if (maskBefore == -1) {
            maskBefore = before;
        }
        return before;
    }

    private Object watch(final byte[] path, final boolean persistent, final Value callback) {
        try {
            final FileWatches.Watch watch = watches.start(path, (isRename, name) ->
                entry.call(callback, isRename, name));
            if (!persistent) {
                watch.handle().unref();
            }
            return new Binding("watch")
                .action("ref", a -> watch.handle().ref())
                .action("unref", a -> watch.handle().unref())
                .action("close", a -> watches.stop(watch));
        } catch (final CallFailure failure) {
            return Failure.describe(failure);
        }
    }

    /** Gives back what the program left open or changed. */
    @Override
    public void close() {
        watches.close();
        directories.close();
        descriptors.close();
        if (maskBefore != -1) {
            LibcNative.umask(maskBefore);
        }
    }
}
