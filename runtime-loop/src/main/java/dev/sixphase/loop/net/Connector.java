package dev.sixphase.loop.net;

import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.Dns;
import dev.sixphase.api.Errno;
import dev.sixphase.api.Request;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.TimerHandle;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.api.spi.WorkerPoolRejectedException;
import dev.sixphase.loop.core.IoWatch;
import dev.sixphase.loop.core.LoopCore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Brings a stream its socket: looks the name up, then tries the addresses in order until one connects, the
 * attempts fail, or the time is up. The stream hears of the outcome once, and never inside {@link #start()}.
 */
final class Connector {
    private final LoopCore core;
    private final Dns dns;
    private final SocketStream stream;
    private final SocketAddress target;
    private final ConnectOptions options;
    private final ArrayDeque<SocketAddress> untried = new ArrayDeque<>(2);
    private final AskedOptions askedOptions = new AskedOptions();
    private Request lookup;
    private TimerHandle deadline;
    private SocketAddress address;
    private StreamSocket socket;
    private IoWatch watch;
    private Throwable firstFailure;
    private boolean ended;

    Connector(final LoopCore core, final Dns dns, final SocketStream stream, final SocketAddress target,
        final ConnectOptions options) {

        this.core = core;
        this.dns = dns;
        this.stream = stream;
        this.target = target;
        this.options = options;
    }

    /** What the stream was asked to set, before it had a socket. */
    AskedOptions askedOptions() {
        return askedOptions;
    }

    void start() {
        core.requestStarted();
        startDeadline();
        if (target instanceof InetSocketAddress inet && inet.isUnresolved()) {
            lookUp(inet.getHostString());
        } else {
            untried.add(target);
            tryNext();
        }
    }

    private void lookUp(final String host) {
        try {
            lookup = dns.lookup(host, this::lookedUp);
        } catch (final WorkerPoolRejectedException | IllegalArgumentException refusal) {
            // A pool that is full, or a name that is none: the stream hears of it as of any failure.
            core.defer(() -> fail(refusal));
        }
    }

    private void startDeadline() {
        if (options.timeoutMillis() > 0) {
            // The cached time may be from before a long callback, or from before the loop's first run.
            core.updateTime();
            deadline = core.newTimer();
            deadline.start(this::timedOut, options.timeoutMillis(), 0);
        }
    }

    private void lookedUp(final Throwable failure, final List<InetAddress> addresses) {
        if (ended) {
            return;
        }
        if (failure != null) {
            fail(failure);
            return;
        }
        final int port = ((InetSocketAddress) target).getPort();
        addresses.forEach(found -> untried.add(new InetSocketAddress(found, port)));
        tryNext();
    }

    private void tryNext() {
        while (!untried.isEmpty()) {
            address = untried.poll();
            try {
                if (begin()) {
                    core.defer(this::succeed);
                }
                return;
            } catch (final IOException failure) {
                giveUpAttempt(failure);
            }
        }
        core.defer(() -> fail(firstFailure));
    }

    /** {@return whether the connection stands already} */
    private boolean begin() throws IOException {
        if (address instanceof UnixDomainSocketAddress path) {
            Addresses.requireShortPath(path, "connect");
        }
        socket = core.poller().transport().openStream(Addresses.familyOf(address));
        // The stream's own watch from the start: to hand it over costs the poller less than a new one.
        watch = core.watch(socket.pollable(), stream);
        if (options.localAddress() != null) {
            bindTo(options.localAddress());
        }
        final boolean stands = socket.connect(address);
        watch.want(stands ? 0 : PollEvents.WRITABLE);
        return stands;
    }

    private void bindTo(final SocketAddress localAddress) throws IOException {
        try {
            socket.bind(localAddress);
        } catch (final IOException failure) {
            throw SocketFailure.of(failure, "bind", localAddress);
        }
    }

    /** The socket may know the outcome. */
    void onReady() {
        try {
            if (socket.finishConnect()) {
                succeed();
            }
        } catch (final IOException failure) {
            giveUpAttempt(failure);
            tryNext();
        }
    }

    void onWatchFailed(final IOException failure) {
        giveUpAttempt(failure);
        tryNext();
    }

    private void giveUpAttempt(final IOException failure) {
        final SocketAddress about = isAboutLocalAddress(failure) ? options.localAddress() : address;
        final Throwable named = SocketFailure.of(failure, "connect", about);
        if (firstFailure == null) {
            // Of several addresses the first is the best; what the rest said is told beside.
            firstFailure = named;
        } else {
            firstFailure.addSuppressed(named);
        }
        closeSocket();
    }

    private static boolean isAboutLocalAddress(final IOException failure) {
        return failure instanceof SystemCallException known && known.call().equals("bind");
    }

    private void succeed() {
        if (!ended) {
            final StreamSocket connected = socket;
            final IoWatch watchOfConnected = watch;
            socket = null;
            end();
            stream.connected(connected, watchOfConnected);
        }
    }

    private void timedOut() {
        final Throwable failure = new SystemCallException(Errno.ETIMEDOUT, "connect",
            Addresses.text(target) + " (not connected after " + options.timeoutMillis() + " ms)", null);
        if (firstFailure != null) {
            failure.addSuppressed(firstFailure);
        }
        fail(failure);
    }

    private void fail(final Throwable failure) {
        if (!ended) {
            end();
            stream.connectFailed(failure);
        }
    }

    /** Stops whatever is under way; the stream hears nothing more. */
    void cancel() {
        if (!ended) {
            end();
        }
    }

    private void end() {
        ended = true;
        core.requestEnded();
        if (deadline != null) {
            deadline.close();
        }
        if (lookup != null) {
            lookup.cancel();
        }
        closeSocket();
    }

    private void closeSocket() {
        if (socket != null) {
            watch.close();
            try {
                socket.close();
            } catch (final IOException ignored) {
                // It is closed all the same, and nobody wants it any more.
            }
            socket = null;
        }
    }

    @Override
    public String toString() {
        return Addresses.text(target) + " (connecting)";
    }
}
