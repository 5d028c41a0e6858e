package dev.sixphase.integration.load;

import dev.sixphase.api.TcpStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Sends back what it gets, and keeps count. The loop's thread only. */
final class EchoServer implements Consumer<TcpStream> {
    private final List<String> errors = new ArrayList<>();
    private int open;
    private int mostOpen;
    private long readBytes;
    private long writtenBytes;

    /** What there is to know, for other threads. */
    record Totals(int open, int mostOpen, long readBytes, long writtenBytes, List<String> errors) { }

    Totals totals() {
        return new Totals(open, mostOpen, readBytes, writtenBytes, List.copyOf(errors));
    }

    @Override
    public void accept(final TcpStream stream) {
        open++;
        mostOpen = Math.max(mostOpen, open);
        stream.onError(failure -> errors.add(stream + ": " + failure));
        stream.onDrain(stream::resume);
        stream.onData(bytes -> {
            if (!stream.write(bytes)) {
                stream.pause();
            }
        });
        stream.onClose(() -> {
            open--;
            readBytes += stream.bytesRead();
            writtenBytes += stream.bytesWritten();
        });
    }
}
