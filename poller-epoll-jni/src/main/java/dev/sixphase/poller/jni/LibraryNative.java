package dev.sixphase.poller.jni;

/** {@code jni/library_jni.c}: which version of the library was loaded. */
final class LibraryNative {
    /** Rises when a native method of this package changes, so that an old library is found out. */
    static final int BINARY_INTERFACE = 5;

    private LibraryNative() { }

    static native int binaryInterface();
}
