package dev.sixphase.examples;

import java.io.Writer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Hands over what one thread prints to a test on another, line by line. */
final class LineWriter extends Writer {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final StringBuilder line = new StringBuilder();

    @Override
    public void write(final char[] chars, final int offset, final int length) {
        for (int index = offset; index < offset + length; index++) {
            if (chars[index] == '\n') {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            } else {
                line.append(chars[index]);
            }
        }
    }

    /** {@return the next line, as soon as it is complete} */
    String next() throws InterruptedException {
        return lines.take();
    }

    @Override
    public void flush() { }

    @Override
    public void close() { }
}
