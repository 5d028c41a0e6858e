package dev.sixphase.api;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says which loop of a group is next: for {@link EventLoopGroup#next()}, for {@link EventLoopGroup#execute},
 * and for each connection that is {@linkplain Distribution#HAND_OVER handed over}.
 *
 * <p><b>Threads.</b> Called by any thread, and by several at a time.
 */
@FunctionalInterface
public interface LoopChooser {
    /**
     * {@return one of the loops}
     *
     * @param loops those of the group, always in the same order; of each may be asked what any thread may
     *     ask, {@link EventLoop#metrics()} for instance
     */
    EventLoop choose(List<EventLoop> loops);

    /** {@return a chooser that takes each loop in its turn} */
    static LoopChooser roundRobin() {
        final AtomicLong turn = new AtomicLong();
        return loops -> loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
    }

    /**
     * {@return a chooser that takes the loop with the fewest open handles, the first of several} Connections
     * are handles, so this evens out how many each loop has. What is on its way to a loop is not counted
     * yet: of many connections that arrive at once, one loop may get several more.
     */
    static LoopChooser fewestHandles() {
        return loops -> loops.stream()
            .min(Comparator.comparingLong(loop -> loop.metrics().openHandles()))
            .orElseThrow();
    }
}
