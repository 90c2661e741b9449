package dev.paranoid.web.page;

import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of pages, below the bin. */
public final class BinAddresses {

    private BinAddresses() {}

    /** {@return that path with these parameters, whatever is in them; those that are empty are left out} */
    public static String of(String path, Map<String, String> parameters) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        parameters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
            }
        });
        return address.encode().build().toUriString();
    }
}
