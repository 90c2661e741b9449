package dev.paranoid.security;

import dev.paranoid.application.Caller;
import dev.paranoid.application.Tenants;

/**
 * Who has logged in.
 *
 * @param name for the ledger
 * @param rights what he may do
 * @param tenants whose rows he may see and touch
 * @param source by which way he asks
 */
record Authenticated(String name, Rights rights, Tenants tenants, String source) implements Caller {

    static final Authenticated NOBODY = new Authenticated("nobody", Rights.NONE, Tenants.NONE, "rest");

    @Override
    public boolean may(Verb verb, String type) {
        return rights.include(verb, type);
    }
}
