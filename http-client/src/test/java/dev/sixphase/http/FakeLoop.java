package dev.sixphase.http;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.Net;
import dev.sixphase.api.Timer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * A loop that does what the client asks of it, when the test says so: connect, tick, one timer per
 * exchange.
 */
final class FakeLoop {
    private final List<FakeStream> streams = new ArrayList<>();
    private final List<InetSocketAddress> addresses = new ArrayList<>();
    private final Queue<Runnable> ticks = new ArrayDeque<>();
    private final Timer timer = proxy(Timer.class, (self, method, arguments) -> refuse(method.getName()));
    private final EventLoop loop;
    private Runnable timeout;
    private double timeoutMillis;

    FakeLoop() {
        final Net net = proxy(Net.class, (self, method, arguments) ->
            method.getName().equals("connectTcp") ? connect((InetSocketAddress) arguments[0])
                : refuse(method.getName()));
        loop = proxy(EventLoop.class, (self, method, arguments) -> switch (method.getName()) {
            case "net" -> net;
            case "nextTick" -> ticks.add((Runnable) arguments[0]) ? null : refuse("nextTick");
            case "setTimeout" -> start((Runnable) arguments[0], (double) arguments[1]);
            case "clearTimeout" -> clear(arguments[0]);
            default -> refuse(method.getName());
        });
    }

    EventLoop loop() {
        return loop;
    }

    /** {@return the latest connection} */
    FakeStream stream() {
        return streams.get(streams.size() - 1);
    }

    List<InetSocketAddress> addresses() {
        return addresses;
    }

    /** {@return how long the timer waits, or -1 if there is none} */
    double timeoutMillis() {
        return timeout == null ? -1 : timeoutMillis;
    }

    void timeIsUp() {
        final Runnable due = timeout;
        timeout = null;
        due.run();
    }

    /** Runs what was put off to after the current callback. */
    void tick() {
        while (!ticks.isEmpty()) {
            ticks.remove().run();
        }
    }

    private FakeStream connect(final InetSocketAddress address) {
        addresses.add(address);
        streams.add(new FakeStream());
        return stream();
    }

    private Timer start(final Runnable callback, final double delayMillis) {
        timeout = callback;
        timeoutMillis = delayMillis;
        return timer;
    }

    private Object clear(final Object cleared) {
        timeout = cleared == timer ? null : timeout;
        return null;
    }

    private static Object refuse(final String method) {
        throw new UnsupportedOperationException(method);
    }

    private static <T> T proxy(final Class<T> type, final InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
