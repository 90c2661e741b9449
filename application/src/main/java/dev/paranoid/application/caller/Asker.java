package dev.paranoid.application.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/**
 * Who asked for a deletion, beyond his name: as whom he proved himself, and whose rows he might touch. Another of the same name
 * has another key, and so has a token that was made again for other tenants.
 *
 * @param key {@value #LENGTH} hexadecimal digits; empty for nobody
 */
public record Asker(String key) {

    /** Digits of a key. */
    public static final int LENGTH = 64;

    /** The service itself, and whoever asked before this was kept. Nobody is he. */
    public static final Asker NOBODY = new Asker("");

    private static final char END = '\0';

    /**
     * {@return who asks}
     *
     * @param caller who asks, and what he may do
     */
    public static Asker of(Caller caller) {
        StringBuilder text = new StringBuilder(caller.person()).append(END);
        text.append(caller.tenants().every());
        new TreeSet<>(caller.tenants().names()).forEach(name -> text.append(END).append(name));
        return new Asker(hash(text.toString()));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
