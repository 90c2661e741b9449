package dev.paranoid.application.caller;

/** The caller where no security is configured. */
record Anonymous(String source) implements Caller {

    @Override
    public String name() {
        return "anonymous";
    }

    @Override
    public boolean may(Verb verb, String type) {
        return true;
    }

    @Override
    public Tenants tenants() {
        return Tenants.EVERY;
    }
}
