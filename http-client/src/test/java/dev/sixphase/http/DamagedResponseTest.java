package dev.sixphase.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Damages good responses, at random but the same way each time, and looks what comes of it. */
class DamagedResponseTest {
    private static final int ROUNDS = 3000;
    private static final String SEEDS_OF_TROUBLE = "\r\n\r\n :;,-+01fF\u0000\u007f\u0080\u00ff\tHTTPchunked";
    private static final HttpRequest GET = HttpRequest.builder("GET", URI.create("http://localhost/"))
        .limits(new HttpLimits(64, 150, 4, 40)).build();

    @ParameterizedTest
    @ValueSource(strings = {
        "HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: 11\r\n\r\nhello world",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "5;a=b\r\nhello\r\n6\r\n world\r\n0\r\nA: b\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 500 Oops\r\nA: b\r\n c\r\n\r\nhello\r\nworld",
    })
    void failsInOneWayOrReadsTheSameWhereverTheDamagedBytesAreCut(final String response) {
        final Random random = new Random(response.hashCode());
        int failed = 0;
        int complete = 0;
        for (int round = 0; round < ROUNDS; round++) {
            final byte[] bytes = damaged(response, random);
            final Transcript whole = Transcript.closedAfter(GET, bytes);
            final int cut = random.nextInt(bytes.length + 1);
            final Transcript parts = Transcript.closedAfter(GET,
                Arrays.copyOfRange(bytes, 0, cut), Arrays.copyOfRange(bytes, cut, bytes.length));
            final Supplier<String> shown = () -> "cut at " + cut + ": "
                + Syntax.quoted(new String(bytes, StandardCharsets.ISO_8859_1));

            assertEquals(whole.found(), parts.found(), shown);
            assertEquals(kind(whole), kind(parts), shown);
            assertTrue(whole.failure() != null ^ whole.isComplete(), shown);
            failed += whole.failure() != null ? 1 : 0;
            complete += whole.isComplete() ? 1 : 0;
        }
        assertTrue(failed > ROUNDS / 10 && complete > ROUNDS / 10,
            failed + " failed, " + complete + " complete");
    }

    private static HttpException.Kind kind(final Transcript transcript) {
        return transcript.failure() == null ? null : transcript.failure().kind();
    }

    private static byte[] damaged(final String response, final Random random) {
        final StringBuilder damaged = new StringBuilder(response);
        for (int times = 1 + random.nextInt(2); times > 0; times--) {
            final int at = random.nextInt(damaged.length());
            final char c = SEEDS_OF_TROUBLE.charAt(random.nextInt(SEEDS_OF_TROUBLE.length()));
            switch (random.nextInt(4)) {
                case 0 -> damaged.setCharAt(at, c);
                case 1 -> damaged.insert(at, c);
                case 2 -> damaged.deleteCharAt(at);
                default -> damaged.insert(random.nextInt(damaged.length()), damaged.substring(at));
            }
        }
        return ResponseReaderTest.bytes(damaged.toString());
    }
}
