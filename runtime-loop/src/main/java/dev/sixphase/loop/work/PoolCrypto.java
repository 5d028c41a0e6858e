package dev.sixphase.loop.work;

import dev.sixphase.api.Callback;
import dev.sixphase.api.Crypto;
import dev.sixphase.api.Pbkdf2Spec;
import dev.sixphase.api.Request;
import dev.sixphase.api.spi.WorkerPool;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Objects;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Computing with the JDK's security providers, one piece of work of kind CPU for each call.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public final class PoolCrypto implements Crypto {
    private static final int MAX_KEY_BYTES = Integer.MAX_VALUE / Byte.SIZE;

    private final Submitter submitter;

    /**
     * Makes the computing of a loop.
     *
     * @param submitter the way to the pool
     */
    public PoolCrypto(final Submitter submitter) {
        this.submitter = submitter;
    }

    /** Made by the first worker that needs it: seeding may block. */
    private static final class Entropy {
        private static final SecureRandom SOURCE = new SecureRandom();
    }

    @Override
    public Request hash(final String algorithm, final ByteBuffer bytes,
        final Callback<? super byte[]> callback) {

        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(callback, "callback");
        final byte[] copy = PoolFs.copyOf(bytes).array();
        return submitter.submit(WorkerPool.Kind.CPU, () -> MessageDigest.getInstance(algorithm).digest(copy),
            callback);
    }

    @Override
    public Request pbkdf2(final Pbkdf2Spec spec, final Callback<? super byte[]> callback) {
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(callback, "callback");
        if (spec.keyBytes() > MAX_KEY_BYTES) {
            throw new IllegalArgumentException(
                "keyBytes must be at most " + MAX_KEY_BYTES + ": " + spec.keyBytes());
        }
        return submitter.submit(WorkerPool.Kind.CPU, () -> derive(spec), callback);
    }

    @Override
    public Request randomBytes(final int count, final Callback<? super byte[]> callback) {
        Objects.requireNonNull(callback, "callback");
        if (count < 0) {
            throw new IllegalArgumentException("count must be 0 or more: " + count);
        }
        return submitter.submit(WorkerPool.Kind.CPU, () -> random(count), callback);
    }

    private static byte[] derive(final Pbkdf2Spec spec) throws GeneralSecurityException {
        final SecretKeyFactory factory = SecretKeyFactory.getInstance(algorithmOf(spec.digest()));
        // The JDK's PBKDF2 takes the characters in UTF-8, as Node does.
        final PBEKeySpec key = new PBEKeySpec(spec.password().toCharArray(), spec.salt(),
            spec.iterationCount(), spec.keyBytes() * Byte.SIZE);
        try {
            return factory.generateSecret(key).getEncoded();
        } finally {
            key.clearPassword();
        }
    }

    /** {@return the JDK's name, which lacks the hyphen: {@code PBKDF2WithHmacSHA256}} */
    private static String algorithmOf(final String digest) {
        return "PBKDF2WithHmac" + digest.replace("-", "");
    }

    private static byte[] random(final int count) {
        final byte[] bytes = new byte[count];
        Entropy.SOURCE.nextBytes(bytes);
        return bytes;
    }
}
