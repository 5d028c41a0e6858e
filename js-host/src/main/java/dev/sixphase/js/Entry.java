package dev.sixphase.js;

import dev.sixphase.api.EventLoop;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/**
 * The one way from the loop into JavaScript. Promise jobs that a callback leaves behind are one microtask of
 * the loop: the engine never runs them by itself, as the whole loop runs inside one JavaScript frame.
 */
final class Entry {
    /** Gives nothing but what was thrown, or what the callback says if it says yes. */
    private static final Source TRAMPOLINE = Builtins.snippet("enter", "((callback, ...values) => { try {"
        + " return callback(...values) === true ? true : undefined;"
        + " } catch (thrown) { return { thrown }; } })");

    private final EventLoop loop;
    private final EngineJobs jobs;
    private final Value trampoline;
    private final Runnable drain = this::drain;
    private boolean drainIsQueued;
    private boolean ended;

    Entry(final EventLoop loop, final EngineJobs jobs, final Value trampoline) {
        this.loop = loop;
        this.jobs = jobs;
        this.trampoline = trampoline;
    }

    static Source trampoline() {
        return TRAMPOLINE;
    }

    /**
     * Calls a function in the callback scope that the loop has entered.
     *
     * @param callback a JavaScript function
     * @param values its arguments
     * @return whether it gave {@code true}
     * @throws JsError if it throws
     */
    boolean call(final Value callback, final Object... values) {
        if (ended) {
            return false;
        }
        queueDrain();
        final Object[] arguments = new Object[values.length + 1];
        arguments[0] = callback;
        System.arraycopy(values, 0, arguments, 1, values.length);
        final Value outcome = trampoline.execute(arguments);
        if (outcome.isNull()) {
            return false;
        }
        if (outcome.isBoolean()) {
            return true;
        }
        throw new JsError(outcome.getMember("thrown"));
    }

    /** The program has ended: what the loop calls while it closes its handles reaches nobody. */
    void end() {
        ended = true;
    }

    /** Sees to it that promise jobs run where the loop runs microtasks. */
    void queueDrain() {
        if (!drainIsQueued) {
            drainIsQueued = true;
            loop.queueMicrotask(drain);
        }
    }

    private void drain() {
        drainIsQueued = false;
        jobs.drain();
    }
}
