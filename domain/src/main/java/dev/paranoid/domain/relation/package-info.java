/** Which types belong to which, and what each relation does on delete. */
@NullMarked
package dev.paranoid.domain.relation;

import org.jspecify.annotations.NullMarked;
