package dev.sixphase.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a reader finds in a response that comes in given pieces. As the loop does, it hands the
 * reader one buffer again and again, and fills it with rubbish in between.
 */
final class Transcript {
    private static final ByteBuffer LOOP_BUFFER = ByteBuffer.allocateDirect(16 * 1024);

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final List<String> found = new ArrayList<>();
    private final ResponseReader reader;
    private HttpException failure;

    private Transcript(final HttpRequest request) {
        this.reader = new ResponseReader(request, ByteBuffer.allocate(7));
    }

    /** {@return what is found, if the peer closes after the last piece} */
    static Transcript closedAfter(final HttpRequest request, final byte[]... pieces) {
        final Transcript transcript = openAfter(request, pieces);
        transcript.reader.input().end();
        transcript.steps();
        return transcript;
    }

    /** {@return what is found, if the connection stays open} */
    static Transcript openAfter(final HttpRequest request, final byte[]... pieces) {
        final Transcript transcript = new Transcript(request);
        for (final byte[] piece : pieces) {
            transcript.feed(piece);
        }
        return transcript;
    }

    private void feed(final byte[] piece) {
        LOOP_BUFFER.clear().put(piece).flip();
        reader.input().add(LOOP_BUFFER);
        steps();
        reader.input().keep();
        LOOP_BUFFER.clear();
        while (LOOP_BUFFER.position() < piece.length) {
            LOOP_BUFFER.put((byte) '?');
        }
    }

    private void steps() {
        if (failure != null) {
            return;
        }
        try {
            ResponseReader.Step step = reader.next();
            while (step != ResponseReader.Step.STARVED) {
                record(step);
                step = reader.next();
            }
        } catch (HttpException e) {
            failure = e;
        }
    }

    private void record(final ResponseReader.Step step) {
        switch (step) {
            case HEAD -> found.add(reader.head().status() + " " + reader.head().reason() + " "
                + reader.head().headers());
            case DATA -> {
                while (reader.data().hasRemaining()) {
                    body.write(reader.data().get());
                }
            }
            default -> {
                found.add(body.toString(StandardCharsets.ISO_8859_1));
                found.add("end " + reader.trailers());
            }
        }
    }

    /** {@return head, body and end; without the last two if the response is not complete} */
    List<String> found() {
        return found;
    }

    boolean isComplete() {
        return found.size() == 3;
    }

    /** {@return why it failed, or null} */
    HttpException failure() {
        return failure;
    }
}
