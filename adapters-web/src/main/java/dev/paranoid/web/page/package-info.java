/** What each address answers. */
@NullMarked
package dev.paranoid.web.page;

import org.jspecify.annotations.NullMarked;
