package dev.paranoid.mybatis.catalogue;

/**
 * Something in which declaration and database do not fit.
 *
 * @param what a sentence
 * @param mend what mends it
 */
public record Fault(String what, Mend mend) {}
