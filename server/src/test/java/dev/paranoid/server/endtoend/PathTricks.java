package dev.paranoid.server.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Other ways to write an address, in the hope that whoever guards it reads it otherwise than whoever answers. */
final class PathTricks {

    /** Are open to everybody: what follows them is not. */
    private static final List<String> OPEN = List.of("/actuator/health", "/bin/assets/bin.css");

    private PathTricks() {}

    /** {@return the address itself and others that may lead to it} */
    static List<String> of(String target) {
        String rest = target.substring(1);
        List<String> written = new ArrayList<>(List.of(
                target,
                "/" + target,
                target + "/",
                target + "//",
                "/." + target,
                "/x/.." + target,
                "/%2e%2e" + target,
                target + "/.",
                target + "%00",
                target + "%20",
                target + "%2f",
                target + ";.css",
                target + ".json",
                target + "?_method=GET&format=json",
                target + "#x",
                "/" + rest.replace("/", "//"),
                "/" + rest.replace("/", "%2f"),
                "/" + rest.replace("/", "%5c"),
                "/" + rest.replace("/", "\\"),
                "/" + rest.replace("/", ";x=y/") + ";x=y",
                "/" + rest.replace("/", "/./"),
                "/" + rest.replace("/", "/%2e/"),
                rest));
        if (!rest.isEmpty()) {
            String encoded = "%" + Integer.toHexString(rest.charAt(0));
            written.add("/" + encoded + rest.substring(1));
            written.add("/%25" + encoded.substring(1) + rest.substring(1));
            written.add("/" + Character.toUpperCase(rest.charAt(0)) + rest.substring(1));
        }
        for (String open : OPEN) {
            Stream.of("/..", "/..;", "/%2e%2e", ";/..", "%2f..").forEach(up -> written.add(open + up + up + target));
            written.add(open + ";" + target);
            written.add(open + "?" + target);
        }
        written.add("http://localhost" + target);
        return written;
    }

    /** {@return whether it is only another way to write what is open} */
    static boolean isOpen(String written) {
        String plain = written.split("\\?", 2)[0]
                .replace("http://localhost", "")
                .replaceAll(";[^/]*", "")
                .replaceAll("/+$", "")
                .replace("/%61", "/a")
                .replace("/%62", "/b");
        return OPEN.contains(plain) || plain.equals("/bin/log-in");
    }
}
