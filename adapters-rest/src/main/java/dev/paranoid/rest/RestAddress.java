package dev.paranoid.rest;

/**
 * Where this adapter is.
 *
 * @param base where its addresses begin below the context path; with the path of Spring's servlet, where that has one
 */
record RestAddress(String base) {}
