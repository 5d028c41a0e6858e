package dev.sixphase.js;

import dev.sixphase.api.AsyncHandle;
import dev.sixphase.api.EventLoop;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.Value;

/** Signals for {@code lib/internal/signals.js}: received on the loop's thread, sent to any process. */
final class SignalBinding implements AutoCloseable {
    private static final long KILL_LIMIT_SECONDS = 5;

    private final EventLoop loop;
    private final Entry entry;
    private final Signals signals = new Signals();
    private final Map<String, AsyncHandle> watched = new HashMap<>();

    SignalBinding(final EventLoop loop, final Entry entry) {
        this.loop = loop;
        this.entry = entry;
    }

    Binding binding() {
        return new Binding("signals")
            .function("watch", a -> watch(a[0].asString(), a[1]))
            .action("forget", a -> forget(a[0].asString()))
            .action("raise", a -> watched.get(a[0].asString()).send())
            .function("isAlive", a -> ProcessHandle.of(a[0].asLong()).isPresent())
            .function("send", a -> send(a[0].asLong(), a[1].asInt()));
    }

    /** {@return whether the signal can be listened to} */
    private boolean watch(final String name, final Value callback) {
        // A signal keeps no program alive.
        final AsyncHandle handle = loop.newAsync(() -> entry.call(callback));
        handle.unref();
        try {
            signals.listen(name, received -> handle.send());
        } catch (final IllegalArgumentException notToBeHad) {
            handle.close();
            return false;
        }
        watched.put(name, handle);
        return true;
    }

    private void forget(final String name) {
        final AsyncHandle handle = watched.remove(name);
        if (handle != null) {
            signals.forget(name);
            handle.close();
        }
    }

    /** {@return whether there was such a process and it may be signalled} */
    private static boolean send(final long pid, final int signal) {
        try {
            final Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return kill.waitFor(KILL_LIMIT_SECONDS, TimeUnit.SECONDS) && kill.exitValue() == 0;
        } catch (final IOException noSuchCommand) {
            return false;
        } catch (final InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives all signals back. */
    @Override
    public void close() {
        watched.keySet().forEach(signals::forget);
        watched.clear();
    }
}
