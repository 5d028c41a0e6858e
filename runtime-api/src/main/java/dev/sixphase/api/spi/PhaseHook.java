package dev.sixphase.api.spi;

import dev.sixphase.api.LoopPhase;

/**
 * Watches the loop from within: called when a phase begins and when it ends, every iteration. For tracing,
 * measuring and teaching; work that belongs to a phase is better a handle of {@link
 * dev.sixphase.api.EventLoop}.
 *
 * <p><b>Installed</b> on a loop by {@code builder.phaseHook(hook)}, or by name (from {@link
 * java.util.ServiceLoader}) with {@code builder.phaseHook("name")} or {@code -Dsixphase.hooks=name,name};
 * never silently.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * <p><b>Order.</b> By {@link #order()}, then in the order of installation; at the end of a phase the other
 * way round. A hook is no callback: no next tick and no microtask runs because of it, so a traced program
 * keeps its order. What it throws goes to the loop's handler of uncaught exceptions.
 */
public interface PhaseHook {
    /**
     * {@return the name by which users install this hook: lower-case letters, digits, {@code -} and {@code
     * _}}
     */
    String name();

    /** {@return the rank among the hooks of a loop; lower comes first} */
    default int order() {
        return 0;
    }

    /**
     * A phase begins, whether or not there is anything to do in it.
     *
     * @param phase which one
     * @param iteration the loop's iterations so far, this one included; 0 for the timers that run before
     *     the first
     */
    default void phaseBegins(final LoopPhase phase, final long iteration) { }

    /**
     * A phase ends.
     *
     * @param phase which one
     * @param iteration as it was when the phase began
     */
    default void phaseEnds(final LoopPhase phase, final long iteration) { }
}
