package dev.sixphase.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicLineFormatter;
import org.apache.hc.core5.http.message.RequestLine;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Writes the head of a request, and its body behind it. What may not be sent, the request's builder has
 * refused.
 */
final class RequestEncoder {
    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final int TYPICAL_HEAD_CHARS = 256;

    private final CharArrayBuffer head = new CharArrayBuffer(TYPICAL_HEAD_CHARS);

    private RequestEncoder() {
    }

    /**
     * {@return the request as bytes}
     *
     * @param keepsAlive whether the connection is wanted for more
     */
    static ByteBuffer encode(final HttpRequest request, final boolean keepsAlive) {
        return new RequestEncoder().write(request, keepsAlive);
    }

    private ByteBuffer write(final HttpRequest request, final boolean keepsAlive) {
        final HttpTarget target = request.target();
        final byte[] body = request.rawBody();
        BasicLineFormatter.INSTANCE.formatRequestLine(head,
            new RequestLine(request.method(), target.path(), HttpVersion.HTTP_1_1));
        endLine();
        if (!request.headers().contains("Host")) {
            header("Host", target.hostHeader());
        }
        header("Connection", keepsAlive ? "keep-alive" : "close");
        if (body.length > 0 || METHODS_WITH_BODY.contains(request.method())) {
            header("Content-Length", Integer.toString(body.length));
        }
        for (final Map.Entry<String, String> field : request.headers().fields()) {
            header(field.getKey(), field.getValue());
        }
        endLine();
        final byte[] headBytes = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        final ByteBuffer bytes = ByteBuffer.allocate(headBytes.length + body.length);
        return bytes.put(headBytes).put(body).flip();
    }

    private void header(final String name, final String value) {
        BasicLineFormatter.INSTANCE.formatHeader(head, new BasicHeader(name, value));
        endLine();
    }

    private void endLine() {
        head.append("\r\n");
    }
}
