package dev.sixphase.http;

import java.util.Objects;

/**
 * What comes before the body of a response.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 *
 * @param status 200 to 999
 * @param reason the phrase after the status; often empty, and without meaning to a program
 * @param headers the header fields
 */
public record HttpHead(int status, String reason, HttpHeaders headers) {
    /** Refuses nulls. */
    public HttpHead {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(headers, "headers");
    }
}
