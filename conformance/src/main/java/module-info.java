/**
 * The public kit with which a backend is proven: contract tests, architecture rules, and a clock, a poller
 * and a trace for tests of whatever runs on a loop.
 */
module dev.sixphase.conformance {
    requires transitive com.tngtech.archunit;
    requires transitive dev.sixphase.api;
    requires transitive org.junit.jupiter.api;

    exports dev.sixphase.conformance;

    // JUnit calls the clauses, which are not public.
    opens dev.sixphase.conformance to org.junit.platform.commons;
}
