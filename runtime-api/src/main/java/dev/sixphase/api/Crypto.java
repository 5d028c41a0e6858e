package dev.sixphase.api;

import java.nio.ByteBuffer;

/**
 * Computing that takes long enough to belong on the worker pool, with the JDK's own security providers.
 *
 * <p><b>Threads.</b> The loop's thread only. The callbacks run there too, in the POLL phase.
 */
public interface Crypto {
    /**
     * Hashes bytes.
     *
     * @param algorithm a name that {@link java.security.MessageDigest} knows: {@code SHA-256}
     * @param bytes from position to limit, copied before this returns
     * @param callback gets the digest; or a {@link java.security.NoSuchAlgorithmException} that names the
     *     algorithm
     * @return the request
     */
    Request hash(String algorithm, ByteBuffer bytes, Callback<? super byte[]> callback);

    /**
     * Derives a key from a password by PBKDF2 (RFC 8018).
     *
     * @param spec what to derive from and how
     * @param callback gets the key
     * @return the request
     */
    Request pbkdf2(Pbkdf2Spec spec, Callback<? super byte[]> callback);

    /**
     * Makes random bytes that are fit for keys.
     *
     * @param count how many; 0 or more
     * @param callback gets them
     * @return the request
     */
    Request randomBytes(int count, Callback<? super byte[]> callback);
}
