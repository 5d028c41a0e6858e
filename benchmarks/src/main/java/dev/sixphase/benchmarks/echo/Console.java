package dev.sixphase.benchmarks.echo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** What the servers have in common with the process that started them. */
final class Console {
    private Console() { }

    /** Any free port of the loopback interface. */
    static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    static void sayPort(final int port) {
        final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        out.println("listening on " + port);
    }

    /** Ends the process with its input. */
    static void endWithInput() {
        final Thread reader = new Thread(Console::awaitEnd, "input");
        reader.setDaemon(true);
        reader.start();
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() != -1) { }
        } catch (final IOException e) {
            // As good as an end.
        }
        Runtime.getRuntime().halt(0);
    }
}
