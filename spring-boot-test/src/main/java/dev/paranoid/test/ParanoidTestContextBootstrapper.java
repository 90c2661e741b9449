package dev.paranoid.test;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/** Reads the settings of {@link ParanoidTest}. */
final class ParanoidTestContextBootstrapper extends TestSliceTestContextBootstrapper<ParanoidTest> {}
