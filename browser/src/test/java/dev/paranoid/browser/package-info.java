@NullMarked
package dev.paranoid.browser;

import org.jspecify.annotations.NullMarked;
