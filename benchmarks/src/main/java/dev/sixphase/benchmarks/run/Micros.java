package dev.sixphase.benchmarks.run;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;

/**
 * The single operations that are measured. Of each there is a class of JMH's, named like the figure, with a
 * method for each peer on the JVM; and there may be programs in C and JavaScript, which can say several
 * figures.
 */
final class Micros {
    private static final String PACKAGE = "dev.sixphase.benchmarks.micro.";
    private static final List<String> FAMILIES = List.of("Sixphase", "JDK", "Netty", "ActiveJ");

    /** What of these takes so little that it shows how many threads the process has. */
    private static final List<String> OF_TWO_THREADS = List.of("micro_poll", "micro_iteration");

    private static final List<Micro> ALL = List.of(
        poll("poll_1", "A poll that finds 1 source ready"),
        poll("poll_64", "A poll that finds 64 sources ready"),
        poll("poll_1024", "A poll that finds 1024 sources ready"),
        poll("poll_empty", "A poll that finds none of 64 sources ready"),
        onLibuv("empty_iteration", "An iteration with nothing to do", "micro_iteration", null),
        onLibuv("timer_start", "Starting one of a million timers", "micro_timers", "micro_timers"),
        onLibuv("timer_cancel", "Cancelling one of a million timers", "micro_timers", "micro_timers"),
        onLibuv("timer_run", "Running one of 200,000 timers (CPU)", "micro_timers", "micro_timers"),
        onNode("next_tick", "nextTick", "micro_ticks"),
        onNode("microtask", "queueMicrotask", "micro_ticks"),
        onNode("immediate", "setImmediate", "micro_ticks"),
        onNode("promise_chain", "A step of a chain of promises", "micro_promise_chain"),
        onLibuv("cross_thread_post", "A callback from another thread", "micro_cross_thread_post", null),
        new Micro("sleeping_wakeup", "Waking a loop that sleeps, there and back", "eventfd",
            "micro_sleeping_wakeup", null),
        onLibuv("pool_round_trip1", "Work of the pool, 1 in flight", "micro_pool_round_trip", null),
        onLibuv("pool_round_trip64", "Work of the pool, 64 in flight", "micro_pool_round_trip", null),
        onLibuv("file_read", "Reading 4 KiB of a file", "micro_file_read", "micro_file_read"),
        new Micro("echoed_message", "An echoed message, in batches of 100", null, null, null));

    private Micros() { }

    /** A figure, what it is of, and its twins: who is measured by which program in C, and Node's script. */
    private record Micro(String figure, String title, String inC, String program, String script) { }

    private static Micro onLibuv(final String figure, final String title, final String program,
        final String script) {

        return new Micro(figure, title, "libuv", program, script);
    }

    private static Micro onNode(final String figure, final String title, final String script) {
        return new Micro(figure, title, null, null, script);
    }

    private static Micro poll(final String figure, final String title) {
        return new Micro(figure, title, "C epoll", "micro_poll", null);
    }

    static List<MicroScenario> all(final Programs programs, final Pace pace,
        final Consumer<String> missing) {

        return ALL.stream()
            .map(micro -> new MicroScenario(micro.figure, micro.title, peers(micro, programs, pace, missing),
                programs))
            .toList();
    }

    private static List<Peer> peers(final Micro micro, final Programs programs, final Pace pace,
        final Consumer<String> missing) {

        final Peers peers = new Peers(programs, missing);
        if (micro.program != null) {
            peers.addC(micro.inC, micro.program);
            if (OF_TWO_THREADS.contains(micro.program)) {
                peers.addCOfTwoThreads(micro.inC, micro.program);
            }
        }
        final Class<?> benchmark = benchmark(micro.figure);
        final List<String> options = List.of(benchmark.getAnnotation(Fork.class).jvmArgs());
        for (final String method : methods(benchmark)) {
            peers.add(name(method), programs.java(options, JmhRound.class.getName(), micro.figure,
                benchmark.getName() + "." + method, Integer.toString(pace.iterations()),
                Integer.toString(pace.iterationMillis())));
        }
        if (micro.script != null) {
            peers.addNode(micro.script + ".js");
        }
        return peers.list();
    }

    /** The class of a figure: {@code TimerStart} for {@code timer_start}. */
    private static Class<?> benchmark(final String figure) {
        final StringBuilder name = new StringBuilder(PACKAGE);
        for (final String word : figure.split("_")) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        try {
            return Class.forName(name.toString());
        } catch (final ClassNotFoundException e) {
            throw new IllegalStateException("the figure " + figure + " has no class " + name, e);
        }
    }

    private static List<String> methods(final Class<?> benchmark) {
        return Arrays.stream(benchmark.getMethods())
            .filter(method -> method.isAnnotationPresent(Benchmark.class))
            .map(Method::getName)
            .sorted(Comparator.comparing((String method) -> FAMILIES.indexOf(name(method).split(" ")[0]))
                .thenComparing(Comparator.naturalOrder()))
            .toList();
    }

    /** The peer that a method measures: {@code Netty epoll} for {@code nettyEpoll}. */
    static String name(final String method) {
        final String[] words = method.split("(?=[A-Z])");
        final String family = FAMILIES.stream().filter(words[0]::equalsIgnoreCase).findFirst()
            .orElseThrow(() -> new IllegalStateException("no peer is called " + method));
        words[0] = "";
        return family + String.join(" ", words).toLowerCase(Locale.ROOT);
    }
}
