package dev.paranoid.application.port.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that do not change. */
public final class Payload {

    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * {@return these bytes, copied}
     *
     * @param bytes any number
     */
    public static Payload of(byte[] bytes) {
        return new Payload(bytes.clone());
    }

    /**
     * {@return this text in UTF-8}
     *
     * @param text any
     */
    public static Payload of(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return a copy of the bytes} */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload payload && Arrays.equals(bytes, payload.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
