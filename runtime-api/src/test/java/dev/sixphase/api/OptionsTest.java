package dev.sixphase.api;

import dev.sixphase.api.spi.WorkerPoolOptions;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Options refuse what makes no sense, and change one thing at a time. */
class OptionsTest {
    @Test
    void aBudgetOfNothingIsRefused() {
        assertEquals(new Budgets(1024, 48, 32, 1024, 65_536), Budgets.defaults());
        final List<Executable> attempts = List.of(
            () -> new Budgets(0, 1, 1, 1, 1),
            () -> new Budgets(1, 0, 1, 1, 1),
            () -> new Budgets(1, 1, 0, 1, 1),
            () -> new Budgets(1, 1, 1, 0, 1),
            () -> new Budgets(1, 1, 1, 1, 0));
        attempts.forEach(attempt -> assertThrows(IllegalArgumentException.class, attempt));
    }

    @Test
    void watermarksAreInOrder() {
        assertEquals(new StreamOptions(10, 10, true),
            StreamOptions.defaults().withWatermarks(10, 10).withAllowHalfOpen(true));
        final StreamOptions options = StreamOptions.defaults();
        assertThrows(IllegalArgumentException.class, () -> options.withWatermarks(0, 0));
        assertThrows(IllegalArgumentException.class, () -> options.withWatermarks(10, 11));
        assertThrows(IllegalArgumentException.class, () -> options.withWatermarks(10, -1));
    }

    @Test
    void aBacklogIsAtLeastOne() {
        final StreamOptions stream = StreamOptions.defaults().withAllowHalfOpen(true);
        assertEquals(new ListenOptions(5, true, stream),
            ListenOptions.defaults().withBacklog(5).withReusePort(true).withStream(stream));
        assertThrows(IllegalArgumentException.class, () -> ListenOptions.defaults().withBacklog(0));
    }

    @Test
    void aTimeoutIsNotNegative() {
        final InetSocketAddress address = new InetSocketAddress(0);
        final StreamOptions stream = StreamOptions.defaults().withAllowHalfOpen(true);
        assertEquals(new ConnectOptions(7, address, stream),
            ConnectOptions.defaults().withTimeoutMillis(7).withLocalAddress(address).withStream(stream));
        assertThrows(IllegalArgumentException.class, () -> ConnectOptions.defaults().withTimeoutMillis(-1));
    }

    @Test
    void aDatagramSocketIsModestUnlessAskedOtherwise() {
        assertEquals(new UdpOptions(false, false, false, false, 0, 0), UdpOptions.defaults());
        assertEquals(new UdpOptions(true, false, true, false, 1, 2), UdpOptions.defaults()
            .withReuseAddress(true).withIpv6Only(true).withBufferBytes(1, 2));
        assertEquals(new UdpOptions(false, true, false, true, 0, 0),
            UdpOptions.defaults().withReusePort(true).withBroadcast(true));
        assertThrows(IllegalArgumentException.class, () -> UdpOptions.defaults().withBufferBytes(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> UdpOptions.defaults().withBufferBytes(0, -1));
    }

    @Test
    void aPoolHasWorkersAndAQueue() { // rule 68
        final WorkerPoolOptions options = WorkerPoolOptions.defaults();
        assertEquals(4, options.workerCount());
        assertThrows(IllegalArgumentException.class, () -> options.withWorkerCount(0));
        assertThrows(IllegalArgumentException.class, () -> options.withWorkerCount(1025));
        assertThrows(IllegalArgumentException.class, () -> options.withQueueCapacity(0));
        assertEquals(1, options.withWorkerCount(1).slowWorkerLimit());
        assertEquals(2, options.withWorkerCount(4).slowWorkerLimit());
        assertEquals(3, options.withWorkerCount(5).slowWorkerLimit());
    }

    @Test
    void aKeyIsDerivedFromASaltOfItsOwn() {
        final byte[] salt = {1, 2};
        final Pbkdf2Spec spec = new Pbkdf2Spec("secret", salt, 1, 1, "SHA-256");
        salt[0] = 9;
        spec.salt()[1] = 9;

        assertArrayEquals(new byte[] {1, 2}, spec.salt());
        final List<Executable> attempts = List.of(
            () -> new Pbkdf2Spec("secret", new byte[0], 1, 1, "SHA-256"),
            () -> new Pbkdf2Spec("secret", salt, 0, 1, "SHA-256"),
            () -> new Pbkdf2Spec("secret", salt, 1, 0, "SHA-256"));
        attempts.forEach(attempt -> assertThrows(IllegalArgumentException.class, attempt));
    }

    @Test
    void aPasswordIsNotPrinted() {
        assertEquals("Pbkdf2Spec[SHA-256, 1000 iterations, 32 bytes]",
            new Pbkdf2Spec("secret", new byte[] {1}, 1000, 32, "SHA-256").toString());
    }
}
