package dev.sixphase.loop.net;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import java.io.IOException;
import java.net.SocketAddress;

/** Makes failures of every transport say the same: call, errno, and the address as {@code host:port}. */
final class SocketFailure {
    private SocketFailure() { }

    /**
     * {@return the failure of a call that was about an address}
     *
     * @param failure what the transport threw
     * @param call the call, for a transport that did not say
     * @param address may be null if it is not known
     */
    static SystemCallException of(final IOException failure, final String call, final SocketAddress address) {
        final String subject = Addresses.text(address);
        if (!(failure instanceof SystemCallException known)) {
            return new SystemCallException(Errno.ofMessage(failure.getMessage()), call, subject, failure);
        }
        // One that names the address already may say more about it.
        return known.subject().startsWith(subject) ? known
            : new SystemCallException(known.errno(), known.call(), subject, known.getCause());
    }

    /** {@return what an operation is told that its handle was closed before it could end} */
    static SystemCallException canceled(final String call, final SocketAddress address) {
        return new SystemCallException(Errno.ECANCELED, call, Addresses.text(address), null);
    }
}
