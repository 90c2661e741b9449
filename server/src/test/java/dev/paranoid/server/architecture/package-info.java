/** What must hold between the packages of all modules. */
@NullMarked
package dev.paranoid.server.architecture;

import org.jspecify.annotations.NullMarked;
