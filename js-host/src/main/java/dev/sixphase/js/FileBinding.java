package dev.sixphase.js;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.spi.WorkerPool;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.graalvm.polyglot.Value;

/** File operations for {@code lib/fs.js}: at once, or on a worker. */
final class FileBinding {
    private final EventLoop loop;
    private final Entry entry;
    private final FileOperations operations;

    FileBinding(final EventLoop loop, final Entry entry, final OpenFiles files) {
        this.loop = loop;
        this.entry = entry;
        operations = new FileOperations(files);
    }

    Binding binding() {
        return new Binding("fs")
            .action("runSync", a -> runSync(a[0].asString(), a[1], rest(a)))
            .action("run", a -> run(a[0].asString(), a[1], rest(a)));
    }

    private static Value[] rest(final Value... arguments) {
        return Arrays.copyOfRange(arguments, 2, arguments.length);
    }

    private void runSync(final String name, final Value callback, final Value... arguments) {
        final Callable<Object> work = operations.prepare(name, arguments);
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
        loop.submit(WorkerPool.Kind.FAST_IO, operations.prepare(name, arguments), (failure, result) ->
            entry.call(callback, failure == null ? null : Failure.describe(failure), result));
    }
}
