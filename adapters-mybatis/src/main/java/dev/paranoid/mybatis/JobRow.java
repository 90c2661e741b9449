package dev.paranoid.mybatis;

/** A job as it is stored. Mutable, because MyBatis hands keys back that way. */
final class JobRow {
    private long id;
    private boolean again;
    private String state;

    JobRow(long id, boolean again, String state) {
        this.id = id;
        this.again = again;
        this.state = state;
    }

    static JobRow fresh(String state) {
        return new JobRow(0, false, state);
    }

    public void setId(long id) {
        this.id = id;
    }

    public long getId() {
        return id;
    }

    public boolean isAgain() {
        return again;
    }

    public String getState() {
        return state;
    }
}
