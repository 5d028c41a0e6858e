package dev.sixphase.integration.programs;

import dev.sixphase.api.ByteStream;
import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.Immediate;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.Timer;
import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.api.spi.WorkerPoolOptions;
import dev.sixphase.conformance.ManualClock;
import dev.sixphase.threadpool.FixedWorkerPoolProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.sixphase.api.Script.clearImmediate;
import static dev.sixphase.api.Script.clearTimeout;
import static dev.sixphase.api.Script.fs;
import static dev.sixphase.api.Script.net;
import static dev.sixphase.api.Script.nextTick;
import static dev.sixphase.api.Script.queueMicrotask;
import static dev.sixphase.api.Script.setImmediate;
import static dev.sixphase.api.Script.setTimeout;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Ten programs, as near to their JavaScript as Java can be, print on every backend what Node 20 prints. */
@Timeout(30)
class NodeProgramsTest {
    private final ManualClock clock = new ManualClock();
    private final List<String> out = new ArrayList<>();

    static Stream<PollerProvider> backends() {
        return ServiceLoader.load(PollerProvider.class).stream().map(ServiceLoader.Provider::get)
            .filter(provider -> provider.priority() > 0)
            .filter(provider -> provider.availability() instanceof Availability.Available);
    }

    private void log(final String word) {
        out.add(word);
    }

