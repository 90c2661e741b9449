/** What is configured, and which settings are not known. */
@NullMarked
package dev.paranoid.mybatis.settings;

import org.jspecify.annotations.NullMarked;
