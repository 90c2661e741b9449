package dev.paranoid.server.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Issues tokens as an OpenID provider does.
 *
 * @param keys that it signs with
 */
record Issuer(KeyPair keys) {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static Issuer create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new Issuer(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Path publicKeyIn(Path directory) throws IOException {
        String key = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
        return Files.writeString(
                directory.resolve("issuer.pem"), "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n");
    }

    /** {@return a token of somebody with that scope} */
    String token(String scope) {
        return token("RS256", "paranoid", Instant.now().plusSeconds(3600), scope);
    }

    /** {@return a token of that one, who is in those organisations} */
    String token(String subject, String scope, Set<String> orgs) {
        return token(
                "RS256",
                subject,
                "\"exp\":" + Instant.now().plusSeconds(3600).getEpochSecond() + ",\"scope\":\"" + scope
                        + "\",\"orgs\":["
                        + orgs.stream().map(org -> '"' + org + '"').collect(Collectors.joining(",")) + "]");
    }

    String token(String algorithm, String audience, Instant until, String scope) {
        return token(
                algorithm,
                "ann",
                "\"aud\":\"" + audience + "\",\"exp\":" + until.getEpochSecond() + ",\"scope\":\"" + scope + "\"");
    }

    private String token(String algorithm, String subject, String claims) {
        String content = part("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}") + "."
                + part("{\"sub\":\"" + subject + "\"," + claims + "}");
        return content + "." + (algorithm.equals("none") ? "" : BASE64.encodeToString(signed(content)));
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] signed(String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
