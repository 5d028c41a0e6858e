package dev.sixphase.poller.jni.process;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.PollerProvider;
import java.io.File;
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

/** What {@code OtherJvm} starts: says whether this system's poller works there, and works with it. */
public final class TryPoller {
    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true);

    private TryPoller() { }

    /**
     * Does what is asked for.
     *
     * @param arguments {@code once}, {@code contract}, {@code race} or {@code exhausted}; or {@code twice},
     *     and one of the first two
     */
    public static void main(final String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "once" -> tell(TryPoller.class.getClassLoader());
            case "contract" -> OUT.println(ContractRun.run());
            case "twice" -> inTwoClassLoaders(arguments[1]);
            case "race" -> race();
            case "exhausted" -> tellWhenExhausted();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** The name of the poller that was asked for, or else of the one for this system. */
    public static String poller() {
        final String asked = System.getProperty("sixphase.test.poller");
        if (asked != null) {
            return asked;
        }
        final String system = System.getProperty("os.name");
        return system.equals("Linux") ? "epoll" : system.startsWith("Windows") ? "iocp" : "kqueue";
    }

    private static PollerProvider find(final ClassLoader loader) {
        return ServiceLoader.load(PollerProvider.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .filter(provider -> provider.name().equals(poller()))
            .findFirst().orElseThrow();
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
    private static void inTwoClassLoaders(final String what) throws Exception {
        final List<URL> urls = new ArrayList<>();
        for (final String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(path).toUri().toURL());
        }
        for (int count = 0; count < 2; count++) {
            final ClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
            Thread.currentThread().setContextClassLoader(loader); // JUnit looks there
            loader.loadClass(TryPoller.class.getName())
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {what});
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
        tell(TryPoller.class.getClassLoader());
        other.join();
    }

    private static void tellWhenExhausted() throws IOException {
        tell(TryPoller.class.getClassLoader());
        final List<FileInputStream> hoard = new ArrayList<>();
        final PollerProvider provider = find(TryPoller.class.getClassLoader());
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
