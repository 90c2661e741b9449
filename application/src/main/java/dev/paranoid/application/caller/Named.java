package dev.paranoid.application.caller;

/**
 * Who is part of the application itself.
 *
 * @param name of a job, of a person whom the application has let in
 * @param source the way by which he asks
 */
record Named(String name, String source) implements Caller {

    @Override
    public boolean may(Verb verb, String type) {
        return true;
    }

    @Override
    public Tenants tenants() {
        return Tenants.EVERY;
    }
}
