package dev.paranoid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.testkit.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a request: a problem of status 4xx, and nothing changed. Uploads are off, as in the service. */
class MalformedRequestsTests {

    @Test
    void areAllRefusedAndChangeNothing() throws IOException {
        try (RestServer server = RestServer.startWith(List.of("spring.servlet.multipart.enabled=false"))) {
            server.send("DELETE", "/api/users/2");
            List<MalformedRequest> table = MalformedRequests.of("1", "2", "1");
            RawHttp http = new RawHttp(server.address());
            Snapshot before = server.engine().snapshot();
            List<String> wrong = new ArrayList<>();
            for (MalformedRequest request : table) {
                request.faultsOf(http).forEach(fault -> wrong.add(request + ": " + fault));
                if (!server.engine().snapshot().equals(before)) {
                    wrong.add(request + ": changed something");
                    before = server.engine().snapshot();
                }
            }
            assertThat(table).hasSizeGreaterThan(200).doesNotHaveDuplicates();
            assertThat(wrong).isEmpty();
        }
    }

    /** Tomcat answers these before anything else is asked. */
    @Test
    void whatIsAskedOfTheServerItselfIsTheClientsFaultAsWell() throws IOException {
        try (RestServer server = RestServer.startWith(List.of("paranoid.rest.whole-server=true"))) {
            RawHttp http = new RawHttp(server.address());

            assertThat(http.send("OPTIONS", "*").status()).isEqualTo(200);
            assertThat(http.send("OPTIONS", "*", List.of("Transfer-Encoding: identity"), "")
                            .status())
                    .isEqualTo(400);
            assertThat(http.send("OPTIONS", "* HTTP/9.9").status()).isEqualTo(400);
        }
    }
}