    private void busy(final long millis) {
        clock.advanceNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private void expect(final String expected, final PollerProvider backend, final Runnable main) {
        final PollerProvider held = HeldClockPoller.provider(backend, clock);
        expect(expected, EventLoop.builder().poller(held).clock(clock), main);
    }

    private void expect(final String expected, final EventLoop.Builder builder, final Runnable main) {
        try (EventLoop loop = builder.build()) {
            loop.run(main);
        }
        assertEquals(expected, String.join(" ", out));
    }

    private void logUncaught() {
        EventLoop.current().onUncaughtException((failure, origin) -> log("X:" + failure.getMessage()));
    }

    @ParameterizedTest
    @MethodSource("backends")
    void f01(final PollerProvider backend) { // rule 40, rule 41
        expect("main t1 t2 t<t1 m1 m2 m<t1 m<m1 t<m1 t<m<t1", backend, () -> {
            nextTick(() -> {
                log("t1");
                queueMicrotask(() -> {
                    log("m<t1");
                    nextTick(() -> log("t<m<t1"));
                });
                nextTick(() -> log("t<t1"));
            });
            queueMicrotask(() -> {
                log("m1");
                nextTick(() -> log("t<m1"));
                queueMicrotask(() -> log("m<m1"));
            });
            nextTick(() -> log("t2"));
            queueMicrotask(() -> log("m2"));
            log("main");
        });
    }

    @ParameterizedTest
    @MethodSource("backends")
    void f02(final PollerProvider backend) { // rule 29
        expect("A10@0 B10@8 C3@8", backend, () -> {
            setTimeout(() -> log("A10@0"), 10);
            busy(8);
            setTimeout(() -> log("B10@8"), 10);
            setTimeout(() -> log("C3@8"), 3);
            busy(30);
        });
    }

    @ParameterizedTest
    @MethodSource("backends")
    void f03(final PollerProvider backend) { // rule 32
        final Timer[] bc = new Timer[2];
        final Immediate[] i = new Immediate[1];
        expect("a tick d micro e imm2 late", backend, () -> {
            setTimeout(() -> {
                log("a");
                clearTimeout(bc[0]);
                clearImmediate(i[0]);
                setTimeout(() -> log("late"), 1);
                busy(4);
                nextTick(() -> {
                    log("tick");
                    clearTimeout(bc[1]);
                });
            }, 1);
            bc[0] = setTimeout(() -> log("b"), 1);
            bc[1] = setTimeout(() -> log("c"), 1);
            setTimeout(() -> {
                log("d");
                queueMicrotask(() -> log("micro"));
            }, 1);
            setTimeout(() -> log("e"), 1);
            i[0] = setImmediate(() -> log("imm1"));
            setImmediate(() -> log("imm2"));
            busy(5);
        });
    }

    @ParameterizedTest
    @MethodSource("backends")
    void f04(final PollerProvider backend) { // rule 47, rule 48
        final Immediate[] c = new Immediate[1];
        expect("i1 t1 m1 i2 t2 i4 next", backend, () -> {
            setImmediate(() -> {
                log("i1");
                setImmediate(() -> log("next"));
                nextTick(() -> log("t1"));
                queueMicrotask(() -> log("m1"));
            });
            setImmediate(() -> {
                log("i2");
                nextTick(() -> {
                    log("t2");
                    clearImmediate(c[0]);
                });
            });
            c[0] = setImmediate(() -> log("i3"));
            setImmediate(() -> log("i4"));
        });
    }

    @ParameterizedTest
    @MethodSource("backends")
    void f05(final PollerProvider backend) { // rule 57
        expect("a X:a b ta tb ma c imm", backend, () -> {
            logUncaught();
            setTimeout(() -> {
                log("a");
                nextTick(() -> log("ta"));
                queueMicrotask(() -> log("ma"));
                throw new IllegalStateException("a");
            }, 1);
            setTimeout(() -> {
                log("b");
                nextTick(() -> log("tb"));
            }, 1);
            setTimeout(() -> log("c"), 1);
            setImmediate(() -> log("imm"));
            busy(5);
        });
    }

    @ParameterizedTest
    @MethodSource("backends")
    void f06(final PollerProvider backend) { // rule 56
        expect("t1 X:t1 timer1 t2 m timer2 imm", backend, () -> {
            logUncaught();
            nextTick(() -> {
                log("t1");
                throw new IllegalStateException("t1");
            });
            nextTick(() -> log("t2"));
            queueMicrotask(() -> log("m"));
            setTimeout(() -> log("timer1"), 1);
            setTimeout(() -> log("timer2"), 1);
            setImmediate(() -> log("imm"));
            busy(5);
        });
    }

    @ParameterizedTest
    @MethodSource("backends")
    void f07(final PollerProvider backend) { // rule 58, rule 60
        expect("i1 X:i1 i2 t1 t2 m2 X:m2 m3 i3 next", backend, () -> {
            logUncaught();
            setImmediate(() -> {
                log("i1");
                nextTick(() -> log("t1"));
                setImmediate(() -> log("next"));
                throw new IllegalStateException("i1");
            });
            setImmediate(() -> {
                log("i2");
                queueMicrotask(() -> {
                    log("m2");
                    throw new IllegalStateException("m2");
                });
                queueMicrotask(() -> log("m3"));
                nextTick(() -> log("t2"));
            });
            setImmediate(() -> log("i3"));
        });
    }

    @ParameterizedTest
    @MethodSource("backends")
    void f08(final PollerProvider backend) { // rule 50, rule 52
        final WorkerPool workers = new FixedWorkerPoolProvider().open(WorkerPoolOptions.defaults());
        final FinishedCount pool = new FinishedCount(workers);
        final int[] n = {0};
        expect("cb t m cb t m cb t m imm timeout", EventLoop.builder().workerPool(pool).clock(clock)
            .poller(HeldClockPoller.provider(backend, clock)), () -> {
                for (int k = 0; k < 3; k++) {
                    fs().stat(Path.of("pom.xml"), (failure, status) -> {
                        log("cb");
                        if (n[0]++ == 0) {
                            setImmediate(() -> log("imm"));
                            setTimeout(() -> log("timeout"), 0);
                            busy(5);
                        }
                        nextTick(() -> log("t"));
                        queueMicrotask(() -> log("m"));
                    });
                }
                pool.await(3);
            });
        pool.close();
    }

    @ParameterizedTest
    @MethodSource("backends")
    void f09(final PollerProvider backend) { // rule 8, rule 1
        final List<ByteStream> s = new ArrayList<>();
        final List<ByteStream> c = new ArrayList<>();
        final TcpServer[] srv = new TcpServer[1];
        final Runnable go = () -> {
            c.forEach(stream -> {
                stream.onError(failure -> { });
                stream.unref();
            });
            srv[0].unref();
            for (int k = 0; k < 3; k++) {
                final int index = k;
                s.get(k).onClose(() -> {
                    log("close" + index);
                    nextTick(() -> log("t" + index));
                });
                s.get(k).destroy(null);
            }
            setTimeout(() -> log("timeout"), 1);
            setImmediate(() -> log("imm"));
            busy(5);
            nextTick(() -> log("tick"));
        };
        expect("tick imm close2 t2 close1 t1 close0 t0 timeout", backend, () -> {
            try {
                final InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
                srv[0] = net().listenTcp(any, ListenOptions.defaults(), stream -> {
                    s.add(stream);
                    if (s.size() == 3) {
                        setTimeout(go, 20);
                    }
                });
            } catch (final IOException failure) {
                throw new UncheckedIOException(failure);
            }
            for (int k = 0; k < 3; k++) {
                c.add(net().connectTcp(srv[0].localAddress(), ConnectOptions.defaults()));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("backends")
    void f10(final PollerProvider backend) { // rule 4
        final int[] k = {0};
        expect("i1 t i2 unref-due revived be0 tick again be1", backend, () -> {
            setTimeout(() -> {
                log("unref-due");
                setImmediate(() -> log("revived"));
            }, 60).unref();
            setTimeout(() -> log("never"), 5000).unref();
            setImmediate(() -> {
                log("i1");
                setTimeout(() -> log("t"), 1);
                busy(3);
                setImmediate(() -> {
                    log("i2");
                    busy(100);
                });
            });
            EventLoop.current().onBeforeExit(() -> {
                log("be" + k[0]);
                if (k[0]++ == 0) {
                    nextTick(() -> {
                        log("tick");
                        setImmediate(() -> log("again"));
                    });
                }
            });
        });
    }
}
