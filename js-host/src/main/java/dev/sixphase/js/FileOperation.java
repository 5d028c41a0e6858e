package dev.sixphase.js;

import java.util.concurrent.Callable;
import org.graalvm.polyglot.Value;

/** One thing that a program asks of the file system. */
@FunctionalInterface
interface FileOperation {
    /**
     * {@return the work, for the loop's thread or for a worker}
     *
     * @param arguments as JavaScript gave them; they are read now, on the loop's thread
     */
    Callable<Object> prepare(Value... arguments);
}
