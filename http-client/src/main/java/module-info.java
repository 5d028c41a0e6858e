/** An HTTP/1.1 client over the loop's TCP streams. */
module dev.sixphase.http {
    requires transitive dev.sixphase.api;
}
