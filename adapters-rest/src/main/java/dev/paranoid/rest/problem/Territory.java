package dev.paranoid.rest.problem;

/** The addresses of a server whose errors this adapter tells. */
public enum Territory {
    /** Its own addresses; the others are a host application's. */
    OWN,
    /** All addresses: the server serves nothing but Paranoid. */
    WHOLE;

    /**
     * {@return whether errors at that path are told here}
     *
     * @param base where its own begin
     * @param path without the context path
     */
    public boolean covers(String base, String path) {
        return this == WHOLE || path.equals(base) || path.startsWith(base + "/");
    }
}
