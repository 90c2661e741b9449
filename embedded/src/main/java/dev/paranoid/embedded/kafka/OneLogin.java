package dev.paranoid.embedded.kafka;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.scram.ScramCredential;
import org.apache.kafka.common.security.scram.ScramCredentialCallback;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;
import org.jspecify.annotations.Nullable;

/**
 * Lets one user in, by the password that the broker was started with. Kafka's own way keeps credentials in the broker's
 * metadata: the controller could not ask for them before it has any, and directories of before have none.
 */
public final class OneLogin implements AuthenticateCallbackHandler {

    private static final int ITERATIONS = 4096;

    private @Nullable String user;
    private @Nullable ScramCredential credential;

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
        Map<String, ?> options = entries.get(0).getOptions();
        user = String.valueOf(options.get("username"));
        try {
            credential = new ScramFormatter(ScramMechanism.forMechanismName(mechanism))
                    .generateCredential(String.valueOf(options.get("password")), ITERATIONS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
        String asked = null;
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                asked = name.getDefaultName();
            } else if (callback instanceof ScramCredentialCallback wanted) {
                if (asked != null && asked.equals(user)) {
                    wanted.scramCredential(credential);
                }
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    @Override
    public void close() {}
}
