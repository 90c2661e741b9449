/** What pages say of the code is what the code says. */
@NullMarked
package dev.paranoid.server.page;

import org.jspecify.annotations.NullMarked;
