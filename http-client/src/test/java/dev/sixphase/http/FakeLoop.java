package dev.sixphase.http;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.Net;
import dev.sixphase.api.Timer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** A loop that does what the client asks of it, when the test says so: connect, tick, fire a timer. */
final class FakeLoop {
    private final List<FakeStream> streams = new ArrayList<>();
    private final List<InetSocketAddress> addresses = new ArrayList<>();
    private final Queue<Runnable> ticks = new ArrayDeque<>();
    private final Map<Timer, Waiting> timers = new LinkedHashMap<>();
    private final EventLoop loop;

    FakeLoop() {
        final Net net = proxy(Net.class, (self, method, arguments) -> method.getName().equals("connectTcp")
            ? connect((InetSocketAddress) arguments[0]) : refuse(method.getName()));
        loop = proxy(EventLoop.class, (self, method, arguments) -> switch (method.getName()) {
            case "net" -> net;
            case "nextTick" -> ticks.add((Runnable) arguments[0]) ? null : refuse("nextTick");
            case "setTimeout" -> start(new Waiting((Runnable) arguments[0], (double) arguments[1]));
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

    /** {@return how long each timer waits that has not fired and was not cleared} */
    List<Double> timeoutsMillis() {
        return timers.values().stream().map(Waiting::delayMillis).toList();
    }

    /** Fires the oldest timer. */
    void timeIsUp() {
        final Timer due = timers.keySet().iterator().next();
        timers.remove(due).callback().run();
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

    private Timer start(final Waiting waiting) {
        final Timer timer = proxy(Timer.class, (self, method, arguments) -> switch (method.getName()) {
            case "unref" -> self;
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> self == arguments[0];
            default -> refuse(method.getName());
        });
        timers.put(timer, waiting);
        return timer;
    }

    private Object clear(final Object timer) {
        timers.remove(timer);
        return null;
    }

    private static Object refuse(final String method) {
        throw new UnsupportedOperationException(method);
    }

    private static <T> T proxy(final Class<T> type, final InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private record Waiting(Runnable callback, double delayMillis) {
    }
}
