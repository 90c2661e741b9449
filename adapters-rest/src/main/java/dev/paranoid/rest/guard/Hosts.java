package dev.paranoid.rest.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names by which a server is asked. A page of somebody else's can have its own name lead to this server (DNS rebinding), and
 * then counts as its own page for the browser; but the name it asks for stays that other one.
 */
public final class Hosts {

    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\[\\]:/?#@\\s]+)(?::\\d{0,5})?");

    /** What looks like one, but is none, would be looked up as a name. */
    private static final Pattern ADDRESS = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}|\\[.*]");

    private final Set<String> names;

    private Hosts(Set<String> names) {
        this.names = names;
    }

    /** {@return these names, besides {@code localhost}; case does not matter, and a port is not part of a name} */
    public static Hosts of(Collection<String> names) {
        Set<String> known = names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        known.add("localhost");
        return new Hosts(Set.copyOf(known));
    }

    /**
     * {@return whether a request is meant for this server}
     *
     * @param host as the header says it, with or without a port
     * @param localAddress the address at which the request came in, as text
     */
    public boolean include(@Nullable String host, String localAddress) {
        Matcher authority = AUTHORITY.matcher(host == null ? "" : host);
        if (!authority.matches()) {
            return false;
        }
        String name = authority.group(1).toLowerCase(Locale.ROOT);
        return names.contains(name) || (ADDRESS.matcher(name).matches() && isHere(name, localAddress));
    }

    /** No name is looked up: both are addresses. */
    private static boolean isHere(String address, String localAddress) {
        try {
            InetAddress asked = InetAddress.getByName(address);
            return asked.isLoopbackAddress() || asked.equals(InetAddress.getByName(localAddress));
        } catch (UnknownHostException malformed) {
            return false;
        }
    }
}
