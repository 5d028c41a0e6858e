package dev.sixphase.js;

import dev.sixphase.api.EventLoop;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;

/** Name look-up for {@code lib/dns.js}. */
final class DnsBinding {
    private final EventLoop loop;
    private final Entry entry;

    DnsBinding(final EventLoop loop, final Entry entry) {
        this.loop = loop;
        this.entry = entry;
    }

    Binding binding() {
        return new Binding("dns")
            .action("lookup", a -> lookup(a[0].asString(), a[1]))
            .action("reverse", a -> reverse(a[0].asString(), a[1]));
    }

    private void lookup(final String host, final Value callback) {
        loop.dns().lookup(host, (failure, addresses) -> {
            if (failure == null) {
                entry.call(callback, null, texts(addresses));
            } else {
                entry.call(callback, Failure.describe(failure), null);
            }
        });
    }

    private static Object texts(final List<InetAddress> addresses) {
        return ProxyArray.fromList(addresses.stream().map(HostText::of)
            .collect(Collectors.toList()));
    }

    private void reverse(final String address, final Value callback) {
        try {
            loop.dns().reverse(InetAddress.getByName(address), (failure, name) ->
                entry.call(callback, failure == null ? null : Failure.describe(failure), name));
        } catch (final UnknownHostException noAddress) {
            throw new IllegalArgumentException("not an IP address: " + address, noAddress);
        }
    }
}
