package dev.paranoid.mybatis;

/**
 * Something in which declaration and database do not fit.
 *
 * @param what a sentence
 * @param mend the DDL or the line of configuration that mends it
 */
record Fault(String what, String mend) {

    @Override
    public String toString() {
        return what + "\n    " + mend;
    }
}
