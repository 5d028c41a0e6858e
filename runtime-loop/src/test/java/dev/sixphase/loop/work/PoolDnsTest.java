package dev.sixphase.loop.work;

import dev.sixphase.api.Errno;
import dev.sixphase.api.spi.WorkerPool.Kind;
import dev.sixphase.loop.work.PoolDns.Resolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PoolDnsTest {
    private final StepPool pool = new StepPool();
    private final PoolDns dns = new PoolDns(pool);

    @Test
    void localhostIsALoopbackAddress() { // seed 15
        final List<InetAddress> addresses = lookup(dns, "localhost").value();

        assertTrue(addresses.get(0).isLoopbackAddress(), addresses.toString());
        assertEquals(List.of(Kind.SLOW_IO), pool.kinds());
    }

    @Test
    void anAddressInLettersNeedsNoResolver() throws UnknownHostException {
        assertEquals(List.of(InetAddress.getByAddress(new byte[] {10, 1, 2, 3})),
            lookup(dns, "10.1.2.3").value());
        assertEquals(List.of(InetAddress.getByName("::1")), lookup(dns, "::1").value());
    }

    @Test
    void allAddressesComeInTheResolversOrder() throws UnknownHostException {
        final InetAddress[] some = {InetAddress.getByName("10.0.0.2"), InetAddress.getByName("10.0.0.1")};

        assertEquals(Arrays.asList(some), lookup(new PoolDns(pool, new Answers(some, null)), "two").value());
    }

    @Test
    void anUnknownHostIsNamedInTheFailure() {
        lookup(dns, "no..such..host").assertFailed(Errno.ENOTFOUND,
            "ENOTFOUND: name or service not known, getaddrinfo no..such..host");
    }

    @Test
    void reverseGivesTheName() throws UnknownHostException {
        // libuv getnameinfo_basic_ip4, libuv getnameinfo_basic_ip6
        final PoolDns known = new PoolDns(pool, new Answers(null, "host.example"));

        assertEquals("host.example", reverse(known, "10.0.0.1").value());
        assertEquals("host.example", reverse(known, "::1").value());
        assertEquals(List.of(Kind.SLOW_IO, Kind.SLOW_IO), pool.kinds());
    }

    @Test
    void anAddressWithoutANameIsNamedInTheFailure() throws UnknownHostException {
        reverse(new PoolDns(pool, new Answers(null, "10.0.0.1")), "10.0.0.1").assertFailed(Errno.ENOTFOUND,
            "ENOTFOUND: name or service not known, getnameinfo 10.0.0.1");
        reverse(new PoolDns(pool, new Answers(null, null)), "10.0.0.1").assertFailed(Errno.ENOTFOUND,
            "ENOTFOUND: name or service not known, getnameinfo 10.0.0.1");
    }

    @Test
    void reverseAsksTheResolverEvenIfTheAddressWasMadeWithAName() throws UnknownHostException {
        final InetAddress named = InetAddress.getByAddress("made.up", new byte[] {127, 0, 0, 1});

        final String name = Resolver.JDK.name(named);

        assertEquals(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}).getCanonicalHostName(), name);
    }

    @Test
    void wrongArgumentsAreRefusedAtOnce() {
        assertThrows(NullPointerException.class, () -> dns.lookup(null, new Outcome<>()));
        assertThrows(NullPointerException.class, () -> dns.lookup("localhost", null));
        assertThrows(IllegalArgumentException.class, () -> dns.lookup("", new Outcome<>()));
        assertThrows(NullPointerException.class, () -> dns.reverse(null, new Outcome<>()));
        assertThrows(NullPointerException.class,
            () -> dns.reverse(InetAddress.getLoopbackAddress(), null));
        assertEquals(0, pool.waitingCount());
    }

    private Outcome<List<InetAddress>> lookup(final PoolDns where, final String host) {
        final Outcome<List<InetAddress>> found = new Outcome<>();
        where.lookup(host, found);
        assertEquals(0, found.endCount(), "the callback ran inside the call");
        pool.workAndDeliver();
        return found;
    }

    private Outcome<String> reverse(final PoolDns where, final String address) throws UnknownHostException {
        final Outcome<String> found = new Outcome<>();
        where.reverse(InetAddress.getByName(address), found);
        pool.workAndDeliver();
        return found;
    }

    /** A resolver that knows one answer, or none. */
    private record Answers(InetAddress[] some, String name) implements Resolver {
        @Override
        public InetAddress[] addresses(final String host) {
            return some;
        }

        @Override
        public String name(final InetAddress address) throws UnknownHostException {
            if (name == null) {
                throw new UnknownHostException("none");
            }
            return name;
        }
    }
}
