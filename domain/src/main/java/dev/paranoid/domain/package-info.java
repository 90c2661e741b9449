/** What can be hidden, and the words of the law: start here. */
@NullMarked
package dev.paranoid.domain;

import org.jspecify.annotations.NullMarked;
