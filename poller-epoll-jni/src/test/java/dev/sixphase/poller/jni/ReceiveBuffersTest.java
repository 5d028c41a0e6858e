package dev.sixphase.poller.jni;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which buffers the kernel has, where each message takes a whole one. */
class ReceiveBuffersTest {
    private static final int AT_A_TIME = 64;

    private final ScriptedUring calls = new ScriptedUring();
    private ReceiveBuffers buffers;

    @BeforeEach
    void open() throws IOException {
        calls.answer("incremental", -NativeErrno.EINVAL);
        buffers = ReceiveBuffers.open(calls, ScriptedUring.RING);
        assertTrue(buffers.offer());
        assertEquals(AT_A_TIME, calls.offered().size());
    }

    private int receive(final int buffer) {
        return buffers.received(3,
            buffer << UringNative.COMPLETION_BUFFER_SHIFT | UringNative.COMPLETION_HAS_BUFFER);
    }

    private List<Integer> offeredSince() {
        buffers.offer();
        final List<Integer> all = calls.offered();
        return all.subList(AT_A_TIME, all.size());
    }

    @Test
    void aBufferThatIsUnreadIsReplacedByAnother() {
        receive(0);

        assertEquals(List.of(AT_A_TIME), offeredSince());
    }

    @Test
    void whatWasReadLastIsOfferedFirst() {
        final int earlier = receive(0);
        final int later = receive(1);
        buffers.drop(earlier);
        buffers.drop(later);

        assertEquals(List.of(1, 0), offeredSince());
    }
}
