package dev.sixphase.loop.work;

import dev.sixphase.api.Callback;
import dev.sixphase.api.Dns;
import dev.sixphase.api.Errno;
import dev.sixphase.api.Request;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.WorkerPool;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;

/**
 * Names by way of the JDK's resolver, one piece of work of kind SLOW_IO for each call.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * <p><b>Not guaranteed:</b> fresh answers. The JDK remembers names for as long as its security properties
 * {@code networkaddress.cache.ttl} and {@code networkaddress.cache.negative.ttl} say.
 */
public final class PoolDns implements Dns {
    private final Submitter submitter;
    private final Resolver resolver;

    /** What may take seconds. */
    interface Resolver {
        /** The resolver of the JDK. */
        Resolver JDK = new Resolver() {
            @Override
            public InetAddress[] addresses(final String host) throws UnknownHostException {
                return InetAddress.getAllByName(host);
            }

            @Override
            public String name(final InetAddress address) throws UnknownHostException {
                // A fresh object, because one that was made with a name gives that name back unasked.
                return InetAddress.getByAddress(address.getAddress()).getCanonicalHostName();
            }
        };

        InetAddress[] addresses(String host) throws UnknownHostException;

        /** {@return the name, or the address in letters if there is none} */
        String name(InetAddress address) throws UnknownHostException;
    }

    /**
     * Makes the name look-up of a loop.
     *
     * @param submitter the way to the pool
     */
    public PoolDns(final Submitter submitter) {
        this(submitter, Resolver.JDK);
    }

    PoolDns(final Submitter submitter, final Resolver resolver) {
        this.submitter = submitter;
        this.resolver = resolver;
    }

    @Override
    public Request lookup(final String host, final Callback<? super List<InetAddress>> callback) {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(callback, "callback");
        if (host.isBlank()) {
            // The JDK would answer with the loopback address.
            throw new IllegalArgumentException("host is blank: give a name or an address");
        }
        return submitter.submit(WorkerPool.Kind.SLOW_IO, () -> addresses(host), callback);
    }

    @Override
    public Request reverse(final InetAddress address, final Callback<? super String> callback) {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(callback, "callback");
        return submitter.submit(WorkerPool.Kind.SLOW_IO, () -> name(address), callback);
    }

    private List<InetAddress> addresses(final String host) throws SystemCallException {
        try {
            return List.of(resolver.addresses(host));
        } catch (final UnknownHostException unknown) {
            throw new SystemCallException(Errno.ENOTFOUND, "getaddrinfo", host, unknown);
        }
    }

    private String name(final InetAddress address) throws SystemCallException {
        final String letters = address.getHostAddress();
        final String name;
        try {
            name = resolver.name(address);
        } catch (final UnknownHostException unknown) {
            throw new SystemCallException(Errno.ENOTFOUND, "getnameinfo", letters, unknown);
        }
        if (name.equals(withoutScope(letters))) {
            throw new SystemCallException(Errno.ENOTFOUND, "getnameinfo", letters, null);
        }
        return name;
    }

    private static String withoutScope(final String letters) {
        final int scopeAt = letters.indexOf('%');
        return scopeAt < 0 ? letters : letters.substring(0, scopeAt);
    }
}
