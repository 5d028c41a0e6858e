package dev.sixphase.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it hears, and can react once, inside a call. */
class RecordingListener implements HttpListener {
    private final List<String> heard = new ArrayList<>();
    private HttpException failure;
    private String trigger = "";
    private Runnable reaction;

    /** Reacts to the first event that starts with the text, after it was written down. */
    RecordingListener when(final String start, final Runnable action) {
        trigger = start;
        reaction = action;
        return this;
    }

    List<String> heard() {
        return heard;
    }

    HttpException failure() {
        return failure;
    }

    @Override
    public void onResponse(final HttpExchange exchange, final HttpHead head) {
        hear("head " + head.status());
    }

    @Override
    public void onData(final ByteBuffer data) {
        hear("data " + StandardCharsets.ISO_8859_1.decode(data));
    }

    @Override
    public void onEnd(final HttpHeaders trailers) {
        hear("end " + trailers);
    }

    @Override
    public void onError(final HttpException error) {
        failure = error;
        hear("error " + error.kind());
    }

    private void hear(final String event) {
        heard.add(event);
        if (reaction != null && event.startsWith(trigger)) {
            final Runnable action = reaction;
            reaction = null;
            action.run();
        }
    }
}
