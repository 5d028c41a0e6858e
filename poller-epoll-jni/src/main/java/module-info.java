/** The poller backends in hand-written C behind JNI. */
module dev.sixphase.poller.jni {
    requires dev.sixphase.api;
}
