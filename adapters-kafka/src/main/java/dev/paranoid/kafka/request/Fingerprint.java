package dev.paranoid.kafka.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Tells one request from another by all that they say. */
final class Fingerprint {

    private Fingerprint() {}

    /** In whatever order the members came. */
    static String ofMembers(String topic, ObjectNode members) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        members.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        return of(topic, MessageJson.MAPPER.writeValueAsBytes(sorted));
    }

    static String of(String topic, byte @Nullable [] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(topic.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            if (bytes != null) {
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
