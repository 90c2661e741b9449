/** What the pages show as code is run, parsed or compiled. */
@NullMarked
package dev.paranoid.server.example;

import org.jspecify.annotations.NullMarked;
