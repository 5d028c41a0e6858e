/** A program of somebody else, on the module path. */
module consumer {
    requires dev.sixphase.api;
}
