package dev.paranoid.rest.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.rest.guard.body.BodyBounds;
import jakarta.servlet.FilterChain;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.server.ResponseStatusException;

/** Bodies that go on and on, whoever reads them. */
class LargeBodiesTests {

    private static long read(int bytes) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/of-somebody-else");
        request.setContent(new byte[bytes]);
        long[] read = new long[1];
        FilterChain reader =
                (bounded, response) -> read[0] = bounded.getInputStream().readAllBytes().length;
        new BodyBounds(Duration.ofMinutes(1), 1).doFilter(request, new MockHttpServletResponse(), reader);
        return read[0];
    }

    @Test
    void haveAnEnd() throws Exception {
        assertThat(read(BodyBounds.MOST)).isEqualTo(BodyBounds.MOST);
        assertThatThrownBy(() -> read(2 * BodyBounds.MOST))
                .isInstanceOf(ResponseStatusException.class)
                .hasMessageContaining("413");
    }
}
