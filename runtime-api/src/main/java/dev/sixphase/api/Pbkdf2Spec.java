package dev.sixphase.api;

import java.util.Objects;

/**
 * What to derive a key from, and how.
 *
 * @param password the password, in UTF-8 as in Node
 * @param salt the salt; not empty
 * @param iterationCount how often to hash; at least 1
 * @param keyBytes the length of the key; at least 1
 * @param digest the hash: {@code SHA-256}, {@code SHA-512}, {@code SHA-1}
 */
public record Pbkdf2Spec(String password, byte[] salt, int iterationCount, int keyBytes, String digest) {
    /** Refuses values that cannot be derived from; keeps its own copy of the salt. */
    public Pbkdf2Spec {
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(digest, "digest");
        salt = salt.clone();
        if (salt.length == 0) {
            throw new IllegalArgumentException("salt must not be empty");
        }
        if (iterationCount < 1) {
            throw new IllegalArgumentException("iterationCount must be at least 1: " + iterationCount);
        }
        if (keyBytes < 1) {
            throw new IllegalArgumentException("keyBytes must be at least 1: " + keyBytes);
        }
    }

    @Override
    public byte[] salt() {
        return salt.clone();
    }

    /** {@return all but the secrets, which must not get into a log} */
    @Override
    public String toString() {
        return "Pbkdf2Spec[" + digest + ", " + iterationCount + " iterations, " + keyBytes + " bytes]";
    }
}
