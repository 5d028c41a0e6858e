package dev.sixphase.examples;

import dev.sixphase.api.Callback;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.LoopClock;
import dev.sixphase.api.Pbkdf2Spec;
import dev.sixphase.http.HttpClient;
import dev.sixphase.http.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Consumer;

import static dev.sixphase.api.Script.crypto;
import static dev.sixphase.api.Script.fs;
import static dev.sixphase.api.Script.setTimeout;

/**
 * What a script does with a loop: it asks for much at once, and each answer comes as a callback.
 *
 * <p>The order of the answers is the same in every run, on a busy machine too. What the pool does comes from
 * one worker, which works through its queue; what takes its time begins when all that is done, and is far
 * apart.
 */
final class JavascriptProgram {
    private static final byte[] SALT = "sixphase".getBytes(StandardCharsets.US_ASCII);
    private static final int ITERATIONS = 10_000;
    private static final int KEY_BYTES = 16;
    private static final int PAGE_DELAY_MILLIS = 1500;

    private final Console console;
    private final Path file;

    JavascriptProgram(final Console console, final Path file) {
        this.console = Objects.requireNonNull(console, "console");
        this.file = Objects.requireNonNull(file, "file");
    }

    /** Runs as the loop's main callback. It only asks; nothing is answered before it returns. */
    void main() {
        print("Asking for test.txt, first time");
        readFile(text -> {
            print("First time: " + text.length() + " characters");
            print("Deriving a key from them");
            deriveKey(text, key -> print("The key is " + HexFormat.of().formatHex(key)));
        });

        print("Setting a timer of 0 ms: immediate 1");
        setTimeout(() -> print("Immediate 1 timed out"), 0);

        print("Setting a timer of 0 ms: immediate 2");
        setTimeout(() -> print("Immediate 2 timed out"), 0);

        print("Asking for test.txt, second time");
        readFile(text -> {
            print("Second time: " + text.length() + " characters");
            print("Asking for test.txt, third time");
            readFile(again -> {
                printContent("test.txt", again);
                takeTime();
            });
        });

        keepThreadFor(2);
    }

    private void takeTime() {
        print("Setting a timer of 3000 ms, which will set one of 500 ms");
        setTimeout(() -> {
            print("3000ms timer timed out");
            setTimeout(() -> print("500ms timer (nested) timed out"), 500);
        }, 3000);

        print("Setting a timer of 1000 ms");
        setTimeout(() -> print("SETTIMEOUT"), 1000);

        print("Asking for a page that takes " + PAGE_DELAY_MILLIS + " ms");
        getSlowPage(page -> printContent("web page", page));
    }

    private void readFile(final Consumer<String> use) {
        fs().readFile(file, StandardCharsets.UTF_8, orFail(use));
    }

    private void deriveKey(final String text, final Consumer<byte[]> use) {
        crypto().pbkdf2(new Pbkdf2Spec(text, SALT, ITERATIONS, KEY_BYTES, "SHA-256"), orFail(use));
    }

    /** The server is one more thing that this same loop waits for. */
    private void getSlowPage(final Consumer<String> use) {
        final SlowServer server = startServer();
        HttpClient.on(EventLoop.current()).send(HttpRequest.get(server.uri()), (failure, response) -> {
            server.close();
            this.<String>orFail(use).ended(failure, failure == null ? response.text() : null);
        });
    }

    private static SlowServer startServer() {
        try {
            return SlowServer.start(PAGE_DELAY_MILLIS, "This page was worth waiting for.\n");
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the server of the slow page: " + e.getMessage(), e);
        }
    }

    /**
     * Makes the timers of 0 ms due before the loop begins, as a script that has much to do would. They then
     * run before any file can have been read, however fast the disk is.
     */
    private static void keepThreadFor(final int millis) {
        final long startNanos = LoopClock.SYSTEM.nanoTime();
        while (LoopClock.SYSTEM.nanoTime() - startNanos < millis * 1_000_000L) {
            Thread.onSpinWait();
        }
    }

    private <T> Callback<T> orFail(final Consumer<? super T> use) {
        return (failure, value) -> {
            if (failure == null) {
                use.accept(value);
            } else {
                console.fail(Console.describe(failure));
            }
        };
    }

    private void printContent(final String title, final String content) {
        print("----- " + title + " -----");
        content.strip().lines().forEach(this::print);
        print("----- end of " + title + " -----");
    }

    private void print(final String line) {
        console.say(line);
    }
}
