package dev.sixphase.api;

import dev.sixphase.api.spi.Interest;
import java.io.IOException;

/**
 * Watches a channel or a descriptor that the application owns; libuv's {@code uv_poll_t}. Inactive until
 * started.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * @see <a href="https://docs.libuv.org/en/v1.x/poll.html">uv_poll_t</a>
 */
public interface PollHandle extends Handle {
    /** Told of readiness. */
    @FunctionalInterface
    interface Listener {
        /**
         * The source is ready for something it is watched for, or failed.
         *
         * @param readinessMask a union of the constants of {@link dev.sixphase.api.spi.PollEvents}
         */
        void onReady(int readinessMask);
    }

    /**
     * Starts to watch, or changes what is watched for. Readiness is level-triggered: the listener runs in
     * every iteration until the condition is gone.
     *
     * @param interest what to watch for
     * @param listener runs in the POLL phase
     * @throws dev.sixphase.api.spi.UnsupportedPollableException if the backend cannot watch such a source
     * @throws IOException if the kernel refuses; the handle is not active
     * @throws IllegalStateException if the handle is closing, or the loop watches the source already
     */
    void start(Interest interest, Listener listener) throws IOException;

    /**
     * Stops watching; it can be started again. Events already fetched are dropped. The source stays open.
     */
    void stop();
}
