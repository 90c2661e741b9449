/** People who log in by name and password, and how often they may fail to. */
@NullMarked
package dev.paranoid.security.login;

import org.jspecify.annotations.NullMarked;
