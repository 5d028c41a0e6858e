package dev.sixphase.guava;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import dev.sixphase.api.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

@Timeout(30)
class ListenableFuturesTest {
    private final List<Object> log = new ArrayList<>();

    @Test
    void aFutureOfAnotherThreadSettlesThePromise() throws InterruptedException {
        final SettableFuture<String> future = SettableFuture.create();
        final Thread other = new Thread(() -> future.set("value"));
        try (EventLoop loop = EventLoop.builder().build()) {
            loop.run(() -> {
                ListenableFutures.<String>toPromise(loop, future).then(log::add);
                other.start();
            });
        }
        other.join();
        assertEquals(List.of("value"), log);
    }

    @Test
    void aFailureAndACancellationReject() {
        try (EventLoop loop = EventLoop.builder().build()) {
            loop.run(() -> {
                ListenableFutures.toPromise(loop, Futures.immediateFailedFuture(new ArithmeticException()))
                    .recover(reason -> log.add(reason.getClass()));
                ListenableFutures.toPromise(loop, Futures.immediateCancelledFuture())
                    .recover(reason -> log.add(reason.getClass()));
            });
        }
        assertEquals(List.of(ArithmeticException.class, CancellationException.class), log);
    }

    @Test
    void aPromiseSettlesTheFuture() throws ExecutionException, InterruptedException {
        final List<ListenableFuture<Integer>> futures = new ArrayList<>();
        try (EventLoop loop = EventLoop.builder().build()) {
            loop.run(() -> {
                futures.add(ListenableFutures.toFuture(loop.promises().resolved(4)));
                futures.add(ListenableFutures.toFuture(loop.promises().rejected(new ArithmeticException())));
            });
        }
        assertEquals(4, futures.get(0).get());
        assertInstanceOf(ArithmeticException.class,
            assertThrows(ExecutionException.class, futures.get(1)::get).getCause());
    }
}
