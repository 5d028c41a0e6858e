package dev.sixphase.http;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;

/**
 * What a request needs of its URI: where to connect, and what to write into the request.
 *
 * @param address unresolved, so that the loop looks the name up on the worker pool
 * @param hostHeader host, and the port unless it is 80
 * @param path path and query, in ASCII
 */
record HttpTarget(InetSocketAddress address, String hostHeader, String path) {
    private static final int DEFAULT_PORT = 80;
    private static final int HIGHEST_PORT = 65535;

    /**
     * {@return the target that a URI names}
     *
     * @throws IllegalArgumentException if it is not one that this client can ask
     */
    static HttpTarget of(final URI uri) {
        requireHttp(uri);
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the URI for host " + uri.getHost() + " carries a user "
                + "name, which ends up in logs: take it out and send an Authorization header");
        }
        final URI ascii = URI.create(uri.toASCIIString());
        if (ascii.getHost() == null) {
            throw new IllegalArgumentException(uri + " names no host that can be looked up: write "
                + "http://host:port/path, the host from letters, digits, hyphens and dots");
        }
        final int port = ascii.getPort() < 0 ? DEFAULT_PORT : ascii.getPort();
        if (port == 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(uri + " has port " + port + ": ports are 1 to "
                + HIGHEST_PORT);
        }
        final String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return new HttpTarget(
            InetSocketAddress.createUnresolved(withoutBrackets(ascii.getHost()), port),
            port == DEFAULT_PORT ? ascii.getHost() : ascii.getHost() + ":" + port,
            ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery());
    }

    private static void requireHttp(final URI uri) {
        final String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        switch (scheme) {
            case "http":
                return;
            case "https":
                throw new IllegalArgumentException("https is not supported, host " + uri.getHost() + ": "
                    + "this client has no TLS; ask a proxy that has, by http");
            case "":
                throw new IllegalArgumentException(uri + " is relative: write http://host/path");
            default:
                throw new IllegalArgumentException("scheme " + uri.getScheme() + " is not supported: "
                    + "this client speaks http");
        }
    }

    private static String withoutBrackets(final String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
