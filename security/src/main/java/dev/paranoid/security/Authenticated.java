package dev.paranoid.security;

import dev.paranoid.application.Caller;

/**
 * Who has logged in.
 *
 * @param name for the ledger
 * @param rights what he may do
 */
record Authenticated(String name, Rights rights) implements Caller {

    static final Authenticated NOBODY = new Authenticated("nobody", Rights.NONE);

    @Override
    public String source() {
        return "rest";
    }

    @Override
    public boolean may(Verb verb, String type) {
        return rights.include(verb, type);
    }
}
