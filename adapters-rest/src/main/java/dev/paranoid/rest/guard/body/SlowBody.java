package dev.paranoid.rest.guard.body;

import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** A body that has not arrived in time. */
public final class SlowBody extends RuntimeException implements ErrorResponse {

    private static final long serialVersionUID = 1L;

    SlowBody(Duration within) {
        super(text(within));
    }

    SlowBody(Duration within, Throwable cause) {
        super(text(within), cause);
    }

    private static String text(Duration within) {
        return "The body has not arrived within " + within.toSeconds() + " s";
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatus.REQUEST_TIMEOUT;
    }

    @Override
    public ProblemDetail getBody() {
        return ProblemDetail.forStatus(getStatusCode());
    }
}
