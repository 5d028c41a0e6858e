package dev.sixphase.js;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class HostTextTest {
    private static InetAddress ip(final String text) throws IOException {
        return InetAddress.getByName(text);
    }

    @Test
    void theLongestRunOfZerosIsLeftOut() throws IOException {
        assertEquals("::1", HostText.of(ip("0:0:0:0:0:0:0:1")));
        assertEquals("::", HostText.of(ip("::0")));
        assertEquals("2001:db8::1:0:0:1", HostText.of(ip("2001:db8:0:0:1:0:0:1")));
        assertEquals("127.0.0.1", HostText.of(ip("127.0.0.1")));
    }

    @Test
    void anAddressOfALinkHasItsInterface() throws IOException {
        final byte[] address = ip("fe80::1").getAddress();
        final NetworkInterface any = NetworkInterface.networkInterfaces().findFirst().orElseThrow();

        assertEquals("fe80::1%" + any.getName(),
            HostText.of(Inet6Address.getByAddress(null, address, any.getIndex())));
        assertEquals("fe80::1%999999", HostText.of(Inet6Address.getByAddress(null, address, 999_999)));
        assertEquals("fe80::1", HostText.of(InetAddress.getByAddress(address)));
    }

    @Test
    void aSocketOfIpVersion6NamesAnAddressOfVersion4ByItsMapping() throws IOException {
        assertEquals("::ffff:127.0.0.1", HostText.ofSix(ip("127.0.0.1")));
        assertEquals("::1", HostText.ofSix(ip("::1")));
    }
}
