/** The public kit with which a backend is proven. */
module dev.sixphase.conformance {
    requires transitive dev.sixphase.api;
}
