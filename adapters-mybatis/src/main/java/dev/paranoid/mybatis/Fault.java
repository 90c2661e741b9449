package dev.paranoid.mybatis;

/**
 * Something in which declaration and database do not fit.
 *
 * @param what a sentence
 * @param mend what mends it
 */
record Fault(String what, Mend mend) {}
