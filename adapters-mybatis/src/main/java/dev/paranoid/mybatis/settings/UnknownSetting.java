package dev.paranoid.mybatis.settings;

import java.util.Optional;

/**
 * A setting that nobody reads.
 *
 * @param name as it was given, in the form of a property
 * @param source where it was given
 * @param nearest the known one that it may have been meant to be
 */
record UnknownSetting(String name, String source, Optional<String> nearest) {}
