package dev.sixphase.differential;

import dev.sixphase.api.Callback;
import dev.sixphase.api.Fs;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.Promise;
import dev.sixphase.api.Promises;
import dev.sixphase.api.Thenable;
import dev.sixphase.api.spi.WorkerPool;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** File operations, on a file that is there and on one that is missing. */
final class FileStatements {
    /** The class file of this class would do; any folder does as well, and is always there. */
    private static final Path PRESENT = Path.of("").toAbsolutePath();
    private static final Path MISSING = PRESENT.resolve("missing");

    private final Interpreter interpreter;
    private final Promises promises;
    private final Fs files;

    FileStatements(final Interpreter interpreter) {
        this.interpreter = interpreter;
        this.promises = interpreter.loop().promises();
        this.files = interpreter.loop().fs();
    }

    /** How an operation of Node's is started; the callback hears of its end. */
    @FunctionalInterface
    private interface Hop {
        void start(Callback<Object> callback);
    }

    void addTo(final Map<Kind, Consumer<Statement>> actions,
        final Map<Kind, Function<Statement, Thenable<?>>> awaits) {

        final Hop stat = callback -> files.stat(PRESENT, callback);
        final Hop missing = callback -> files.stat(MISSING, callback);
        // A whole file takes Node four hops: open, fstat, read, close.
        addCallback(actions, Kind.STAT, stat);
        addCallback(actions, Kind.ACCESS, stat);
        addCallback(actions, Kind.MISSING, missing);
        addCallback(actions, Kind.READ_FILE, hops(4));
        addCallback(actions, Kind.OPEN_CLOSE, hops(2));
        addCallback(actions, Kind.READ, hops(3));
        addPromise(actions, Kind.STAT_PROMISE, stat);
        addPromise(actions, Kind.MISSING_PROMISE, missing);
        addPromise(actions, Kind.READ_FILE_PROMISE, hops(4));
        awaits.put(Kind.AWAIT_STAT, statement -> promise(stat));
        awaits.put(Kind.AWAIT_MISSING, statement -> promise(missing));
        awaits.put(Kind.AWAIT_READ_FILE, statement -> promise(hops(4)));
    }

    private Hop hops(final int count) {
        return callback -> hop(count, callback);
    }

    private void hop(final int left, final Callback<Object> callback) {
        interpreter.loop().submit(WorkerPool.Kind.FAST_IO, () -> null, (failure, value) -> {
            if (left == 1) {
                callback.ended(failure, value);
            } else {
                hop(left - 1, callback);
            }
        });
    }

    private Promise<Object> promise(final Hop hop) {
        return promises.call(hop::start);
    }

    private void addCallback(final Map<Kind, Consumer<Statement>> actions, final Kind kind, final Hop hop) {
        actions.put(kind, statement -> {
            for (int count = 0; count < statement.number("count"); count++) {
                hop.start((failure, value) -> {
                    interpreter.witness().callback(LoopPhase.POLL, Feature.HOPS_IN_BATCH);
                    enter(statement, failure);
                });
            }
        });
    }

    private void addPromise(final Map<Kind, Consumer<Statement>> actions, final Kind kind, final Hop hop) {
        actions.put(kind, statement -> {
            for (int count = 0; count < statement.number("count"); count++) {
                promise(hop).then(value -> enter(statement, null), reason -> enter(statement, reason));
            }
        });
    }

    private Object enter(final Statement statement, final Throwable failure) {
        if (failure != null) {
            interpreter.log(Interpreter.nameOf(failure));
        }
        interpreter.enterCounted(statement.id(), statement.bodies().get(0));
        return null;
    }
}
