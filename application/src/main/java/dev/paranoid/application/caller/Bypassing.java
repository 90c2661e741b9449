package dev.paranoid.application.caller;

/** A caller who says that he bypasses a retention. Whether he may is another question. */
record Bypassing(Caller caller) implements Caller {

    @Override
    public String name() {
        return caller.name();
    }

    @Override
    public String source() {
        return caller.source();
    }

    @Override
    public String person() {
        return caller.person();
    }

    @Override
    public String scope() {
        return caller.scope();
    }

    @Override
    public boolean may(Verb verb, String type) {
        return caller.may(verb, type);
    }

    @Override
    public Tenants tenants() {
        return caller.tenants();
    }

    @Override
    public boolean bypasses() {
        return true;
    }
}
