package dev.paranoid.server;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.WebRequest;

/** Says where things are. Braces stand for what a caller puts in, as in RFC 6570. OpenAPI does not describe it. */
@Controller
final class FrontPage {

    private final Environment environment;

    FrontPage(Environment environment) {
        this.environment = environment;
    }

    /** Browsers are led to the recycle bin. */
    @GetMapping("/")
    ResponseEntity<Map<String, Object>> links(WebRequest request) {
        String bin = environment.getProperty("paranoid.web.path", "");
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (!bin.isEmpty() && accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE)) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(request.getContextPath() + bin))
                    .build();
        }
        String base = environment.getProperty("paranoid.rest.base-path", "/api");
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("rows", base + "/{type}");
        links.put("row", base + "/{type}/{id}");
        links.put("restore", base + "/restore/{type}/{id}");
        links.put("deletions", base + "/deletions");
        links.put("restores", base + "/restores");
        links.put("openapi", environment.getRequiredProperty("springdoc.api-docs.path"));
        if (environment.getProperty("springdoc.swagger-ui.enabled", Boolean.class, false)) {
            links.put("browse", "/swagger-ui/index.html");
        }
        if (!bin.isEmpty()) {
            links.put("bin", bin);
        }
        links.put("health", environment.getProperty("management.endpoints.web.base-path", "/actuator") + "/health");
        links.replaceAll((name, path) -> request.getContextPath() + path);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("name", "Paranoid");
        page.put("links", links);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(page);
    }
}
