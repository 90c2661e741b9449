package dev.paranoid.security.session;

import dev.paranoid.security.token.TokenStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs what sessions say, with a key beside the tokens that only its owner can read: so sessions outlive a restart, and hold on all
 * nodes that have the directory in common. Where nothing can be kept there, they last as long as this process.
 */
final class SessionKey {

    private static final Logger LOG = LoggerFactory.getLogger(SessionKey.class);
    private static final String FILE = "session-key";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final Path file;
    private byte @Nullable [] key;

    SessionKey(Path directory) {
        this.file = directory.resolve(FILE);
    }

    /** {@return the signature of a text, as text} */
    String sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized byte[] key() {
        byte[] known = key;
        if (known == null) {
            known = kept();
            key = known;
        }
        return known;
    }

    private byte[] kept() {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        try {
            if (!Files.exists(file)) {
                TokenStore.writeForOwner(file, Base64.getEncoder().encodeToString(fresh));
            }
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException | UncheckedIOException | IllegalArgumentException unusable) {
            LOG.warn("Cannot use {} ({}). Browser sessions end when the process stops", file, unusable.toString());
            return fresh;
        }
    }
}
