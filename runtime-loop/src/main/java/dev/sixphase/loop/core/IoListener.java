package dev.sixphase.loop.core;

import java.io.IOException;

/**
 * What a handle hears of the source that it watches. The listener runs outside of any scope; it enters one
 * for each callback of the user's.
 */
public interface IoListener {
    /**
     * The source is ready for something that is wanted, or failed.
     *
     * @param readinessMask what is wanted and reported, and the hints ERROR and HANG_UP
     */
    void onReady(int readinessMask);

    /**
     * The poller refused a change of interest; the source is not watched any more.
     *
     * @param failure the poller's
     */
    void onWatchFailed(IOException failure);
}
