package dev.sixphase.loop.work;

import dev.sixphase.api.Pbkdf2Spec;
import dev.sixphase.api.spi.WorkerPool.Kind;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PoolCryptoTest {
    private final StepPool pool = new StepPool();
    private final PoolCrypto crypto = new PoolCrypto(pool);

    @ParameterizedTest
    @CsvSource({
        // FIPS 180-4, the example messages of one block and of none.
        "SHA-256, abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "SHA-256, '', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "SHA-1, abc, a9993e364706816aba3e25717850c26c9cd0d89d",
    })
    void hashes(final String algorithm, final String text, final String digest) {
        final Outcome<byte[]> hashed = new Outcome<>();

        crypto.hash(algorithm, ByteBuffer.wrap(text.getBytes(UTF_8)), hashed);
        pool.workAndDeliver();

        assertEquals(digest, hex(hashed.value()));
        assertEquals(List.of(Kind.CPU), pool.kinds());
    }

    @Test
    void hashesWhatTheBufferHeldWhenAsked() {
        final ByteBuffer bytes = ByteBuffer.wrap("[abc]".getBytes(UTF_8)).position(1).limit(4);
        final Outcome<byte[]> hashed = new Outcome<>();

        crypto.hash("SHA-1", bytes, hashed);
        assertEquals(1, bytes.position(), "the caller's buffer was moved");
        bytes.put(1, (byte) 'X');
        pool.workAndDeliver();

        assertEquals("a9993e364706816aba3e25717850c26c9cd0d89d", hex(hashed.value()));
    }

    @Test
    void anUnknownHashIsNamedInTheFailure() {
        final Outcome<byte[]> hashed = new Outcome<>();
        final Outcome<byte[]> derived = new Outcome<>();

        crypto.hash("ROT-13", ByteBuffer.allocate(0), hashed);
        crypto.pbkdf2(new Pbkdf2Spec("password", new byte[1], 1, 1, "ROT-13"), derived);
        pool.workAndDeliver();
        pool.workAndDeliver();

        final Throwable unknown = assertInstanceOf(NoSuchAlgorithmException.class, hashed.failure());
        assertTrue(unknown.getMessage().contains("ROT-13"), unknown.getMessage());
        final Throwable underivable = assertInstanceOf(NoSuchAlgorithmException.class, derived.failure());
        assertTrue(underivable.getMessage().contains("ROT13"), underivable.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        // RFC 6070
        "SHA-1, password, salt, 1, 0c60c80f961f0e71f3a9b524af6012062fe037a6",
        "SHA-1, password, salt, 2, ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957",
        "SHA-1, password, salt, 4096, 4b007901b765489abead49d926f721d065a429c1",
        "SHA-1, passwordPASSWORDpassword, saltSALTsaltSALTsaltSALTsaltSALTsalt, 4096, "
            + "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038",
        "SHA-1, pass\0word, sa\0lt, 4096, 56fa6aa75548099dcc37d7f03425e0c3",
        // RFC 7914, section 11
        "SHA-256, passwd, salt, 1, 55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
            + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
        "SHA-256, Password, NaCl, 80000, 4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
            + "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d",
        // What Node.js 20 gives for a password in UTF-8, and for an empty one.
        "sha512, p\u00e4ssw\u00f6rd\u20ac\ud83d\ude00, salt, 3, "
            + "f311e40947a166c0d850825189628eea0f10537a2d68e4697811efd5b59ffccb",
        "SHA-256, '', salt, 1, f135c27993baf98773c5cdb40a5706ce6a345cde61b000a67858650cd6a324d7",
    })
    void derivesKeys(final String digest, final String password, final String salt, final int iterations,
        final String key) {

        final Outcome<byte[]> derived = new Outcome<>();

        crypto.pbkdf2(
            new Pbkdf2Spec(password, salt.getBytes(UTF_8), iterations, key.length() / 2, digest), derived);
        pool.workAndDeliver();

        assertEquals(key, hex(derived.value()));
        assertEquals(List.of(Kind.CPU), pool.kinds());
    }

    @Test
    void randomBytesAreAsManyAsAskedAndNeverTheSame() {
        final byte[] first = random(32);
        final byte[] second = random(32);

        assertEquals(32, first.length);
        assertFalse(Arrays.equals(first, second));
        assertEquals(0, random(0).length);
    }

    @Test
    void wrongArgumentsAreRefusedAtOnce() {
        final Pbkdf2Spec huge = new Pbkdf2Spec("p", new byte[1], 1, Integer.MAX_VALUE, "SHA-1");
        final ByteBuffer bytes = ByteBuffer.allocate(0);

        assertEquals("count must be 0 or more: -1",
            assertThrows(IllegalArgumentException.class, () -> crypto.randomBytes(-1, new Outcome<>()))
                .getMessage());
        assertThrows(IllegalArgumentException.class, () -> crypto.pbkdf2(huge, new Outcome<>()));
        assertThrows(NullPointerException.class, () -> crypto.pbkdf2(null, new Outcome<>()));
        assertThrows(NullPointerException.class, () -> crypto.hash(null, bytes, new Outcome<>()));
        assertThrows(NullPointerException.class, () -> crypto.hash("SHA-1", null, new Outcome<>()));
        assertThrows(NullPointerException.class, () -> crypto.hash("SHA-1", bytes, null));
        assertThrows(NullPointerException.class, () -> crypto.randomBytes(1, null));
        assertEquals(0, pool.waitingCount());
    }

    private byte[] random(final int count) {
        final Outcome<byte[]> made = new Outcome<>();
        crypto.randomBytes(count, made);
        pool.workAndDeliver();
        return made.value();
    }

    private static String hex(final byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
