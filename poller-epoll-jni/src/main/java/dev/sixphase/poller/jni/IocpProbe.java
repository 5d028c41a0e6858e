package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.LoopClock;
import java.io.IOException;
import java.util.Map;

/** The trial of {@link IocpPoller}; a UDP socket is the writable descriptor. */
final class IocpProbe {
    private static final String QUOTA = "The process or the system has used up its quota or its non-paged"
        + " pool (WSAENOBUFS): look at the limits of its job object";
    private static final String SANDBOX =
        "A sandbox (AppContainer, a restricted token) keeps the process from the device \\Device\\Afd";
    private static final String NO_AFD = "This Windows has no driver AFD, or not such a one";
    private static final Map<Errno, String> HINTS = Map.of(
        Errno.EMFILE, "The process has no handle left (WSAEMFILE): look for what keeps them open",
        Errno.ENOMEM, QUOTA,
        Errno.ENOBUFS, QUOTA,
        Errno.EACCES, SANDBOX,
        Errno.EPERM, SANDBOX,
        Errno.ENOENT, NO_AFD,
        Errno.ENOSYS, NO_AFD,
        Errno.ENETDOWN, "Winsock or its network subsystem does not work: netsh winsock show catalog");

    private IocpProbe() { }

    static PollerProbe of(final IocpCalls calls, final LoopClock clock) {
        return new PollerProbe(IocpPollerProvider.NAME, "WSASocket", new Subject(calls, clock), HINTS);
    }

    private record Subject(IocpCalls calls, LoopClock clock) implements PollerProbe.Subject {
        @Override
        public NativePoller openPoller() throws IOException {
            return IocpPoller.open(calls, clock);
        }

        @Override
        public int openWritable() {
            return calls.openWritable();
        }

        @Override
        public void closeWritable(final int descriptor) {
            calls.closeSocket(descriptor);
        }
    }
}
