package dev.paranoid.rest.guard.body;

import dev.paranoid.rest.guard.Utf8Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;

/** The parameters in the body of a form. The server would read it for as long as bytes come. */
final class FormBody {

    /** As many as the server itself takes. */
    private static final int PARAMETERS = 1000;

    private FormBody() {}

    /** {@return whether the server takes the body of such a request for parameters} */
    static boolean is(String method, @Nullable String contentType) {
        return method.equals("POST")
                && contentType != null
                && contentType.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /**
     * {@return the parameters, by name}
     *
     * @throws ResponseStatusException if there is too much, or no text
     */
    static Map<String, List<String>> read(InputStream body) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        String[] pairs = text(body).split("&", PARAMETERS + 1);
        if (pairs.length > PARAMETERS) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                parameters
                        .computeIfAbsent(name, first -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String text(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(BodyBounds.MOST + 1);
            if (bytes.length > BodyBounds.MOST) {
                throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String decoded(String encoded) {
        return Utf8Text.percentDecoded(encoded.replace('+', ' '))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }
}
