package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class NativePollerProviderTest {
    private int tries;

    /** A provider whose poller cannot be linked. */
    private final class Broken extends NativePollerProvider {
        private final String name;

        Broken(final String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        PollerProbe probe(final LoopClock clock) {
            tries++;
            throw new UnsatisfiedLinkError("broken");
        }

        @Override
        Poller open(final LoopClock clock) {
            tries++;
            throw new UnsatisfiedLinkError("broken");
        }
    }

    @ParameterizedTest
    @EnumSource
    void onAnotherSystemNothingIsTried(final NativeBackend backend) {
        final String name = backend.toString().toLowerCase(Locale.ROOT);
        assumeTrue(!isHere(name), name + " is for this system");

        final String reason = new Broken(name).availability().toString();
        final Exception refusal = assertThrows(IOException.class,
            () -> new Broken(name).open(PollerOptions.of(LoopClock.SYSTEM)));

        assertTrue(reason.contains(name + " is for "), reason);
        assertTrue(refusal.getMessage().startsWith("open a poller " + name + ": " + name + " is for "),
            refusal::getMessage);
        assertEquals(0, tries);
    }

    @Test
    void aTrialThatBreaksIsAReasonAndNoError() {
        BuiltLibrary.require();
        final String name = isHere("epoll") ? "epoll" : isHere("kqueue") ? "kqueue" : "iocp";

        final String reason = new Broken(name).availability().toString();

        assertTrue(reason.contains("trying it failed in an unforeseen way: "), reason);
        assertEquals(1, tries);
    }

    private static boolean isHere(final String name) {
        try {
            NativeBackend.of(name).requireSystem(NativePlatform.current());
            return true;
        } catch (final NativeLibraryException e) {
            return false;
        }
    }
}
