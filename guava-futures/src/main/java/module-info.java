/** Promises of the loop to and from Guava's futures. */
module dev.sixphase.guava {
    requires transitive dev.sixphase.api;
    requires transitive com.google.common;

    exports dev.sixphase.guava;
}
