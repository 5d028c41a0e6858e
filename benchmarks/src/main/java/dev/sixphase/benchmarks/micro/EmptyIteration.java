package dev.sixphase.benchmarks.micro;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.HookHandle;
import dev.sixphase.api.LoopPhase;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** An iteration of all phases, in which one thing keeps the loop alive and from waiting. */
@OperationsPerInvocation(EmptyIteration.COUNT)
public class EmptyIteration extends Micro {
    /** How many iterations. */
    static final int COUNT = 10_000;

    /**
     * With an idle handle, on epoll.
     *
     * @param loop the loop
     */
    @Benchmark
    public void sixphaseEpoll(final Loops loop) {
        loop.iterate("epoll");
    }

    /**
     * With an idle handle, on nio.
     *
     * @param loop the loop
     */
    @Benchmark
    public void sixphaseNio(final Loops loop) {
        loop.iterate("nio");
    }

    /** A loop of ours, made when it is first asked for, with an idle handle. */
    @State(Scope.Thread)
    public static class Loops {
        private EventLoop loop;
        private HookHandle idle;
        private int left;

        void iterate(final String poller) {
            if (loop == null) {
                loop = EventLoop.builder().poller(poller).build();
                idle = loop.newHook(LoopPhase.IDLE, this::count);
            }
            left = COUNT;
            loop.run(idle::start);
        }

        private void count() {
            left--;
            if (left == 0) {
                idle.stop();
            }
        }

        /** Closes it. */
        @TearDown(Level.Trial)
        public void close() {
            loop.close();
        }
    }
}
