package dev.sixphase.js;

import dev.sixphase.api.Callback;
import dev.sixphase.api.Errno;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.UdpOptions;
import dev.sixphase.api.UdpSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyObject;

/**
 * UDP sockets for {@code lib/internal/udp_handle.js}. Addresses come as IP addresses, never as names. What
 * the system refuses is given back as an object with {@code code}, not thrown.
 */
final class DgramBinding {
    private final EventLoop loop;
    private final Entry entry;

    DgramBinding(final EventLoop loop, final Entry entry) {
        this.loop = loop;
        this.entry = entry;
    }

    Binding binding() {
        return new Binding("dgram").function("bind", a -> bind(
            new InetSocketAddress(a[0].asString(), a[1].asInt()),
            UdpOptions.defaults().withReuseAddress(a[2].asBoolean()).withIpv6Only(a[3].asBoolean()),
            a[4].asBoolean()));
    }

    private Object bind(final InetSocketAddress address, final UdpOptions options, final boolean isSix) {
        try {
            return handle(loop.net().bindUdp(address, options), isSix);
        } catch (final IOException failure) {
            return Failure.describe(failure);
        }
    }

    private Binding handle(final UdpSocket socket, final boolean isSix) {
        final Binding handle = NetBinding.references(new Binding("udp"), socket)
            .action("onMessage", a -> socket.onMessage((message, sender) -> entry.call(a[0],
                Bytes.copyOf(message), text(sender, isSix), sender.getPort())))
            .action("onError", a -> socket.onError(failure -> entry.call(a[0], Failure.describe(failure))))
            .action("onClose", a -> socket.onClose(() -> entry.call(a[0])))
            .action("pause", a -> socket.pause())
            .action("close", a -> socket.close())
            .action("send", a -> socket.send(Bytes.copyOf(a[0], a[1].asInt(), a[2].asInt()),
                target(a[3], a[4]), calling(a[5])))
            .function("trySend", a -> trySend(socket, a))
            .function("connect", a -> attempt(() -> socket.connect(target(a[0], a[1]))))
            .function("disconnect", a -> attempt(socket::disconnect))
            .function("localAddress", a -> address(socket.localAddress(), isSix))
            .function("remoteAddress", a -> address(socket.remoteAddress(), isSix));
        return memberships(settings(handle, socket), socket);
    }

    private static Binding settings(final Binding handle, final UdpSocket socket) {
        return handle
            .function("broadcast", a -> attempt(() -> socket.broadcast(a[0].asBoolean())))
            .function("ttl", a -> attempt(() -> socket.ttl(a[0].asInt())))
            .function("multicastTtl", a -> attempt(() -> socket.multicastTtl(a[0].asInt())))
            .function("multicastLoopback", a -> attempt(() -> socket.multicastLoopback(a[0].asBoolean())))
            .function("multicastInterface", a -> attempt(() ->
                socket.multicastInterface(interfaceOf(a[0], Errno.EADDRNOTAVAIL))))
            .function("setReceiveBufferBytes", a -> attempt(() -> socket.receiveBufferBytes(a[0].asInt())))
            .function("setSendBufferBytes", a -> attempt(() -> socket.sendBufferBytes(a[0].asInt())))
            .function("receiveBufferBytes", a -> answer(socket::receiveBufferBytes))
            .function("sendBufferBytes", a -> answer(socket::sendBufferBytes));
    }

    private static Binding memberships(final Binding handle, final UdpSocket socket) {
        return handle
            .function("join", a -> attempt(() -> {
                final NetworkInterface on = interfaceOf(a[1], Errno.ENODEV);
                if (a[2].isNull()) {
                    socket.joinGroup(ip(a[0]), on);
                } else {
                    socket.joinGroup(ip(a[0]), on, ip(a[2]));
                }
            }))
            .function("leave", a -> attempt(() -> {
                final NetworkInterface on = interfaceOf(a[1], Errno.ENODEV);
                if (a[2].isNull()) {
                    socket.leaveGroup(ip(a[0]), on);
                } else {
                    socket.leaveGroup(ip(a[0]), on, ip(a[2]));
                }
            }));
    }

    private static Object trySend(final UdpSocket socket, final Value... a) {
        return answer(() ->
            socket.trySend(Bytes.copyOf(a[0], a[1].asInt(), a[2].asInt()), target(a[3], a[4])));
    }

    private Callback<Void> calling(final Value callback) {
        return (failure, none) ->
            entry.call(callback, failure == null ? null : Failure.describe(failure));
    }

    /** Where to send; without a port, to the connected peer. */
    private static InetSocketAddress target(final Value address, final Value port) {
        return port.isNull() ? null : new InetSocketAddress(address.asString(), port.asInt());
    }

    private static InetAddress ip(final Value address) throws IOException {
        return InetAddress.getByName(address.asString());
    }

    /** The interface with an IPv4 address, or the one called so after a percent sign, if there is one. */
    private static NetworkInterface interfaceOf(final Value given, final Errno otherwise) throws IOException {
        if (given.isNull()) {
            return null;
        }
        final String text = given.asString();
        if (text.startsWith("%")) {
            return NetworkInterface.getByName(text.substring(1));
        }
        final NetworkInterface found = NetworkInterface.getByInetAddress(ip(given));
        if (found == null) {
            throw new SystemCallException(otherwise, "setsockopt", text, null);
        }
        return found;
    }

    private static Object address(final InetSocketAddress address, final boolean isSix) {
        return address == null ? null : ProxyObject.fromMap(Map.of(
            "address", text(address, isSix), "port", address.getPort()));
    }

    private static String text(final InetSocketAddress address, final boolean isSix) {
        return isSix ? HostText.ofSix(address.getAddress()) : HostText.of(address.getAddress());
    }

    private static Object attempt(final Attempt attempt) {
        return answer(() -> {
            attempt.make();
            return null;
        });
    }

    /** The answer, or an object with {@code code} that says why there is none. */
    private static Object answer(final Question question) {
        try {
            return question.ask();
        } catch (final IOException failure) {
            return Failure.describe(failure);
        } catch (final IllegalArgumentException outOfRange) {
            return Failure.describe(new SystemCallException(Errno.EINVAL, "setsockopt", "", outOfRange));
        }
    }

    /** Something the system may refuse. */
    @FunctionalInterface
    private interface Attempt {
        void make() throws IOException;
    }

    /** Something the system may refuse to tell. */
    @FunctionalInterface
    private interface Question {
        Object ask() throws IOException;
    }
}
