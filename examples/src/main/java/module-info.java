/** The programs that people run first. */
module dev.sixphase.examples {
    requires dev.sixphase.api;
}
