@NullMarked
package dev.paranoid.application.limit;

import org.jspecify.annotations.NullMarked;
