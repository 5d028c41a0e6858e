/**
 * An HTTP/1.1 client over the loop's TCP streams.
 *
 * <p>The parser is Apache HttpCore's, whose jar is an automatic module; so this module cannot be linked
 * into an image by jlink, and nothing that can be depends on it.
 */
module dev.sixphase.http {
    requires transitive dev.sixphase.api;
    requires org.apache.httpcomponents.core5.httpcore5;

    exports dev.sixphase.http;
}
