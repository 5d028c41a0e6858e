package dev.sixphase.js;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;

/** Text out of bytes and back, for {@code TextDecoder} and {@code Buffer}. */
final class TextBinding {
    /** Labels of the Encoding standard that the JDK knows under another name or takes for another charset. */
    private static final Map<String, String> LABELS = Map.of(
        "utf8", "utf-8", "unicode-1-1-utf-8", "utf-8", "utf-16", "utf-16le", "ucs-2", "utf-16le",
        "latin1", "windows-1252", "iso-8859-1", "windows-1252", "ascii", "windows-1252",
        "us-ascii", "windows-1252", "l1", "windows-1252", "iso8859-1", "windows-1252");

    private static final byte[] REPLACEMENT = "\ufffd".getBytes(StandardCharsets.UTF_8);

    private TextBinding() {
    }

    static Binding binding() {
        return new Binding("text")
            .function("nameOf", a -> nameOf(a[0].asString()))
            .function("newDecoder", a -> new Pending(a[0].asString(), a[1].asBoolean()))
            .function("decode", a -> a[0].<Pending>asHostObject().decode(
                Bytes.copyOf(a[1], a[2].asInt(), a[3].asInt()), a[4].asBoolean()))
            .function("decodeAll", a -> decodeAll(
                Bytes.copyOf(a[0], a[1].asInt(), a[2].asInt()).array(), a[3].asString()))
            .function("encode", a -> encode(a[0].asString(), a[1].asString()))
            .function("length", a -> encode(a[0].asString(), "utf8").remaining());
    }

    private static String decodeAll(final byte[] bytes, final String charset) {
        if ("ascii".equals(charset)) {
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] &= Byte.MAX_VALUE;
            }
        }
        final int odd = "utf16le".equals(charset) ? bytes.length % 2 : 0;
        return new String(bytes, 0, bytes.length - odd, charset(charset));
    }

    /** Half of a pair becomes U+FFFD in UTF-8; the other charsets take it as it is. */
    private static ByteBuffer encode(final String text, final String charset) {
        if ("utf8".equals(charset)) {
            try {
                return StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith(REPLACEMENT).encode(CharBuffer.wrap(text));
            } catch (final CharacterCodingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        final boolean isWide = "utf16le".equals(charset);
        final ByteBuffer bytes = ByteBuffer.allocate(isWide ? 2 * text.length() : text.length());
        for (int at = 0; at < text.length(); at++) {
            bytes.put((byte) text.charAt(at));
            if (isWide) {
                bytes.put((byte) (text.charAt(at) >> Byte.SIZE));
            }
        }
        return bytes.flip();
    }

    private static Charset charset(final String name) {
        return switch (name) {
            case "utf8" -> StandardCharsets.UTF_8;
            case "utf16le" -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.ISO_8859_1;
        };
    }

    private static String nameOf(final String label) {
        final String known = LABELS.get(label);
        if (known != null) {
            return known;
        }
        try {
            return Charset.forName(label).name().toLowerCase(Locale.ROOT);
        } catch (final IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }

    /** A decoder with the bytes of a character that is not whole yet. */
    private static final class Pending {
        private final CharsetDecoder decoder;
        private ByteBuffer rest = ByteBuffer.allocate(0);

        Pending(final String encoding, final boolean isFatal) {
            final CodingErrorAction onError = isFatal ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
            decoder = Charset.forName(encoding).newDecoder()
                .onMalformedInput(onError).onUnmappableCharacter(onError);
        }

        /** {@return the text, or null if the bytes are none} */
        String decode(final ByteBuffer more, final boolean isLast) {
            final ByteBuffer bytes = ByteBuffer.allocate(rest.remaining() + more.remaining())
                .put(rest).put(more).flip();
            final CharBuffer text =
                CharBuffer.allocate((int) (bytes.remaining() * decoder.maxCharsPerByte()) + 2);
            try {
                check(decoder.decode(bytes, text, isLast));
                if (isLast) {
                    check(decoder.flush(text));
                }
            } catch (final CharacterCodingException malformed) {
                return null;
            }
            rest = bytes.slice();
            return text.flip().toString();
        }

        private static void check(final CoderResult result) throws CharacterCodingException {
            if (result.isError()) {
                result.throwException();
            }
        }
    }
}
