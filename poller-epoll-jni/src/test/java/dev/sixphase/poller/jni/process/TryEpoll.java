package dev.sixphase.poller.jni.process;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.PollerProvider;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CyclicBarrier;

/** What {@code LoadingInOtherJvmsTest} starts: says whether epoll works there, and works with it. */
public final class TryEpoll {
    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true);

    private TryEpoll() { }

    /**
     * Does what is asked for.
     *
     * @param arguments {@code once}, {@code twice}, {@code race} or {@code exhausted}
     */
    public static void main(final String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "once" -> tell(TryEpoll.class.getClassLoader());
            case "twice" -> tellByTwoClassLoaders();
            case "race" -> race();
            case "exhausted" -> tellWhenExhausted();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static PollerProvider find(final ClassLoader loader) {
        return ServiceLoader.load(PollerProvider.class, loader).findFirst().orElseThrow();
    }

    private static void tell(final ClassLoader loader) throws IOException {
        final PollerProvider provider = find(loader);
        final Availability availability = provider.availability();
        if (availability instanceof Availability.Unavailable it) {
            OUT.println("unavailable: " + it.reason());
            return;
        }
        try (Poller poller = provider.open(PollerOptions.of(LoopClock.SYSTEM))) {
            poller.wakeup();
            poller.poll(new PollEvents(1), Poller.FOREVER_NANOS);
        }
        OUT.println("available");
    }

    /** Each has its own classes of the API too, so they are called by their names. */
    private static void tellByTwoClassLoaders() throws Exception {
        final List<URL> urls = new ArrayList<>();
        for (final String path : System.getProperty("java.class.path").split(":")) {
            urls.add(Path.of(path).toUri().toURL());
        }
        for (int count = 0; count < 2; count++) {
            final ClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
            loader.loadClass(TryEpoll.class.getName())
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {"once"});
        }
    }

    /** Loading against the JDK's own loading of its network library. */
    private static void race() throws Exception {
        final CyclicBarrier start = new CyclicBarrier(2);
        final Thread other = new Thread(() -> {
            try {
                start.await();
                Selector.open().close();
                DatagramChannel.open().close();
            } catch (final Exception e) {
                throw new AssertionError(e);
            }
        });
        other.start();
        start.await();
        tell(TryEpoll.class.getClassLoader());
        other.join();
    }

    private static void tellWhenExhausted() throws IOException {
        tell(TryEpoll.class.getClassLoader());
        final List<FileInputStream> hoard = new ArrayList<>();
        final PollerProvider provider = find(TryEpoll.class.getClassLoader());
        try {
            while (true) {
                hoard.add(new FileInputStream("/dev/null"));
            }
        } catch (final IOException expected) {
            OUT.println(provider.availability());
        }
        for (final FileInputStream each : hoard) {
            each.close();
        }
        OUT.println(provider.availability());
    }
}
