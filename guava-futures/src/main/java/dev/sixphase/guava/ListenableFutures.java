package dev.sixphase.guava;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.Promise;
import dev.sixphase.api.Promises;
import java.util.concurrent.CompletableFuture;

/**
 * Converts between promises and {@link ListenableFuture}s.
 *
 * <p><b>Threads.</b> The loop's thread; a future that is converted may be completed on any, and one that
 * was made from a promise is completed on the loop's.
 *
 * <p><b>Not guaranteed:</b> that cancelling one side stops the work behind the other.
 */
public final class ListenableFutures {
    private ListenableFutures() { }

    /**
     * Makes a promise of a future. It keeps the loop alive until the future is done.
     *
     * @param <T> what the future gives
     * @param loop whose promise it is to be
     * @param future completed on any thread; a cancellation is a rejection too
     * @return its outcome
     * @see Promises#from
     */
    public static <T> Promise<T> toPromise(final EventLoop loop, final ListenableFuture<? extends T> future) {
        final CompletableFuture<T> stage = new CompletableFuture<>();
        Futures.addCallback(future, new FutureCallback<T>() {
            @Override
            public void onSuccess(final T value) {
                stage.complete(value);
            }

            @Override
            public void onFailure(final Throwable failure) {
                stage.completeExceptionally(failure);
            }
        }, MoreExecutors.directExecutor());
        return loop.promises().from(stage);
    }

    /**
     * Makes a future of a promise, whose rejection counts as handled.
     *
     * @param <T> what the promise gives
     * @param promise of a loop
     * @return its outcome
     */
    public static <T> ListenableFuture<T> toFuture(final Promise<T> promise) {
        final SettableFuture<T> future = SettableFuture.create();
        promise.whenSettled(future::set, future::setException);
        return future;
    }
}
