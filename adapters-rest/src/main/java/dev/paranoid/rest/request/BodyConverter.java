package dev.paranoid.rest.request;

import dev.paranoid.application.failure.ProblemCode;
import dev.paranoid.rest.answer.BodyJson;
import dev.paranoid.rest.answer.ProblemBody;
import dev.paranoid.rest.guard.body.BodyBounds;
import dev.paranoid.rest.problem.Declined;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

/**
 * Reads and writes the bodies of this adapter, and nothing else, by the adapter's own rules: how a host application is used
 * to write its JSON changes nothing here, and the other way round.
 */
public final class BodyConverter extends JacksonJsonHttpMessageConverter {

    private static final String OURS = "dev.paranoid.rest";

    public BodyConverter() {
        super(BodyJson.MAPPER);
        setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON));
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
        return ours(type.toClass());
    }

    @Override
    public boolean canWrite(ResolvableType type, Class<?> valueClass, @Nullable MediaType mediaType) {
        return ours(valueClass);
    }

    private static boolean ours(Class<?> type) {
        String name = type.getPackageName();
        return name.equals(OURS) || name.startsWith(OURS + ".");
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        byte[] body = message.getBody().readNBytes(BodyBounds.MOST + 1);
        if (body.length > BodyBounds.MOST) {
            throw new Declined(ProblemBody.of(
                    ProblemCode.TOO_LARGE, "A body may have at most " + BodyBounds.MOST + " bytes. Send fewer items."));
        }
        return super.read(type, new Whole(message.getHeaders(), new ByteArrayInputStream(body)), hints);
    }

    private record Whole(HttpHeaders headers, InputStream body) implements HttpInputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return body;
        }
    }
}
