/** What every page is made of, how people log in, and what is said when something goes wrong. */
@NullMarked
package dev.paranoid.web.page;

import org.jspecify.annotations.NullMarked;
