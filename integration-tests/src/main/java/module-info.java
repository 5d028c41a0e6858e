/** An application in a module of its own: it needs the API, and finds the rest as a user's would. */
module dev.sixphase.integration {
    requires dev.sixphase.api;

    exports dev.sixphase.integration;
}
