package dev.paranoid.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** An answer that is held back until its transaction has committed. */
final class HeldResponse extends ContentCachingResponseWrapper {

    HeldResponse(HttpServletResponse response) {
        super(response);
    }

    /** {@return what was written} */
    String text() {
        return new String(getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
