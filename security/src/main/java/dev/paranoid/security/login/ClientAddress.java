package dev.paranoid.security.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Where requests come from. */
final class ClientAddress {

    private static final int NETWORK = 4;

    private ClientAddress() {}

    /** {@return the address; of IPv6 the network of 64 bits, all of which belongs to one customer} */
    static String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        String[] parts = address.split(":", -1);
        return parts.length == 8 ? Arrays.stream(parts).limit(NETWORK).collect(Collectors.joining(":")) : address;
    }
}
