package dev.sixphase.api;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * A file being read in chunks.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * <p><b>Order:</b> data..., end or error, close; close always comes, last. The next chunk is read only
 * after the data listener has returned, and not while the stream is paused.
 */
public interface FileStream extends Handle {
    /**
     * Says who gets the chunks, and starts reading.
     *
     * @param listener gets each, from position to limit, valid during the call only
     */
    void onData(Consumer<? super ByteBuffer> listener);

    /**
     * Says what runs at the end of the file.
     *
     * @param listener runs once
     */
    void onEnd(Runnable listener);

    /**
     * Says who hears why reading failed. Without a listener it goes to the loop's handler of uncaught
     * exceptions.
     *
     * @param listener hears it once
     */
    void onError(Consumer<? super Throwable> listener);

    /**
     * Says what runs in the CLOSING phase, once the file is closed.
     *
     * @param listener runs once
     */
    void onClose(Runnable listener);

    /** Stops after the chunk that is being read. */
    void pause();

    /** Goes on reading. */
    void resume();
}
