package dev.paranoid.web.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;

/** What the application says of its own health. */
final class EndpointHealth implements HealthController.Source {

    private final HealthEndpoint endpoint;

    EndpointHealth(HealthEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public List<HealthController.Part> parts() {
        List<HealthController.Part> parts = new ArrayList<>();
        if (endpoint.health() instanceof CompositeHealthDescriptor all) {
            Optional.ofNullable(all.getComponents())
                    .orElse(Map.of())
                    .forEach((name, part) -> parts.add(of(name, part)));
        }
        return parts;
    }

    private static HealthController.Part of(String name, HealthDescriptor part) {
        Map<String, Object> details = part instanceof IndicatedHealthDescriptor one
                ? Optional.ofNullable(one.getDetails()).orElse(Map.of())
                : Map.of();
        return new HealthController.Part(
                name,
                part.getStatus().getCode(),
                details.entrySet().stream()
                        .map(detail -> detail.getKey() + ": " + detail.getValue())
                        .collect(Collectors.joining(", ")));
    }
}
