package dev.paranoid.security;

import dev.paranoid.application.Caller;

/**
 * Who has logged in.
 *
 * @param name for the ledger
 * @param rights what he may do
 * @param source by which way he asks
 */
record Authenticated(String name, Rights rights, String source) implements Caller {

    static final Authenticated NOBODY = new Authenticated("nobody", Rights.NONE, "rest");

    @Override
    public boolean may(Verb verb, String type) {
        return rights.include(verb, type);
    }
}
