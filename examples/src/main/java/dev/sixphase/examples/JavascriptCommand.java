package dev.sixphase.examples;

import java.nio.file.Path;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs {@link JavascriptProgram}. */
@Command(name = "javascript",
    description = "Timers, files, a key derived on the pool and a slow web page, all at once on one thread: "
        + "a program that reads like JavaScript.")
final class JavascriptCommand extends LoopCommand {
    @Option(names = "--file", paramLabel = "FILE", defaultValue = "${sys:sixphase.examples.home:-.}/test.txt",
        description = "The text to read (default: the test.txt of the examples).")
    private Path file;

    @Override
    OptionalInt workerCount() {
        // One worker ends its tasks in the order of the asking, so that each run prints the same.
        return OptionalInt.of(1);
    }

    @Override
    void run(final Session session) {
        final JavascriptProgram program = new JavascriptProgram(session.console(), file);
        session.loop().run(program::main);
        session.console().phase("main");
        session.console().say(session.stopAtExit().isAsked() ? "STOPPED" : "FINISHED");
    }
}
