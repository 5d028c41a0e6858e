package dev.sixphase.api;

/**
 * Lets another thread run one callback on the loop. Active until it is closed.
 *
 * <p><b>Threads.</b> {@link #send()} may be called from any thread; the rest on the loop's thread only.
 *
 * @see <a href="https://docs.libuv.org/en/v1.x/async.html">uv_async_t</a>
 */
public interface AsyncHandle extends Handle {
    /**
     * Asks for the callback, in a POLL phase to come. Sends that come before it runs are one; what a thread
     * did before its send is visible to the callback. Never blocks; does nothing once the handle is closed.
     */
    void send();
}
