package dev.paranoid.host;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.PropertyNamingStrategies;

/** Has addresses below the same {@code /api}, JSON in snake case, and an answer of its own to every exception. */
@Configuration(proxyBeanMethods = false)
public class Host {

    @Bean
    JsonMapperBuilderCustomizer snakes() {
        return mapper -> mapper.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    }

    record Order(String orderId, List<String> given) {}

    /** In OpenAPI it is called as one of the adapter's. */
    @Schema(name = "Conflict")
    public record Conflict(@Nullable String why) {}

    @RestController
    static class Orders {

        @GetMapping("/api/orders/special")
        Order order(@RequestParam(defaultValue = "none") List<String> item) {
            return new Order("1", item);
        }

        @PostMapping("/api/orders")
        Order form(@RequestParam List<String> item) {
            return new Order("2", item);
        }

        @GetMapping("/api/orders/special/fails")
        Order fails() {
            throw new IllegalStateException("host");
        }
    }

    @RestControllerAdvice
    static class Advice {

        @ExceptionHandler
        ResponseEntity<Map<String, String>> any(Exception thrown) {
            return ResponseEntity.status(418).body(Map.of("hostSays", String.valueOf(thrown.getMessage())));
        }
    }
}
