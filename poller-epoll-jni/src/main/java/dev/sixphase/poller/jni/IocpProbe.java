package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.LoopClock;
import dev.sixphase.api.SystemCallException;
import java.io.IOException;

/** The trial of an {@link IocpPoller}; a socket of UDP is the writable descriptor. */
final class IocpProbe extends PollerProbe {
    private final IocpCalls calls;
    private final LoopClock clock;

    IocpProbe(final IocpCalls calls, final LoopClock clock) {
        super(IocpPollerProvider.NAME);
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    NativePoller open() throws IOException {
        return IocpPoller.open(calls, clock);
    }

    @Override
    int openWritable() throws SystemCallException {
        final int socket = calls.openWritable();
        if (socket < 0) {
            throw NativeErrno.failure(socket, "WSASocket", "");
        }
        return socket;
    }

    @Override
    void close(final int descriptor) {
        calls.closeSocket(descriptor);
    }

    @Override
    String hint(final Errno errno) {
        return switch (errno) {
            case EMFILE -> ". The process has no handle left (WSAEMFILE): look for what keeps them open";
            case ENOMEM, ENOBUFS -> ". The process or the system has used up its quota or its non-paged pool"
                + " (WSAENOBUFS): look at the limits of its job object";
            case EACCES, EPERM -> ". A sandbox (AppContainer, a restricted token) keeps the process from the"
                + " device \\Device\\Afd";
            case ENOENT, ENOSYS -> ". This Windows has no driver AFD, or not such a one";
            case ENETDOWN -> ". Winsock or its network subsystem does not work: netsh winsock show catalog";
            default -> "";
        };
    }
}
