package dev.paranoid.rest.guard.body;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** As many bodies are being read as may be at once. */
public final class TooManyBodies extends RuntimeException implements ErrorResponse {

    private static final long serialVersionUID = 1L;

    TooManyBodies() {
        super("Too many bodies arrive at once");
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatus.SERVICE_UNAVAILABLE;
    }

    @Override
    public ProblemDetail getBody() {
        return ProblemDetail.forStatus(getStatusCode());
    }
}
