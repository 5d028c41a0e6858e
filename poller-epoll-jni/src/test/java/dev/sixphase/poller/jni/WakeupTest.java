package dev.sixphase.poller.jni;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;

@Timeout(30)
class WakeupTest {
    private final List<String> record = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch sending = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Wakeup wakeup = new Wakeup(new FirstIsSlow());

    /** Its first is on its way until it is released. */
    private final class FirstIsSlow implements Wakeup.Signal {
        @Override
        public int send() {
            final boolean isFirst = sending.getCount() > 0;
            sending.countDown();
            if (isFirst) {
                awaitRelease();
            }
            record.add(isFirst ? "first" : "next");
            return 0;
        }

        private void awaitRelease() {
            try {
                released.await();
            } catch (final InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public int close() {
            record.add("closed");
            return -NativeErrno.EINVAL;
        }
    }

    private Thread sendSlowly() throws InterruptedException {
        final Thread sender = new Thread(wakeup::signal);
        sender.start();
        sending.await();
        return sender;
    }

    /** A signal is sent as long as the close has not begun. */
    private void awaitBeginOfClose() {
        int before = -1;
        while (record.size() > before) {
            before = record.size();
            wakeup.signal();
        }
    }

    @Test
    void theCloseAwaitsASignalThatIsOnItsWay() throws InterruptedException {
        final Thread sender = sendSlowly();
        final Thread closer = new Thread(wakeup::close);
        closer.start();
        awaitBeginOfClose();
        released.countDown();
        closer.join();
        sender.join();

        assertEquals(List.of("first", "closed"), record.subList(record.size() - 2, record.size()));
    }

    @Test
    void signalsDoNotAwaitEachOther() throws InterruptedException {
        final Thread sender = sendSlowly();
        wakeup.signal();
        released.countDown();
        sender.join();

        assertEquals(List.of("next", "first"), record);
    }

    @Test
    void afterTheCloseNothingIsSent() {
        assertEquals(-NativeErrno.EINVAL, wakeup.close());
        wakeup.signal();
        wakeup.signal();

        assertEquals(List.of("closed"), record);
    }
}
